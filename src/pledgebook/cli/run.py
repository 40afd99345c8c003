"""Runs a job with a progress bar, shows what comes of it, and ends with the right status."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

from pledgebook import jobs
from pledgebook.claims import Reading
from pledgebook.cli.options import Run
from pledgebook.cli.run_report import note, note_not_read
from pledgebook.cli.saying import complain
from pledgebook.errors import PledgebookError
from pledgebook.findings import Finding
from pledgebook.language import Annotation
from pledgebook.log import is_structured, logger
from pledgebook.masked import masked

Result = TypeVar("Result")


def show_readings(run: Run, form: str) -> None:
    """Read the inputs and print their readings in one of the forms."""
    shows: dict[str, Callable[[Iterable[Reading]], Iterable[str]]] = {
        "table": _table,
        "jsonl": _jsonl,
        "csv": _csv,
        "html": _html,
    }
    run_job(run, jobs.read, shows[form])


def show_annotations(run: Run, form: str) -> None:
    """Annotate the inputs and print what was seen in one of the forms."""
    from pledgebook.exports import annotation_line, annotation_page

    def lines(annotations: Iterable[Annotation]) -> Iterator[str]:
        return (f"{annotation_line(annotation)}\n" for annotation in annotations)

    run_job(run, jobs.annotate, lines if form == "jsonl" else annotation_page)


def run_job(
    run: Run,
    job: Callable[[jobs.Request], Iterator[Result | Finding]],
    show: Callable[[Iterator[Result]], Iterable[str]],
    tell: Callable[[int], None] | None = None,
) -> None:
    """Run a job on the inputs, print what it shows, and exit; `tell` sums up, given how many were missed."""
    request = jobs.Request(run.sources, run.published, run.publisher, run.vocabulary)
    tally = _Tally()
    try:
        for piece in show(tally.results(job(request), partial(jobs.count, request))):
            write(piece)
    except PledgebookError as problem:
        complain(str(problem))
        raise SystemExit(2) from problem
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(tally.status) from None
    if tell:
        tell(tally.missed)
    raise SystemExit(tally.status)


def write(piece: str) -> None:
    """Print a piece of the result; what no UTF-8 stream can carry is replaced."""
    sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


class _Tally:
    """Counts what was read and what was not, and names the latter on standard error as it comes."""

    def __init__(self) -> None:
        self._read = 0
        self._missed = 0

    @property
    def missed(self) -> int:
        """How many inputs, or parts of one, could not be read."""
        return self._missed

    @property
    def status(self) -> int:
        """The exit status of the contract: 0 done, 1 some inputs not read, 2 nothing done."""
        if not self._missed:
            return 0
        return 1 if self._read else 2

    def results(self, found: Iterator[Result | Finding], count: Callable[[], int]) -> Iterator[Result]:
        """Yield the results, showing progress where standard error is a terminal.

        Inputs are counted for that alone: a store may take long to list, and longer to be found lost.
        """
        console = Console(stderr=True)
        total = count() if console.is_terminal else 0
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("Reading", total=total)
            for number, one in enumerate(found, start=1):
                # A file may hold many documents: the bar is of files, the count of documents.
                progress.update(task, completed=min(number, total), description=f"Read {number} documents")
                if isinstance(one, Finding):
                    self._miss(one, progress.console)
                else:
                    self._read += 1
                    yield one
        note(read=self._read, not_read=self._missed)

    def _miss(self, finding: Finding, console: Console) -> None:
        self._missed += 1
        logger.warning("not read", extra={"facts": {"where": finding.where, "reason": finding.reason}})
        note_not_read(finding.where, finding.reason)
        if not is_structured():
            console.print(masked(f"pledgebook: {finding}"), markup=False, highlight=False, soft_wrap=True)


def _jsonl(readings: Iterable[Reading]) -> Iterator[str]:
    from pledgebook.exports import reading_line

    return (f"{reading_line(reading)}\n" for reading in readings)


def _csv(readings: Iterable[Reading]) -> Iterator[str]:
    from pledgebook.exports import claims_csv

    return claims_csv(readings)


def _html(readings: Iterable[Reading]) -> Iterator[str]:
    from pledgebook.exports import reading_page

    return iter(reading_page(list(readings)))


def _table(readings: Iterable[Reading]) -> Iterator[str]:
    from pledgebook.cli.reading_table import ReadingTable

    console = Console(width=None if sys.stdout.isatty() else 100)
    for reading in readings:
        with console.capture() as captured:
            console.print(ReadingTable(reading))
        yield captured.get()
