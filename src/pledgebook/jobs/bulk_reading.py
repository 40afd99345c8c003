"""Bulk: very many documents in, shards of what they claim out; resumable, and `add` takes the shards."""

import gzip
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pledgebook.bulk.batches import Batch, batches
from pledgebook.bulk.crew import Crew
from pledgebook.bulk.shards import Done, Shards
from pledgebook.bulk.tables import readings
from pledgebook.bulk.work import Work
from pledgebook.claims import Reading
from pledgebook.documents import Document, ReadSettings, read_inputs
from pledgebook.documents.sources import STDIN, is_address, list_inputs
from pledgebook.documents.stores import is_stored
from pledgebook.documents.zstd import unzstd
from pledgebook.errors import BulkFolderError, InputLostError
from pledgebook.findings import Finding
from pledgebook.jobs.request import Request
from pledgebook.ledger import Rules

_UNPACK: dict[str, Callable[[Any], Any]] = {".gz": gzip.open, ".zst": unzstd}


class Runner(StrEnum):
    """What reads: worker processes on this machine, or Ray."""

    PROCESSES = "processes"
    RAY = "ray"


@dataclass(frozen=True, slots=True)
class BulkRequest:
    """What is read, where to, and by how many; `limit` is how many seconds one document may take."""

    request: Request
    output: str
    runner: Runner = Runner.PROCESSES
    processes: int = 1
    size: int = 64
    limit: float = 300.0
    cluster: str | None = None


def bulk(request: BulkRequest) -> Iterator[Done]:
    """Yield each shard when it is whole, those of an earlier run first."""
    shards = Shards(request.output)
    with shards.alone():
        yield from _bulk(request, shards)


def _bulk(request: BulkRequest, shards: Shards) -> Iterator[Done]:
    settings = request.request.settings()
    rules = Rules.of(settings)
    told = {"program": rules.program, "vocabulary": rules.vocabulary, "pipeline": rules.pipeline}
    shards.begin(told, request.size)
    # A shard of findings alone is made anew: they may be mended, and it costs no reading.
    whole = {number: done for number, done in shards.done().items() if done.documents}
    yield from whole.values()
    inputs = read_inputs(
        request.request.sources,
        settings=ReadSettings(settings.limit_bytes, fetch_private=True, open_stores=True),
        published=request.request.published,
        publisher=request.request.publisher,
    )
    open_ones = _open(batches(_sure(inputs), request.size), whole, request.output)
    today = datetime.now(UTC).date()
    yield from _run(Work(shards, settings.pipeline, settings.vocabulary, today), open_ones, request)


def _sure(inputs: Iterable[Document | Finding]) -> Iterator[Document | Finding]:
    """Yield what was read, and stop where a store was not reached: what comes behind would be put in its place."""
    for found in inputs:
        if isinstance(found, Finding) and found.passing:
            raise InputLostError(found.where, found.reason)
        yield found


def _run(work: Work, waiting: Iterator[Batch], request: BulkRequest) -> Iterator[Done]:
    if request.runner is Runner.RAY:
        from pledgebook.bulk.on_ray import run_on_ray

        yield from run_on_ray(work, waiting, request.processes, request.limit, request.cluster)
        return
    with Crew(work, request.processes, request.limit) as crew:
        yield from crew.run(waiting)


def _open(waiting: Iterator[Batch], whole: dict[int, Done], output: str) -> Iterator[Batch]:
    """Yield the batches that have no shard yet; one made of other documents is another run's."""
    for batch in waiting:
        done = whole.get(batch.number)
        if done is None:
            yield batch
        elif done.key != batch.key:
            raise BulkFolderError(
                output, f"shard {batch.number} was made of other documents; name a new folder"
            )


def is_shards(source: str) -> bool:
    """Tell whether a name is that of a folder of shards; a store that does not say is told of when it is read."""
    try:
        return source != STDIN and not is_address(source) and Shards(source).manifest() is not None
    except BulkFolderError:
        return False


def shard_rules(source: str) -> Rules:
    """Return the rules by which the shards of a folder were read."""
    said = (Shards(source).manifest() or {}).get("rules", {})
    return Rules(said.get("program", ""), said.get("vocabulary", ""), said.get("pipeline", ""))


def read_shards(source: str) -> Iterator[Reading]:
    """Yield what the shards of a folder hold, in the order of the inputs."""
    shards = Shards(source)
    for number in shards.done():
        documents, claims, _ = shards.rows(number)
        yield from readings(documents, claims)


def count_documents(sources: Iterable[str]) -> int | None:
    """Return how many documents the inputs seem to hold; null where that cannot be told before."""
    names = list_inputs(sources)
    return None if any(name == STDIN or is_stored(name) for name in names) else sum(map(_count, names))


def _count(name: str) -> int:
    """Return how many records a file holds by its lines or its own count; a page is one."""
    path = Path(name)
    if path.suffix == ".parquet" and path.is_file():
        from pyarrow import parquet

        return int(parquet.read_metadata(path).num_rows)
    if not path.is_file() or ".jsonl" not in path.suffixes:
        return 1
    with path.open("rb") as raw, _UNPACK.get(path.suffix, lambda plain: plain)(raw) as lines:
        return sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b""))
