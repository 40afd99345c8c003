"""The commands that look into a ledger: list and show."""

import click

from pledgebook.cli.options import LEDGER
from pledgebook.cli.parts import Part, part_options


@click.command("list")
@part_options
@LEDGER
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True
)
def list_commitments(part: Part, ledger: str | None, form: str) -> None:
    """List commitments: one line for each act of support, from all that tell of it.

    \b
    pledgebook list --recipient Kenya --since 2024-01-01
    pledgebook list --actor NOR --stage delivered --format csv
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.listed import show_list

    show_list(part.request(), form, ledger)


@click.command()
@click.argument("id")
@LEDGER
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def show(id: str, ledger: str | None, form: str) -> None:  # noqa: A002 - the contract calls it so
    """Show one commitment: its history, its words, what disagrees, why it counts or not.

    ID is that of a commitment, one it had before, one of its claims, or the beginning of one of these.

    \b
    pledgebook show 3f9c2a --ledger my.db
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.listed import show_one

    show_one(id, form, ledger)
