"""Worker processes that read parts of batches; what hangs or crashes one is left out by name, and it goes on."""

import gc
import multiprocessing
import os
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Self

from pledgebook.bulk.batches import Batch
from pledgebook.bulk.parts import Order, Parts, orders
from pledgebook.bulk.shards import Done
from pledgebook.bulk.tables import Tables
from pledgebook.bulk.work import Work
from pledgebook.errors import PledgebookError, WorkerLostError
from pledgebook.findings import Finding

_TICK = 0.5  # seconds between two looks at the clock
_GARBAGE = 50_000  # new objects between two looks for garbage
_START = 120.0  # seconds that loading the parser may take on a slow machine


def _serve(pipe: Connection, work: Work) -> None:
    """Read parts of batches until none comes; the parent hears where it is."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work.warm()
    gc.freeze()  # what is loaded stays: to look through it for garbage takes a tenth of the reading
    gc.set_threshold(_GARBAGE)
    while (order := pipe.recv()) is not None:
        try:
            pipe.send(work.read(order, pipe.send))
        except PledgebookError as problem:
            pipe.send(problem)


def _end_with_parent() -> None:
    """Read no further once the parent was killed: the next run has workers of its own."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


@dataclass
class _Worker:
    """One process, the part that it reads, and since when it has been at the document it is at."""

    process: Any
    pipe: Connection
    order: Order | None = None
    place: int = -1
    since: float = 0.0

    def give(self, order: Order) -> None:
        self.order, self.place, self.since = order, -1, time.monotonic()
        self.pipe.send(order[-1])

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Crew:
    """A number of processes that read; a context manager that ends them.

    `limit` is how many seconds one document may take.
    """

    def __init__(self, work: Work, processes: int, limit: float) -> None:
        self._work = work
        self._limit = limit
        self._processes = processes
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def run(self, batches: Iterable[Batch]) -> Iterator[Done]:
        """Yield each shard when it is whole, in the order they are finished."""
        waiting, read = orders(batches), list[Parts]()
        while True:
            self._give(waiting)
            for whole in read:  # written while the workers read on
                yield self._work.shards.write(whole.number, whole.key, whole.rows())
            busy = [worker for worker in self._workers if worker.order is not None]
            if not busy:
                return
            read = list(self._heard(busy))

    def _give(self, waiting: Iterator[Order]) -> None:
        """Give every worker that is free the next part; start workers as parts come."""
        while len(self._workers) < self._processes or any(one.order is None for one in self._workers):
            order = next(waiting, None)
            if order is None:
                return
            free = next((one for one in self._workers if one.order is None), None)
            if free is None:
                free = self._started()
                self._workers.append(free)
            free.give(order)

    def _started(self) -> _Worker:
        # Workers share the cores already: numpy's own threads would only wait for each other.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _heard(self, busy: list[_Worker]) -> Iterator[Parts]:
        """Yield the batches of which the last part was read."""
        speaking = wait([worker.pipe for worker in busy], timeout=_TICK)
        for worker in busy:
            if worker.pipe in speaking:
                yield from self._listen(worker)
            elif time.monotonic() - worker.since > (self._limit if worker.place >= 0 else _START):
                self._leave_out(worker, f"took longer than {self._limit:g} seconds; it was left out")

    def _listen(self, worker: _Worker) -> Iterator[Parts]:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._leave_out(worker, "ended the process that read it; it was left out")
            return
        if isinstance(said, int):
            worker.place, worker.since = said, time.monotonic()
            return
        if not isinstance(said, Tables):
            raise said
        assert worker.order is not None
        whole, place, _ = worker.order
        worker.order = None
        if whole.take(place, said):
            yield whole

    def _leave_out(self, worker: _Worker, why: str) -> None:
        """Read a part again in a new process, without the document that the old one did not survive."""
        assert worker.order is not None
        whole, number, part = worker.order
        worker.end()
        if worker.place < 0:
            raise WorkerLostError(worker.process.exitcode)
        self._workers.remove(worker)
        document = part.documents[worker.place]
        fresh = self._started()
        self._workers.append(fresh)
        fresh.give((whole, number, part.without(worker.place, Finding(document.id, why))))
