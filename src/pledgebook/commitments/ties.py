"""Groups of claims tied to one another by what no pair of claims shows, each tie with its reason (codebook 8.1)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pledgebook.unions import Unions


class Tie(NamedTuple):
    """The first claims of two groups that tell of one act, and why."""

    left: int
    right: int
    because: str


def joined(groups: Sequence[Sequence[int]], ties: Iterable[Tie]) -> list[list[int]]:
    """Return the groups, those that ties lead to in one, at the place of the first of them."""
    at = {row: place for place, group in enumerate(groups) for row in group}
    unions = Unions(len(groups))
    for tie in ties:
        unions.join(at[tie.left], at[tie.right])
    return [[row for place in places for row in groups[place]] for places in unions.groups()]


def leads(ties: Iterable[Tie]) -> Mapping[int, list[Tie]]:
    """Return the ties by the row that each begins at."""
    found: dict[int, list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.left, []).append(tie)
    return found
