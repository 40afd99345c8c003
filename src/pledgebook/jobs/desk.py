"""The desk: a ledger held open for many at once, with what stands and what waits in it at hand."""

from threading import Lock
from types import TracebackType
from typing import Self

from pledgebook.ledger import Ledger
from pledgebook.review import Board
from pledgebook.review.board import board_of


class Desk:
    """One open ledger for all who review; safe to be called from several threads."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._lock = Lock()
        self._board: Board | None = None

    @classmethod
    def open(cls, address: str | None = None) -> Self:
        """Open the desk of a ledger at a path or PostgreSQL address."""
        return cls(Ledger.open(address))

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def board(self) -> Board:
        """Return what stands and what waits, as of the last entry of the ledger."""
        with self._lock:
            at = self.ledger.head()
            if self._board is None or self._board.at != at:
                self._board = board_of(at, self.ledger.commitments(), self.ledger.statements())
            return self._board
