"""Groups of claims tied to one another by what no pair of claims shows, each tie with its reason (codebook 8.1)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Tie(NamedTuple):
    """The first claims of two groups that tell of one act, and why."""

    left: int
    right: int
    because: str


def joined(groups: Sequence[Sequence[int]], ties: Iterable[Tie]) -> list[list[int]]:
    """Return the groups, those that ties lead to in one, at the place of the first of them."""
    at = {row: place for place, group in enumerate(groups) for row in group}
    above = list(range(len(groups)))
    for tie in ties:
        one, two = sorted((_top(above, at[tie.left]), _top(above, at[tie.right])))
        above[two] = one
    merged: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        merged.setdefault(_top(above, place), []).extend(group)
    return list(merged.values())


def _top(above: Sequence[int], place: int) -> int:
    while above[place] != place:
        place = above[place]
    return place


def leads(ties: Iterable[Tie]) -> Mapping[int, list[Tie]]:
    """Return the ties by the row that each begins at."""
    found: dict[int, list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.left, []).append(tie)
    return found
