"""The desk: a ledger held open for many at once, with what stands and what waits in it at hand."""

import gc
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from datetime import date, datetime
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Self

from pledgebook.commitments import Decision
from pledgebook.jobs.deciding import Order, decide
from pledgebook.jobs.intake import Intake
from pledgebook.ledger import Ledger
from pledgebook.review import Board, board_of, with_queue
from pledgebook.review.weights import weights
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_PATIENCE = 0.15  # seconds that a page waits for the newest board before it shows the one before
_SHARE = 9  # making boards takes at most a tenth of the time


class Desk:
    """One open ledger for all who review; safe to be called from several threads."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.people = ledger.people()
        self._lock = Lock()
        self._intake: Intake | None = None
        self._worker = ThreadPoolExecutor(1, "board")
        self._making: Future[Board] | None = None
        self._board: Board | None = None
        self._rests_until = 0.0
        self._settled: dict[str, int] = {}

    @classmethod
    def open(cls, address: str | None = None) -> Self:
        """Open the desk of a ledger at a path or PostgreSQL address."""
        return cls(Ledger.open(address))

    def close(self) -> None:
        """Wait for the board that is being made, and close the ledger."""
        self._worker.shutdown()
        if self._intake is not None:
            self._intake.close()
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def intake(self) -> Intake:
        """Where people bring documents to this ledger."""
        with self._lock:
            if self._intake is None:
                self._intake = Intake(self.ledger.address, Settings())
            return self._intake

    def board(self) -> Board:
        """Return what stands and what waits; in a large ledger the newest entries may take seconds to show."""
        board = self._board
        if board is None:
            return self._begin().result()
        if board.at != self.ledger.head():
            with suppress(Late):
                return self._begin().result(_PATIENCE)
        return board

    def later(self, act: Callable[[], object]) -> None:
        """Let something be made when no board is in the making: one thing at a time, beside the pages."""
        with suppress(RuntimeError):  # the desk is being closed
            self._worker.submit(act)

    def decide(self, order: Order, by: str, at: datetime, task: str | None = None) -> tuple[Decision, ...]:
        """Keep what a person decided; the task it was asked as waits no more, even before the next board."""
        taken = decide(self.ledger, order, by, at)
        if task:
            self._settled[task] = self.ledger.head()
        return taken

    def skip(self, task: str, by: str) -> None:
        """Put a task behind all others for one person until the day is over."""
        self.people.skip(by, task)

    def skipped(self, by: str, day: date) -> tuple[str, ...]:
        """Return what a person skipped on a day, the first first."""
        return self.people.skipped(by, day)

    def settled(self, board: Board) -> frozenset[str]:
        """Return the tasks that were decided after a board was made."""
        return frozenset(task for task, at in self._settled.items() if at > board.at)

    def newest(self) -> Board:
        """Return the board of the last entry, however long it takes."""
        while (board := self._begin(at_once=True).result()).at != self.ledger.head():
            pass
        return board

    def renew(self) -> None:
        """Make the board anew at the next call: something was set otherwise."""
        self._board = None

    def _begin(self, *, at_once: bool = False) -> Future[Board]:
        """Return the board in the making; where it was made just now and takes long, the one that is there."""
        with self._lock:
            if self._making is None or self._making.done():
                if self._board is not None and not at_once and monotonic() < self._rests_until:
                    return _done(self._board)
                self._making = self._worker.submit(self._make)
            return self._making

    def _make(self) -> Board:
        # A collection of all that a large ledger is made of stops every page for a second, and finds nothing:
        # commitments and statements hold no cycles. So none is made meanwhile, and none goes through them later.
        gc.disable()
        try:
            return self._made()
        finally:
            gc.freeze()
            gc.enable()

    def _made(self) -> Board:
        began = monotonic()
        at, made, said, decisions = self.ledger.standing()
        words = weights(Vocabulary(Settings().vocabulary))
        needed = int(self.people.option("reviewers", "1"))
        board = with_queue(board_of(at, made, said, decisions), self.ledger.flagged(), words, needed)
        self._board = board
        self._settled = {task: entry for task, entry in self._settled.items() if entry > at}
        took = monotonic() - began
        self._rests_until = monotonic() + (_SHARE * took if took > _PATIENCE else 0)
        return board


def _done(board: Board) -> Future[Board]:
    future: Future[Board] = Future()
    future.set_result(board)
    return future
