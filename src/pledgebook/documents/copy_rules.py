"""When two texts are copies or versions of one story, and when they only look alike (codebook 8.8, 8.10).

The rules look at the two alone, so that the answer depends neither on other documents nor on any order.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pledgebook.documents.copy_signature import Signature, below

SAME_ADDRESS = 2.0
"""The likeness of two versions at one address, above that of equal texts, which is 1."""
WINDOW_DAYS = 3
_GARBLE_DAYS = 2
_FEW = 40  # trigrams shared by chance and quotation in short texts
_FEWEST = 5
_OTHER_FIGURES = 3


class House(Enum):
    """Whether two documents come from one publisher."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the rules see it.

    `data` is the signature as kept. `title` is without its mark; `mark` says how late a version it is of.
    `day` counts from year 1. `figure_bits` and `name_bits` have a bit for each figure and name, some for
    several: what one text has and the other has not is seen from them at once, but never all of it.
    """

    signature: Signature
    data: bytes
    address: str | None
    host: str | None
    publisher: str | None
    title: str | None
    mark: int
    day: int | None
    figure_bits: int
    name_bits: int


class Overlap(NamedTuple):
    """What two texts share of their trigrams: how many, of all that either has, and of the shorter one's."""

    shared: int
    jaccard: float
    contained: float


def likeness(one: Text, two: Text) -> float | None:
    """Return how alike two copies or versions are, null where they are neither."""
    if one.address is not None and one.address == two.address:
        return SAME_ADDRESS
    gap = gap_days(one, two)
    if (gap is not None and gap > WINDOW_DAYS) or not (one.signature.length and two.signature.length):
        return None
    if one.data == two.data:
        return 1.0
    if _is_ruled_out(one, two):
        return None
    overlap = overlap_of(one.signature, two.signature)
    return overlap.jaccard if _is_copy(one, two, overlap, gap) else None


def gap_days(one: Text, two: Text) -> int | None:
    """Return how many days lie between two documents, null where one is undated."""
    return None if one.day is None or two.day is None else abs(one.day - two.day)


def house_of(one: Text, two: Text) -> House:
    """Tell whether two documents have one publisher; where one names none, their hosts decide."""
    for left, right in ((one.publisher, two.publisher), (one.host, two.host)):
        if left is not None and right is not None:
            return House.SAME if left == right else House.OTHER
    return House.UNKNOWN


def _is_ruled_out(one: Text, two: Text) -> bool:
    """Tell by figures and names alone that two are no copies; quick, for most pairs that are compared are none."""
    match house_of(one, two):
        case House.SAME:
            return not _is_update(one, two) and _surely_clash(one, two)
        case House.OTHER:
            return _surely_disagree(*_by_length(one, two))
        case House.UNKNOWN:
            return _surely_clash(one, two)


def _surely_clash(one: Text, two: Text) -> bool:
    pairs = ((one.figure_bits, two.figure_bits), (one.name_bits, two.name_bits))
    return any(left & ~right and right & ~left for left, right in pairs)


def _surely_disagree(short: Text, long: Text) -> bool:
    figures = (short.figure_bits & ~long.figure_bits).bit_count()
    if _are_as_long(short, long):
        figures = min(figures, (long.figure_bits & ~short.figure_bits).bit_count())
    names = (short.name_bits & ~long.name_bits).bit_count()
    most = max(len(short.signature.figures) // 10, 1)
    return figures > most or names > max(1, len(short.signature.names) // 2)


def overlap_of(one: Signature, two: Signature) -> Overlap:
    """Compare by the trigrams that both keep."""
    halvings = max(one.halvings, two.halvings)
    left, right = below(one.trigrams, halvings), below(two.trigrams, halvings)
    shared = _shared(left, right)
    if not shared:
        return Overlap(0, 0.0, 0.0)
    jaccard = shared / (len(left) + len(right) - shared)
    return Overlap(shared << halvings, jaccard, shared / min(len(left), len(right)))


def _is_copy(one: Text, two: Text, overlap: Overlap, gap: int | None) -> bool:
    if overlap.shared < _FEWEST:
        return False
    match house_of(one, two):
        case House.SAME:
            return _is_version(one, two, overlap, gap)
        case House.OTHER:
            return _is_alike(overlap) and _agree(one, two, overlap, gap)
        case House.UNKNOWN:
            return _is_alike(overlap) and not _clash(one.signature, two.signature)


def _is_alike(overlap: Overlap) -> bool:
    if overlap.shared < _FEW:
        return overlap.jaccard >= 0.6
    return overlap.jaccard >= 0.25 or (overlap.contained >= 0.7 and overlap.jaccard >= 0.1)


def _is_version(one: Text, two: Text, overlap: Overlap, gap: int | None) -> bool:
    """One publisher prints forms, so its figures and names may grow or shrink but not differ."""
    if overlap.jaccard < 0.4:
        return False
    if gap is not None and gap <= _GARBLE_DAYS and _is_update(one, two):
        return True
    if overlap.jaccard < 0.6 and overlap.contained < 0.8:
        return False
    if gap is None and one.address is not None and two.address is not None:
        return False  # two pages of one form; only a day could tell that they are one act
    return not _clash(one.signature, two.signature)


def _is_update(one: Text, two: Text) -> bool:
    """Tell a later version by its title; with two addresses a form has the same title too, unless one is marked."""
    if one.title is None or one.title != two.title:
        return False
    return bool(one.mark or two.mark) or one.address is None or two.address is None


def _clash(one: Signature, two: Signature) -> bool:
    """Tell whether each has a figure, or each has a name, that the other has not."""
    return any(
        _own(left, right) and _own(right, left)
        for left, right in ((one.figures, two.figures), (one.names, two.names))
    )


def _agree(one: Text, two: Text, overlap: Overlap, gap: int | None) -> bool:
    """Tell whether another publisher's text has hardly a figure or name of its own; one may be garbled."""
    short, long = _by_length(one, two)
    shorter, longer = short.signature, long.signature
    figures, names = _own(shorter.figures, longer.figures), _own(shorter.names, longer.names)
    if _are_as_long(short, long):
        figures = min(figures, _own(longer.figures, shorter.figures))
    if figures > len(shorter.figures) // 10 and not (
        figures == 1 and _is_garble(shorter, names, overlap, gap)
    ):
        return False
    return names <= max(1, len(shorter.names) // 2)


def _by_length(one: Text, two: Text) -> tuple[Text, Text]:
    first, second = (one.signature.length, one.data), (two.signature.length, two.data)
    return (one, two) if first <= second else (two, one)


def _are_as_long(short: Text, long: Text) -> bool:
    return short.signature.length * 1.2 >= long.signature.length


def _is_garble(shorter: Signature, names: int, overlap: Overlap, gap: int | None) -> bool:
    """Tell whether all but one figure is the same: the words, or else most other figures and the names."""
    if gap is None or gap > _GARBLE_DAYS:
        return False
    alike = overlap.contained >= 0.5 and len(shorter.figures) > _OTHER_FIGURES
    return overlap.contained >= 0.75 or (alike and names <= len(shorter.names) // 4)


def _own(one: NDArray[Any], two: NDArray[Any]) -> int:
    """Return how many values only the first has."""
    return len(one) - _shared(one, two)


def _shared(one: NDArray[Any], two: NDArray[Any]) -> int:
    both = np.concatenate((one, two))
    both.sort(kind="stable")  # two sorted runs: merged in one pass
    return int(np.count_nonzero(both[1:] == both[:-1]))
