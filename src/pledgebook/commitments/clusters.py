"""Rows that tell of one act, gathered so that all that speaks for and against it is weighed.

Pairs alone would chain different acts together: each neighbour a little later, a little other. So two groups
join only while the weights of all pairs between them, for and against, add up to more than nothing, the
heaviest sum first (greedy additive edge contraction, a method for correlation clustering).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from pledgebook.unions import Unions

Weighted: TypeAlias = tuple[int, int, float]
_Sums: TypeAlias = dict[int, dict[int, float]]


def clusters(rows: Sequence[int], pairs: Iterable[Weighted]) -> list[list[int]]:
    """Return the rows in groups; neither the groups nor what is in them depends on the order of the pairs.

    `rows` stand in the order of what they say, which decides where sums are equal.
    """
    rank = {row: at for at, row in enumerate(rows)}
    ranked = [(rank[left], rank[right], weight) for left, right, weight in pairs]
    sums: _Sums = defaultdict(dict)
    for left, right, weight in _linked(len(rows), ranked):
        sums[left][right] = sums[right][left] = weight
    members = {at: [at] for at in range(len(rows))}
    heap = [(-weight, left, right) for left, right, weight in _above_diagonal(sums) if weight > 0]
    heapify(heap)
    while heap:
        weight, left, right = heappop(heap)
        if sums.get(left, {}).get(right) == -weight:
            _join(left, right, sums, members, heap)
    return [[rows[at] for at in sorted(group)] for group in members.values()]


def _linked(count: int, pairs: Sequence[Weighted]) -> Iterator[Weighted]:
    """Yield the pairs among rows that something joins: where nothing does, nothing against it matters."""
    unions = Unions(count)
    for left, right, weight in pairs:
        if weight > 0:
            unions.join(left, right)
    return (pair for pair in pairs if unions.joined(pair[0], pair[1]))


def _above_diagonal(sums: _Sums) -> Iterator[Weighted]:
    return ((left, right, weight) for left in sums for right, weight in sums[left].items() if left < right)


def _join(
    left: int, right: int, sums: _Sums, members: dict[int, list[int]], heap: list[tuple[float, int, int]]
) -> None:
    """Make one group of two, under the lower of their numbers."""
    members[left] += members.pop(right)
    gone = sums.pop(right)
    del sums[left][right], gone[left]
    for other, weight in gone.items():
        del sums[other][right]
        total = round(sums[left].get(other, 0.0) + weight, 2)
        sums[left][other] = sums[other][left] = total
    for other in gone:
        if (total := sums[left][other]) > 0:
            heappush(heap, (-total, min(left, other), max(left, other)))
