"""Commands that keep: what is added to a ledger."""

import click

from pledgebook.cli.options import INPUT, LEDGER, Run, run_options


@click.command()
@INPUT
@LEDGER
@run_options
def add(run: Run, ledger: str | None) -> None:
    """Read documents and keep them with what they claim; twice is once.

    INPUT is a file, a folder, an http(s) address, or - for standard input.

    \b
    pledgebook add examples/reports --ledger my.db
    pledgebook add articles.jsonl --publisher "Example Wire"
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.added import add_and_tell

    add_and_tell(run, ledger)
