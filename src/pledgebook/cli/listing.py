"""The commands that look into a ledger: list and show."""

from datetime import date, datetime

import click

from pledgebook.cli.options import AS_OF, KNOWN_BY, LEDGER, Day

CATEGORIES = ("military", "humanitarian", "financial", "political")
STAGES = (
    "ruled_out",
    "requested",
    "considered",
    "pledged",
    "committed",
    "allocated",
    "delivering",
    "delivered",
    "suspended",
    "cancelled",
)


@click.command("list")
@click.option("--actor", help="Who gives: an id such as NOR, or a name.")
@click.option("--recipient", help="Who gains: an id or a name.")
@click.option("--category", type=click.Choice(CATEGORIES))
@click.option("--stage", type=click.Choice(STAGES), help="The stage that stands.")
@click.option("--since", type=Day(), help="Announced on this day or later.")
@click.option("--until", type=Day(), help="Announced on this day or earlier.")
@KNOWN_BY
@AS_OF
@LEDGER
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True
)
def list_commitments(
    actor: str | None,
    recipient: str | None,
    category: str | None,
    stage: str | None,
    since: date | None,
    until: date | None,
    known_by: date | None,
    as_of: datetime | None,
    ledger: str | None,
    form: str,
) -> None:
    """List commitments: one line for each act of support, from all that tell of it.

    \b
    pledgebook list --recipient Kenya --since 2024-01-01
    pledgebook list --actor NOR --stage delivered --format csv
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.claims.claim import Category, Stage
    from pledgebook.cli.listed import show_list
    from pledgebook.jobs import ListRequest

    kind, firm = Category(category) if category else None, Stage(stage) if stage else None
    request = ListRequest(actor, recipient, kind, firm, since, until, known_by, as_of)
    show_list(request, form, ledger)


@click.command()
@click.argument("id")
@LEDGER
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def show(id: str, ledger: str | None, form: str) -> None:  # noqa: A002 - the contract calls it so
    """Show one commitment: its history, the words that prove it, what disagrees, why it counts or not.

    ID is that of a commitment, one it had before, one of its claims, or the beginning of one of these.

    \b
    pledgebook show 3f9c2a --ledger my.db
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.listed import show_one

    show_one(id, form, ledger)
