"""Runs a screening with its progress, says what could not be read, and ends with the right status."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging import INFO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from pledgebook.bulk.screen import Screener
from pledgebook.cli.ending import or_exit
from pledgebook.cli.run_report import note
from pledgebook.cli.saying import complain, say
from pledgebook.findings import Finding
from pledgebook.jobs.screening import ScreenRequest, kept_line, screen, screener, size_of
from pledgebook.log import logger
from pledgebook.masked import masked
from pledgebook.whole_file import whole

if TYPE_CHECKING:
    from rich.progress import Progress


def show_screened(request: ScreenRequest, output: str | None, *, structured: bool) -> None:
    """Write what is worth reading, name what could not be read, and exit with the status of the contract."""
    with or_exit():
        screening = screener(request)
    try:
        with _opened(output) as out, _shown(request, screening) as show:
            missed = _write(request, screening, out, show)
            if missed and not screening.seen:
                raise SystemExit(2)  # what was there before stays
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as problem:
        complain(f"{output}: could not be written ({problem.strerror or problem})")
        raise SystemExit(2) from problem
    _sum_up(screening, output, structured=structured)
    raise SystemExit(1 if missed else 0)


class _Show:
    """Names on standard error what could not be read."""

    def progress(self, done: int) -> None:
        """Show how many bytes are behind: nothing, for no terminal looks on."""

    def name(self, finding: Finding) -> None:
        """Say what could not be read, and why."""
        if logger.isEnabledFor(INFO):
            logger.warning("not read", extra={"facts": {"where": finding.where, "reason": finding.reason}})
        else:
            self.say(masked(f"pledgebook: {finding}"))

    def say(self, line: str) -> None:
        """Print one line."""
        click.echo(line, err=True)


class _Bar(_Show):
    """Shows a bar with rate and time left, and names above it what could not be read."""

    def __init__(self, bar: "Progress", total: int | None, screening: Screener) -> None:
        self._bar = bar
        self._screening = screening
        self._task = bar.add_task("Screening", total=total)

    def progress(self, done: int) -> None:
        """Move the bar."""
        told = f"Screened {self._screening.seen:,} records, kept {self._screening.kept:,}"
        self._bar.update(self._task, completed=done, description=told)

    def say(self, line: str) -> None:
        """Print one line above the bar."""
        self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


def _write(request: ScreenRequest, screening: Screener, out: BinaryIO, show: _Show) -> int:
    """Write each page that is kept; return how much could not be read."""
    missed = 0
    for one in screen(request, screening, show.progress):
        if isinstance(one, Finding):
            missed += 1
            show.name(one)
        else:
            out.write(kept_line(one))
    return missed


def _sum_up(screening: Screener, output: str | None, *, structured: bool) -> None:
    note(seen=screening.seen, kept=screening.kept)
    if not structured:
        where = f", written to {output}" if output not in (None, "-") else ""
        say(
            f"{screening.seen:,} records seen, {screening.passed:,} looked at twice, {screening.kept:,} kept{where}"
        )


@contextmanager
def _opened(output: str | None) -> Iterator[BinaryIO]:
    if output in (None, "-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with whole(Path(output)) as part, part.open("wb") as file:
        yield file


@contextmanager
def _shown(request: ScreenRequest, screening: Screener) -> Iterator[_Show]:
    """Give what shows how far it is; a bar only where a terminal looks on."""
    if not sys.stderr.isatty():
        yield _Show()
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.progress import TransferSpeedColumn as Rate

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar, size_of(request), screening)
