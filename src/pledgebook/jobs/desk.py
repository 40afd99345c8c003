"""The desk: a ledger held open for many at once, with what stands and what waits in it at hand."""

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Self

from pledgebook.ledger import Ledger
from pledgebook.review import Board, board_of, with_queue
from pledgebook.review.weights import weights
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_PATIENCE = 0.15  # seconds that a page waits for the newest board before it shows the one before
_SHARE = 3  # making boards takes at most a quarter of the time


class Desk:
    """One open ledger for all who review; safe to be called from several threads."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, "board")
        self._making: Future[Board] | None = None
        self._board: Board | None = None
        self._rests_until = 0.0

    @classmethod
    def open(cls, address: str | None = None) -> Self:
        """Open the desk of a ledger at a path or PostgreSQL address."""
        return cls(Ledger.open(address))

    def close(self) -> None:
        """Wait for the board that is being made, and close the ledger."""
        self._worker.shutdown()
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def board(self) -> Board:
        """Return what stands and what waits; in a large ledger the newest entries may take seconds to show."""
        board = self._board
        if board is None:
            return self._begin().result()
        if board.at != self.ledger.head():
            with suppress(Late):
                return self._begin().result(_PATIENCE)
        return board

    def newest(self) -> Board:
        """Return the board of the last entry, however long it takes."""
        while (board := self._begin(at_once=True).result()).at != self.ledger.head():
            pass
        return board

    def _begin(self, *, at_once: bool = False) -> Future[Board]:
        """Return the board in the making; where it was made just now and takes long, the one that is there."""
        with self._lock:
            if self._making is None or self._making.done():
                if self._board is not None and not at_once and monotonic() < self._rests_until:
                    return _done(self._board)
                self._making = self._worker.submit(self._make)
            return self._making

    def _make(self) -> Board:
        began = monotonic()
        at, made, said, decisions = self.ledger.standing()
        words = weights(Vocabulary(Settings().vocabulary))
        board = with_queue(board_of(at, made, said, decisions), self.ledger.flagged(), words)
        self._board = board
        took = monotonic() - began
        self._rests_until = monotonic() + (_SHARE * took if took > _PATIENCE else 0)
        return board


def _done(board: Board) -> Future[Board]:
    future: Future[Board] = Future()
    future.set_result(board)
    return future
