"""Shows totals in one of the forms."""

import sys
from collections.abc import Iterator

from rich.console import Console

from pledgebook import jobs
from pledgebook.cli.ending import or_exit
from pledgebook.cli.run import write
from pledgebook.cli.saying import say
from pledgebook.exports import totals_csv, totals_lines


def show_totals(request: jobs.TotalsRequest, form: str, ledger: str | None) -> None:
    """Add up and print; a ledger that holds nothing is said on standard error."""
    with or_exit():
        summed = jobs.totals(request, ledger)
    if not summed.totals.number:
        say("no commitments to add up; keep documents with pledgebook add")
    for piece in _pieces(summed, form):
        write(piece)


def _pieces(summed: jobs.Summed, form: str) -> Iterator[str]:
    if form == "jsonl":
        return totals_lines(summed.totals, summed.commitments, summed.words)
    return totals_csv(summed.totals) if form == "csv" else _table(summed)


def _table(summed: jobs.Summed) -> Iterator[str]:
    from pledgebook.cli.totals_table import TotalsTable

    if summed.totals.number:
        console = Console(width=None if sys.stdout.isatty() else 100)
        with console.capture() as captured:
            console.print(TotalsTable(summed))
        yield captured.get()
