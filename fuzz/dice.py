"""Choices read from bytes, so that a changed byte changes one choice; when the bytes end, every choice is the first."""

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Dice:
    """A throw for every two bytes."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def throw(self, sides: int) -> int:
        """Return a number below that of the sides."""
        pair = self._data[self._at : self._at + 2]
        self._at += 2
        return int.from_bytes(pair, "big") % sides

    def choice(self, things: Sequence[_T]) -> _T:
        """Return one of some things."""
        return things[self.throw(len(things))]
