"""Batches read by Ray Data: actors that keep the parser loaded, on this machine or a cluster (extra `bulk`)."""

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pledgebook.bulk.batches import Batch
from pledgebook.bulk.crew import Crew
from pledgebook.bulk.shards import Done
from pledgebook.bulk.work import Work
from pledgebook.errors import RunnerMissingError

_WINDOW = 16  # batches for each actor that are handed over at once: what waits stays small
_RETRIES = 3
_RUNNER, _EXTRA = "ray", "bulk"


class _Actor:
    """Reads batches in a process of its own, which a bad document may end and the actor not."""

    def __init__(self, work: Work, limit: float) -> None:
        self._crew = Crew(work, 1, limit)

    def __call__(self, rows: dict[str, Any]) -> dict[str, list[bytes]]:
        """Return each batch's shard when it is written."""
        given = [pickle.loads(raw) for raw in rows["batch"]]
        return {"done": [pickle.dumps(done) for done in self._crew.run(given)]}


def run_on_ray(
    work: Work, batches: Iterable[Batch], actors: int, limit: float, address: str | None = None
) -> Iterator[Done]:
    """Yield each shard when it is whole; `address` is a cluster's, by default Ray is started on this machine."""
    try:
        import ray
        import ray.data
    except ImportError as problem:
        raise RunnerMissingError(_RUNNER, _EXTRA) from problem
    ours = not ray.is_initialized()
    if ours:
        ray.init(
            address=address,
            num_cpus=None if address else actors,
            log_to_driver=False,
            include_dashboard=False,
        )
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        waiting = iter(batches)
        while window := list(islice(waiting, _WINDOW * actors)):
            yield from _window(ray, work, window, actors, limit)
    finally:
        if ours:
            ray.shutdown()


def _window(ray: Any, work: Work, window: list[Batch], actors: int, limit: float) -> Iterator[Done]:
    rows = [{"batch": pickle.dumps(batch)} for batch in window]
    read = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
        _Actor,
        fn_constructor_args=(work, limit),
        batch_size=1,
        batch_format="numpy",
        concurrency=actors,
        max_restarts=_RETRIES,
        max_task_retries=_RETRIES,
    )
    for row in read.iter_rows():
        yield pickle.loads(row["done"])
