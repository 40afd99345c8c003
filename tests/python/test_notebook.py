"""The example notebook, run from its first cell to its last as a reader would."""

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The cells with what they show."""
    from nbclient import NotebookClient

    home = tmp_path_factory.mktemp("nb")
    shutil.copytree(EXAMPLES / "reports", home / "reports")
    notebook = nbformat.read(EXAMPLES / "pledges.ipynb", 4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(home)}}).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cells: list[Any], code: str, kind: str = "text/plain") -> str:
    """What the cell shows that begins so."""
    (cell,) = (cell for cell in cells if cell.source.startswith(code))
    return "".join(output["data"].get(kind, "") for output in cell.outputs if "data" in output)


def test_the_notebook_is_kept_without_outputs() -> None:
    notebook = nbformat.read(EXAMPLES / "pledges.ipynb", 4)
    assert not any(cell.get("outputs") for cell in notebook.cells)


def test_it_runs_and_shows_what_it_says(cells: list[Any]) -> None:
    assert '<span class="stage" title="stage">' in shown(cells, "reading = ", "text/html")
    assert "<mark" in shown(cells, "reading.main", "text/html")
    assert "Fiji" in shown(cells, 'ledger.commitments(recipient="Fiji")', "text/html")
    assert "<svg" in shown(cells, "told_often", "text/html")
    assert "Grants and goods" in shown(cells, 'ledger.totals(by="actor")', "text/html")
    assert "below pledged" in shown(cells, "{reason")
    assert shown(cells, "chart = ", "application/vnd.vegalite.v6.json") or shown(
        cells, "chart = ", "text/html"
    )
    assert "'datapackage.json'" in shown(cells, "where = ")


def test_no_cell_warns(cells: list[Any]) -> None:
    said = [output for cell in cells for output in cell.outputs if output.output_type in ("stream", "error")]
    assert said == []
