"""Which of very many texts may be copies: those whose MinHash sketches share a band (locality-sensitive hashing).

A sketch of 256 values has 128 bands of two: of pairs that share a quarter of their trigrams 0.03 % are
missed, of a fifth 0.5 %. Chance meetings are put aside by how many values agree; the limits lie so far below
those of the rules that hardly a copy is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pledgebook.documents.copy_signature import PERMUTATIONS, Signature

_ALIKE = 0.17
_ALIKE_WHERE_CONTAINED = 0.08
_CONTAINED = 0.5
_CHUNK = 1 << 16
_UNDATED = -1
Places = NDArray[np.int64]
Numbers = NDArray[np.int32]
Sketch = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Sketches in a row, each with its day and the number of trigrams it was made of."""

    sketches: Sketch
    days: Numbers
    lengths: Numbers

    def at(self, places: Places | slice) -> "_Rows":
        return _Rows(self.sketches[places], self.days[places], self.lengths[places])

    def wider(self) -> "_Rows":
        return _Rows(
            *(
                np.concatenate([part, np.empty_like(part)])
                for part in (self.sketches, self.days, self.lengths)
            )
        )


class Sketches:
    """Sketches in a row that grows; undated ones meet all others."""

    def __init__(self, window_days: int) -> None:
        self._window = window_days
        self._count = 0
        self._room = _Rows(
            np.empty((64, PERMUTATIONS), np.uint16), np.empty(64, np.int32), np.empty(64, np.int32)
        )

    def add(self, signature: Signature, day: int | None) -> None:
        """Put a sketch at the end."""
        if self._count == len(self._room.days):
            self._room = self._room.wider()
        self._room.sketches[self._count] = signature.sketch
        self._room.days[self._count] = _UNDATED if day is None else day
        self._room.lengths[self._count] = signature.length
        self._count += 1

    def near(self, signature: Signature, day: int | None) -> list[int]:
        """Return the places of what may be copies of one text; all are compared, which takes milliseconds."""
        rows = self._room.at(slice(self._count))
        places = np.arange(self._count)
        if day is not None:
            places = places[self._close(rows.days, np.int32(day))]
        found = [part[_alike(rows.at(part), signature)] for part in _chunks(places)]
        return np.concatenate(found).tolist() if found else []

    def pairs(self, places: Places) -> Iterator[tuple[int, int]]:
        """Yield each two of these places that may be copies of each other, once."""
        if len(places) < 2:
            return
        rows = self._room.at(places)
        kinds = np.unique(rows.sketches, axis=0, return_inverse=True)[1].ravel()
        found = [self._met(_band(rows.sketches, band), rows, kinds) for band in range(PERMUTATIONS // 2)]
        found.append(self._met(kinds, rows, None))
        for left, right in zip(*np.divmod(np.unique(np.concatenate(found)), len(places)), strict=True):
            yield int(places[left]), int(places[right])

    def _met(self, keys: NDArray[Any], rows: _Rows, kinds: Places | None) -> Places:
        """Return the pairs with equal keys, each as one number; those of one kind meet once, not in every band."""
        found = [np.empty(0, np.int64)]
        for left, right in _neighbours(keys):
            close = self._close(rows.days[left], rows.days[right])
            if kinds is not None:
                close &= kinds[left] != kinds[right]
            for part in _chunks(np.flatnonzero(close)):
                one, two = left[part], right[part]
                equal = rows.sketches[one] == rows.sketches[two]
                alike = _may_be_copies(equal, rows.lengths[one], rows.lengths[two])
                found.append(one[alike] * len(keys) + two[alike])
        return np.concatenate(found)

    def _close(self, left: Numbers, right: Numbers | np.int32) -> NDArray[np.bool_]:
        near: NDArray[np.bool_] = np.abs(left - right) <= self._window
        return np.asarray(near | (left == _UNDATED) | (right == _UNDATED))


def _band(sketches: Sketch, band: int) -> NDArray[np.uint32]:
    return np.ascontiguousarray(sketches[:, 2 * band : 2 * band + 2]).view(np.uint32).ravel()


def _alike(rows: _Rows, signature: Signature) -> NDArray[np.bool_]:
    equal: NDArray[np.bool_] = rows.sketches == signature.sketch
    meet = (equal[:, 0::2] & equal[:, 1::2]).any(axis=1)
    return np.asarray(meet & _may_be_copies(equal, rows.lengths, np.int32(signature.length)))


def _may_be_copies(equal: NDArray[np.bool_], left: Numbers, right: Numbers | np.int32) -> NDArray[np.bool_]:
    """Tell by how many values agree: of as many trigrams as that promises, or of most of the shorter text's."""
    jaccard = np.count_nonzero(equal, axis=1) / PERMUTATIONS
    shared = jaccard / (1 + jaccard) * (left + right)
    contained = shared >= _CONTAINED * np.minimum(left, right)
    return np.asarray((jaccard >= _ALIKE) | ((jaccard >= _ALIKE_WHERE_CONTAINED) & contained))


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
