"""The reference page says what the code says."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "make_reference.py"))["reference"]()
    assert (DOCS / "reference.md").read_text("utf-8") == "\n".join(made).rstrip() + "\n", (
        "run: python docs/make_reference.py"
    )
