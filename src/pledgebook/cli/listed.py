"""Shows commitments: a list of them, or one with everything behind it."""

import sys
from collections.abc import Iterator

from rich.console import Console, RenderableType

from pledgebook import jobs
from pledgebook.cli.ending import or_exit
from pledgebook.cli.run import write
from pledgebook.cli.run_report import note
from pledgebook.cli.saying import say
from pledgebook.commitments import Commitment
from pledgebook.exports import commitment_line, commitment_lines, commitments_csv


def show_list(request: jobs.ListRequest, form: str, ledger: str | None) -> None:
    """Print the commitments asked for; how many there are is said on standard error."""
    with or_exit():
        found = jobs.commitments(request, ledger)
    for piece in _pieces(found, form):
        write(piece)
    counted = sum(one.counted for one in found)
    note(commitments=len(found), counted=counted)
    say(f"{len(found):,} commitments, {counted:,} of them counted")


def _pieces(found: tuple[Commitment, ...], form: str) -> Iterator[str]:
    if form == "jsonl":
        return commitment_lines(found)
    if form == "csv":
        return commitments_csv(found)
    from pledgebook.cli.list_table import list_table

    return printed(list_table(found)) if found else iter(())


def show_one(said: str, form: str, ledger: str | None) -> None:
    """Print one commitment with everything behind it."""
    with or_exit():
        shown = jobs.show(said, ledger)
    if form == "jsonl":
        write(commitment_line(shown.commitment, shown.statements))
        return
    from pledgebook.cli.show_page import ShowPage

    for piece in printed(ShowPage(shown)):
        write(piece)


def printed(what: RenderableType) -> Iterator[str]:
    """Yield a table or page as the terminal prints it, 100 columns wide where there is none."""
    console = Console(width=None if sys.stdout.isatty() else 100)
    with console.capture() as captured:
        console.print(what)
    yield captured.get()
