"""Runs a screening with its progress, says what could not be read, and ends with the right status."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from pledgebook.bulk.screen import Screener
from pledgebook.cli.ending import or_exit
from pledgebook.findings import Finding
from pledgebook.jobs.screening import ScreenRequest, kept_line, screen, screener, size_of
from pledgebook.log import log_json, logger
from pledgebook.whole_file import whole


def show_screened(request: ScreenRequest, output: str | None, *, structured: bool) -> None:
    """Write what is worth reading, name what could not be read, and exit with the status of the contract."""
    if structured:
        log_json(sys.stderr)
    with or_exit():
        screening = screener(request)
    try:
        with _opened(output) as out, _progress(request) as tell:
            missed = _write(request, screening, out, tell)
            if missed and not screening.seen:
                raise SystemExit(2)  # what was there before stays
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as problem:
        click.echo(f"pledgebook: {output}: could not be written ({problem.strerror or problem})", err=True)
        raise SystemExit(2) from problem
    _sum_up(screening, output, structured=structured)
    raise SystemExit(1 if missed else 0)


def _write(
    request: ScreenRequest, screening: Screener, out: BinaryIO, tell: Callable[[int, Screener], None]
) -> int:
    """Write each page that is kept; return how much could not be read."""
    missed = 0
    for one in screen(request, screening, lambda done: tell(done, screening)):
        if isinstance(one, Finding):
            missed += 1
            _name(one)
        else:
            out.write(kept_line(one))
    return missed


def _name(finding: Finding) -> None:
    if logger.isEnabledFor(20):
        logger.warning("not read", extra={"facts": {"where": finding.where, "reason": finding.reason}})
    else:
        click.echo(f"pledgebook: {finding}", err=True)


def _sum_up(screening: Screener, output: str | None, *, structured: bool) -> None:
    logger.info("done", extra={"facts": {"seen": screening.seen, "kept": screening.kept}})
    if not structured:
        where = f", written to {output}" if output not in (None, "-") else ""
        click.echo(
            f"pledgebook: {screening.seen:,} pages seen, {screening.passed:,} looked at twice, "
            f"{screening.kept:,} kept{where}",
            err=True,
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
def _progress(request: ScreenRequest) -> Iterator[Callable[[int, Screener], None]]:
    """Give what shows how far it is; only a terminal is shown anything."""
    if not sys.stderr.isatty():
        yield _say_nothing
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Screening", total=size_of(request))
        yield lambda done, screening: progress.update(
            task, completed=done, description=f"Screened {screening.seen:,} pages, kept {screening.kept:,}"
        )


def _say_nothing(_done: int, _screening: Screener) -> None:
    """Show no progress."""
