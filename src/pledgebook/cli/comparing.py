"""The command that sets another tracker beside the ledger."""

from pathlib import Path

import click

from pledgebook.cli.options import LEDGER

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("other", type=_FILE)
@click.option("--mapping", type=_FILE, help="Lines of 'our field: their column', for a table of any layout.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "html"]), default="table", show_default=True
)
@LEDGER
def compare(other: Path, mapping: Path | None, form: str, ledger: str | None) -> None:
    """Compare another tracker's table with the ledger: in both, in one only, differing.

    OTHER is a workbook or CSV file in the Kiel layout, IATI XML, or any table with a --mapping. Rows whose
    notes leave open what is booked as firm, and rows without a source, are listed too. HTML is one page to walk
    through: their row beside our commitment and the words behind it.

    \b
    pledgebook compare tracker.xlsx --ledger my.db
    pledgebook compare table.csv --mapping columns.yml --format jsonl
    pledgebook compare tracker.xlsx --format html > side-by-side.html
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.compared import show_comparison

    show_comparison(other, mapping, form, ledger)
