"""Groups of rows that are kept, so that a new row costs no more than the rows it is tied to.

Nothing against a tie matters between rows that no tie leads to, so each set of rows that ties connect is
grouped by itself, and again only when a new pair touches it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from pledgebook.commitments.clusters import Weighted, clusters


class Groups:
    """Rows in groups: those of `clusters` over all pairs that came, in whichever batches.

    `order` says which row comes first where sums are equal; it never changes for a row.
    """

    def __init__(self, order: Callable[[int], Any]) -> None:
        self._order = order
        self._above: list[int] = []
        self._tied: dict[int, list[int]] = {}
        self._pairs: dict[int, dict[int, float]] = defaultdict(dict)
        self._decided: dict[int, dict[int, float]] = {}
        self._groups: dict[int, list[list[int]]] = {}

    def add(self, count: int, pairs: Iterable[Weighted]) -> None:
        """Take in so many more rows, and the pairs among them and with the rows before."""
        touched = range(len(self._above), len(self._above) + count)
        self._above += touched
        self._tied |= {row: [row] for row in touched}
        changed = set(touched)
        for left, right, weight in pairs:
            self._pairs[left][right] = self._pairs[right][left] = weight
            changed |= {left, right}
            if weight > 0:
                self._join(left, right)
        self._regroup(changed)

    def decide(self, pairs: Iterable[Weighted]) -> None:
        """Let the weights that people give stand before those of the machine; those given before are forgotten."""
        before, self._decided = self._decided, _both_ways(pairs)
        rows = before.keys() | self._decided.keys()
        changed = {row for row in rows if before.get(row) != self._decided.get(row)}
        for row in changed:
            for other, weight in self._decided.get(row, {}).items():
                if weight > 0:
                    self._join(row, other)
        self._regroup(changed)

    def drop(self, rows: Iterable[int]) -> None:
        """Leave rows out from now on, with every pair they are in."""
        gone = set(rows)
        tops = {self._top(row) for row in gone}
        for row in gone:
            for other in self._pairs.pop(row, {}):
                self._pairs[other].pop(row, None)
        for top in tops:
            self._tied[top] = [row for row in self._tied[top] if row not in gone]
        self._regroup(tops)

    def _regroup(self, rows: Iterable[int]) -> None:
        for top in {self._top(row) for row in rows}:
            self._groups[top] = self._grouped(self._tied[top])

    def all(self) -> list[list[int]]:
        """Return every group."""
        return [group for groups in self._groups.values() for group in groups]

    def _grouped(self, rows: list[int]) -> list[list[int]]:
        if len(rows) < 2:
            return [rows.copy()] if rows else []
        inside = set(rows)
        pairs = (
            (row, other, weight)
            for row in rows
            for other, weight in (self._pairs[row] | self._decided.get(row, {})).items()
            if row < other and other in inside
        )
        return clusters(sorted(rows, key=self._order), pairs)

    def _join(self, left: int, right: int) -> None:
        one, two = sorted((self._top(left), self._top(right)))
        if one != two:
            self._above[two] = one
            self._tied[one] += self._tied.pop(two)
            self._groups.pop(two, None)

    def _top(self, row: int) -> int:
        above = self._above
        while above[row] != row:
            above[row] = above[above[row]]  # halves the way for the next
            row = above[row]
        return row


def _both_ways(pairs: Iterable[Weighted]) -> dict[int, dict[int, float]]:
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for left, right, weight in pairs:
        found[left][right] = found[right][left] = weight
    return dict(found)
