"""Disjoint sets of places, joined two by two."""

from collections import defaultdict


class Unions:
    """Sets of the numbers below a count; at first each stands alone."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def join(self, one: int, two: int) -> None:
        """Make one set of the sets of two numbers."""
        left, right = self._top(one), self._top(two)
        self._above[max(left, right)] = min(left, right)

    def joined(self, one: int, two: int) -> bool:
        """Tell whether two numbers are in one set."""
        return self._top(one) == self._top(two)

    def groups(self) -> list[list[int]]:
        """Return the sets, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._above)):
            found[self._top(number)].append(number)
        return list(found.values())

    def _top(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]  # halves the way for the next
            number = above[number]
        return number
