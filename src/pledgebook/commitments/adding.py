"""Adding up: the rows of a total grow part by part, and hold no more of a part than its id."""

from collections.abc import Iterator
from decimal import Decimal

from pledgebook.commitments.band import NOTHING, Band
from pledgebook.commitments.columns import Column, Kind
from pledgebook.commitments.counting import Part, Unsaid
from pledgebook.commitments.keys import Key
from pledgebook.commitments.rows import Cell, Row


class Rows:
    """Rows of a total that are still growing; `number` counts the parts."""

    def __init__(self) -> None:
        self._cells: dict[tuple[Kind, Key], tuple[_Growing, ...]] = {}
        self.number = 0

    def take(self, part: Part) -> None:
        """Add what one commitment brings to its row."""
        cells = self._cells.get((part.kind, part.key))
        if cells is None:
            cells = self._cells[part.kind, part.key] = tuple(_Growing() for _ in Column)
        for cell, share in zip(cells, part.shares, strict=True):
            if share is not None:
                cell.take(part, share)
        self.number += 1

    def made(self) -> Iterator[Row]:
        """Yield the rows as they are now."""
        for (kind, key), cells in self._cells.items():
            yield Row(kind, key, tuple(cell.made() for cell in cells))


class _Growing:
    """One cell."""

    __slots__ = ("_conditional", "_names", "_sum", "_suspended", "_unsaid")

    def __init__(self) -> None:
        self._sum = NOTHING
        self._names: list[str] = []
        self._unsaid: dict[Unsaid, list[str]] = {Unsaid.NO_AMOUNT: [], Unsaid.NOT_STATED: []}
        self._conditional = self._suspended = Decimal(0)

    def take(self, part: Part, share: Band | Unsaid) -> None:
        if isinstance(share, Unsaid):
            self._unsaid[share].append(part.commitment.id)
            return
        self._sum = self._sum.plus(share) if self._names else share
        self._names.append(part.commitment.id)
        if part.conditional:
            self._conditional += share.value
        if part.suspended:
            self._suspended += share.value

    def made(self) -> Cell:
        return Cell(
            sum=self._sum,
            commitments=tuple(sorted(self._names)),
            no_amount=tuple(sorted(self._unsaid[Unsaid.NO_AMOUNT])),
            not_stated=tuple(sorted(self._unsaid[Unsaid.NOT_STATED])),
            conditional=self._conditional,
            suspended=self._suspended,
        )
