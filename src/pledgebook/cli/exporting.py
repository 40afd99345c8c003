"""The command that takes the ledger out of the house."""

from datetime import date, datetime

import click

from pledgebook.cli.listing import CATEGORIES, STAGES
from pledgebook.cli.options import AS_OF, KNOWN_BY, LEDGER, Day


@click.command()
@click.option(
    "--to",
    required=True,
    type=click.Choice(["csv", "xlsx", "parquet", "jsonl", "iati", "report"]),
    help="The form.",
)
@click.argument("out")
@click.option("--actor", help="Who gives: an id such as NOR, or a name.")
@click.option("--recipient", help="Who gains: an id or a name.")
@click.option("--category", type=click.Choice(CATEGORIES))
@click.option("--stage", type=click.Choice(STAGES), help="The stage that stands.")
@click.option("--since", type=Day(), help="Announced on this day or later.")
@click.option("--until", type=Day(), help="Announced on this day or earlier.")
@KNOWN_BY
@AS_OF
@LEDGER
def export(
    to: str,
    out: str,
    actor: str | None,
    recipient: str | None,
    category: str | None,
    stage: str | None,
    since: date | None,
    until: date | None,
    known_by: date | None,
    as_of: datetime | None,
    ledger: str | None,
) -> None:
    """Write the ledger, or a part of it, to OUT.

    CSV, Parquet and JSON lines go into a folder of tables with a datapackage.json; a file name, or - for
    standard output, gives the commitments alone. IATI is one file of activities by version 2.03 of the
    standard. Quotations and addresses go along, whole texts never.

    \b
    pledgebook export --to csv tables/ --ledger my.db
    pledgebook export --to xlsx ukraine.xlsx --recipient Ukraine
    pledgebook export --to iati activities.xml --category humanitarian
    pledgebook export --to report briefing.html --actor Norway --since 2024-01-01
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.claims.claim import Category, Stage
    from pledgebook.cli.exported import write_export
    from pledgebook.jobs import ListRequest

    kind, firm = Category(category) if category else None, Stage(stage) if stage else None
    request = ListRequest(actor, recipient, kind, firm, since, until, known_by, as_of)
    write_export(to, out, request, ledger)
