"""The rows of a total: cells side by side, and the order in which rows stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pledgebook.claims.claim import Stage
from pledgebook.commitments.band import NOTHING, Band
from pledgebook.commitments.columns import By, Column, Kind
from pledgebook.commitments.keys import NOT_BROKEN_DOWN, Key

_PLACES = {column: place for place, column in enumerate(Column)}
_KINDS = list(Kind)
_IN_TIME = (By.MONTH, By.YEAR)


@dataclass(frozen=True, slots=True)
class Cell:
    """A sum, and the ids of the commitments it is made of.

    `conditional` and `suspended` are parts of the sum. `no_amount` are commitments that reached the column and
    bring no sum to it; `not_stated` those said to be delivered without saying how much.
    """

    sum: Band = NOTHING
    commitments: tuple[str, ...] = ()
    no_amount: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = ()
    conditional: Decimal = Decimal(0)
    suspended: Decimal = Decimal(0)

    @property
    def conditional_share(self) -> Decimal | None:
        """The per cent of the sum that hangs on a condition, null where there is no sum."""
        return (100 * self.conditional / self.sum.value).quantize(Decimal("0.1")) if self.sum.value else None


@dataclass(frozen=True, slots=True)
class Row:
    """What belongs together: a value for each of `by`, null where it is not known, and a cell for each column.

    `gdp` is the sum of the named stage in per cent of what the actors' economies make in a year.
    """

    kind: Kind
    key: Key
    cells: tuple[Cell, ...]
    gdp: Decimal | None = None

    def __getitem__(self, column: Column) -> Cell:
        """Return the cell of a column."""
        return self.cells[_PLACES[column]]


def in_order(rows: Iterable[Row], by: tuple[By, ...], stage: Column) -> list[Row]:
    """Return rows by kind, times and stages as they follow, all else the largest first, the unknown last."""
    found = list(rows)
    sizes: dict[tuple[Kind, Key], tuple[Decimal, Decimal]] = {}
    for row in found:
        for end in range(1, len(row.key) + 1):
            named, pledged = sizes.get((row.kind, row.key[:end]), (Decimal(0), Decimal(0)))
            sums = named + row[stage].sum.value, pledged + row[Column.PLEDGED].sum.value
            sizes[row.kind, row.key[:end]] = sums

    def place(row: Row) -> tuple[Any, ...]:
        keys = (
            (
                value in (None, NOT_BROKEN_DOWN),
                _rank(one, value, sizes[row.kind, row.key[: at + 1]]),
                value or "",
            )
            for at, (one, value) in enumerate(zip(by, row.key, strict=True))
        )
        return (_KINDS.index(row.kind), *keys)

    return sorted(found, key=place)


def _rank(one: By, value: str | None, size: tuple[Decimal, Decimal]) -> tuple[Decimal, ...]:
    if one is By.STAGE and value:
        return (Decimal(Stage(value).firmness),)
    return () if one in _IN_TIME else (-size[0], -size[1])
