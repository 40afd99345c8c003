"""Which of very many texts may be copies: those whose MinHash sketches share a band (locality-sensitive hashing).

A sketch of 256 values has 128 bands of two: of pairs that share a quarter of their trigrams 0.03 % are
missed, of a fifth 0.5 %. Chance meetings are put aside by how many values agree.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pledgebook.documents.copy_signature import PERMUTATIONS

_AGREEING = 20  # of 256: a likeness of 0.08, well below what the rules ask for
_CHUNK = 1 << 16
_UNDATED = -1
Sketch = NDArray[np.uint16]
Places = NDArray[np.int64]


class Sketches:
    """Sketches in a row that grows, with their days; undated ones meet all others."""

    def __init__(self, window_days: int) -> None:
        self._window = window_days
        self._count = 0
        self._rows: Sketch = np.empty((64, PERMUTATIONS), np.uint16)
        self._days = np.empty(64, np.int32)

    def add(self, sketch: Sketch, day: int | None) -> None:
        """Put a sketch at the end."""
        if self._count == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
            self._days = np.concatenate([self._days, np.empty_like(self._days)])
        self._rows[self._count] = sketch
        self._days[self._count] = _UNDATED if day is None else day
        self._count += 1

    def near(self, sketch: Sketch, day: int | None) -> list[int]:
        """Return the places of what may be copies of one text; all are compared, which takes milliseconds."""
        places = np.arange(self._count)
        if day is not None:
            places = places[self._close(self._days[: self._count], np.int32(day))]
        found = [part[_alike(self._rows[part], sketch)] for part in _chunks(places)]
        return np.concatenate(found).tolist() if found else []

    def pairs(self, places: Places) -> Iterator[tuple[int, int]]:
        """Yield each two of these places that may be copies of each other, once."""
        if len(places) < 2:
            return
        rows, days = self._rows[places], self._days[places]
        kinds = np.unique(rows, axis=0, return_inverse=True)[1].ravel()
        found = [self._met(_keys(rows, band), kinds, rows, days) for band in range(PERMUTATIONS // 2)]
        found.append(self._met(kinds, None, rows, days))
        for left, right in zip(*np.divmod(np.unique(np.concatenate(found)), len(places)), strict=True):
            yield int(places[left]), int(places[right])

    def _met(self, keys: NDArray[Any], kinds: Places | None, rows: Sketch, days: NDArray[np.int32]) -> Places:
        """Return the pairs with equal keys, each as one number; those of one kind meet once, not in every band."""
        found = [np.empty(0, np.int64)]
        for left, right in _neighbours(keys):
            close = self._close(days[left], days[right])
            if kinds is not None:
                close &= kinds[left] != kinds[right]
            for part in _chunks(np.flatnonzero(close)):
                alike = _agreeing(rows[left[part]] == rows[right[part]])
                found.append(left[part][alike] * len(rows) + right[part][alike])
        return np.concatenate(found)

    def _close(self, left: NDArray[np.int32], right: NDArray[np.int32] | np.int32) -> NDArray[np.bool_]:
        near: NDArray[np.bool_] = np.abs(left - right) <= self._window
        return np.asarray(near | (left == _UNDATED) | (right == _UNDATED))


def _keys(rows: Sketch, band: int) -> NDArray[np.uint32]:
    return np.ascontiguousarray(rows[:, 2 * band : 2 * band + 2]).view(np.uint32).ravel()


def _alike(rows: Sketch, sketch: Sketch) -> NDArray[np.bool_]:
    equal: NDArray[np.bool_] = rows == sketch
    return _agreeing(equal) & (equal[:, 0::2] & equal[:, 1::2]).any(axis=1)


def _agreeing(equal: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(np.count_nonzero(equal, axis=1) >= _AGREEING)


def _neighbours(keys: NDArray[Any]) -> Iterator[tuple[Places, Places]]:
    """Yield pairs with equal keys, the lower place first: neighbours in order, then every second, and so on."""
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    starts = np.arange(len(order))
    step = 1
    while len(starts := starts[starts + step < len(order)]):
        starts = starts[ranked[starts] == ranked[starts + step]]
        # The order is stable, so the lower place comes first.
        yield order[starts], order[starts + step]
        step += 1


def _chunks(places: Places) -> Iterator[Places]:
    return (places[start : start + _CHUNK] for start in range(0, len(places), _CHUNK))
