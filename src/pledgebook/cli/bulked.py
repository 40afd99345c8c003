"""Runs a bulk reading with its progress, names what was left out, and ends with the right status."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pledgebook.bulk.shards import Done, Shards
from pledgebook.cli.ending import or_exit
from pledgebook.cli.run_report import note
from pledgebook.cli.saying import many, say
from pledgebook.jobs.bulk_reading import BulkRequest, bulk, count_documents
from pledgebook.log import logger


def show_bulk(request: BulkRequest, *, structured: bool) -> None:
    """Read, say what was left out, sum up, and exit with the status of the contract."""
    done: list[Done] = []
    with or_exit(), _progress(request) as tell:
        for shard in bulk(request):
            done.append(shard)
            tell(shard)
            logger.info("shard", extra={"facts": shard._asdict()})
            if shard.findings and not structured:
                _name(request.output, shard)
    documents, claims = sum(one.documents for one in done), sum(one.claims for one in done)
    missed = sum(one.findings for one in done)
    note(documents=documents, claims=claims, findings=missed)
    if not structured:
        left = f"; {missed:,} left out" if missed else ""
        read = f"{many(documents, 'document')} with {many(claims, 'claim')} in {many(len(done), 'shard')}"
        say(f"{read}, in {request.output}{left}")
    raise SystemExit((1 if documents else 2) if missed else 0)


def _name(output: str, shard: Done) -> None:
    """Name what a shard could not take."""
    *_, findings = Shards(output).rows(shard.number)
    for row in findings:
        say(f"{row['where']}: {row['reason']}")


@contextmanager
def _progress(request: BulkRequest) -> Iterator[Callable[[Done], None]]:
    """Give what shows how far it is, how fast, and how long it will take; only a terminal is shown anything."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.completed:,.0f} documents, {task.speed:.1f} a second", justify="right")
    columns = (TextColumn("Reading"), BarColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=count_documents(request.request.sources))
        yield lambda done: progress.advance(task, done.documents)
