"""Batches read by Ray Data: actors that keep the parser loaded, on this machine or a cluster (extra `bulk`).

Ray starts an actor again that is lost, and gives its batch to another: that is its own default.
"""

import logging
import os
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
_RUNNER, _EXTRA = "ray", "bulk"


class _Actor:
    """Reads batches in a process of its own, which a bad document may end and the actor not."""

    def __init__(self) -> None:
        self._crew: Crew | None = None

    def __call__(self, rows: dict[str, Any]) -> dict[str, list[bytes]]:
        """Return each batch's shard when it is written."""
        done: list[Done] = []
        for raw in rows["order"]:
            work, limit, batch = pickle.loads(raw)
            self._crew = self._crew or Crew(work, 1, limit)
            done.extend(self._crew.run([batch]))
        return {"done": [pickle.dumps(one) for one in done]}


def run_on_ray(
    work: Work, batches: Iterable[Batch], actors: int, limit: float, address: str | None = None
) -> Iterator[Done]:
    """Yield each shard when it is whole; `address` is a cluster's, by default Ray is started on this machine."""
    ray = _ray()
    ours = not ray.is_initialized()
    if ours:
        local = (
            {}
            if address
            else {"num_cpus": actors, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
        )
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **local)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        waiting = iter(batches)
        while window := list(islice(waiting, _WINDOW * actors)):
            yield from _window(ray, work, window, actors, limit)
    finally:
        if ours:
            ray.shutdown()


def _ray() -> Any:
    """Return Ray; it tells nobody how it is used."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    try:
        import ray
        import ray.data
    except ImportError as problem:
        raise RunnerMissingError(_RUNNER, _EXTRA) from problem
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return ray


def _window(ray: Any, work: Work, window: list[Batch], actors: int, limit: float) -> Iterator[Done]:
    rows = [{"order": pickle.dumps((work, limit, batch))} for batch in window]
    read = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
        _Actor,
        batch_size=1,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(size=actors),
    )
    for row in read.iter_rows():
        yield pickle.loads(row["done"])
