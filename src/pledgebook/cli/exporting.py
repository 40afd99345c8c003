"""The command that takes the ledger out of the house."""

import click

from pledgebook.cli.options import LEDGER
from pledgebook.cli.parts import Part, part_options

_FILES_ONLY = ("xlsx", "parquet")
_NAMELESS = "A workbook and Parquet do not go to standard output; name a file."


@click.command()
@click.option(
    "--to",
    required=True,
    type=click.Choice(["csv", "xlsx", "parquet", "jsonl", "iati", "report"]),
    help="The form.",
)
@click.argument("out")
@part_options
@click.option("--texts", is_flag=True, help="Whole texts too, in the table of documents of a folder.")
@LEDGER
def export(to: str, out: str, part: Part, texts: bool, ledger: str | None) -> None:
    """Write the ledger, or a part of it, to OUT.

    CSV, Parquet and JSON lines go into a folder of tables with a datapackage.json; a file name gives the
    commitments alone, and so does - for standard output (CSV and JSON lines). IATI is one file of
    activities by version 2.03 of the standard. Quotations and addresses go along; whole texts only into the
    table of documents, and only with --texts: they belong to their publishers.

    \b
    pledgebook export --to csv tables/ --ledger my.db
    pledgebook export --to parquet tables/ --texts
    pledgebook export --to xlsx ukraine.xlsx --recipient Ukraine
    pledgebook export --to iati activities.xml --category humanitarian
    pledgebook export --to report briefing.html --actor Norway --since 2024-01-01
    """  # noqa: D301 - click knows the sign itself
    if out == "-" and to in _FILES_ONLY:
        raise click.UsageError(_NAMELESS)
    from pledgebook.cli.exported import write_export

    write_export(to, out, part.request(), ledger, texts=texts)
