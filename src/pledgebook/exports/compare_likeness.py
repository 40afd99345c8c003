"""How likely a row of another tracker and a commitment of ours are one act."""

import re
from datetime import date

from pledgebook.claims.claim import Category
from pledgebook.commitments import Commitment
from pledgebook.commitments.announced import rate_day
from pledgebook.exports.tracker_row import Booked

_CLOSE = 7
_NEARBY = 14
_TWICE = 2.0
_WORD = re.compile(r"[^\W\d_]{4,}")
# Aid for civilians is booked under either head.
_MIXED = frozenset((Category.HUMANITARIAN, Category.FINANCIAL))


def like(
    row: Booked, one: Commitment, apart: int | None, same_sum: bool | None, ratio: float
) -> float | None:
    """Return how much speaks for one act, null where it cannot be one."""
    if row.recipients and one.recipients and not set(row.recipients) & set(one.recipients):
        return None
    days = 60 if apart is None else apart
    evidence = _evidence(row, one, days, same_sum, ratio)
    kinds = _categories(row.category, one.category, sure=same_sum is True and days <= _CLOSE)
    if evidence is None or kinds is None:
        return None
    part = 0.25 if one.parent else 0.0
    return evidence + kinds - days / 45 - part + (0.1 if one.counted else 0.0)


def _evidence(row: Booked, one: Commitment, days: int, same_sum: bool | None, ratio: float) -> float | None:
    things = _share_things(row, one)
    if same_sum:
        return 3.0 + things
    if same_sum is None and things and days <= _NEARBY:
        return 1.5
    if same_sum is False and things and days <= _NEARBY and ratio <= _TWICE:
        return 1.0
    close = days <= _CLOSE and ratio <= _TWICE
    return 0.5 if close and row.category and row.category is one.category and not row.items else None


def _share_things(row: Booked, one: Commitment) -> bool:
    there = {word.casefold() for word in _WORD.findall(f"{row.items} {row.note if not row.items else ''}")}
    here = {word.casefold() for item in one.items for word in _WORD.findall(item.name)}
    return bool({_stem(word) for word in there} & {_stem(word) for word in here})


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _categories(there: Category | None, here: Category | None, *, sure: bool) -> float | None:
    if there is None or here is None:
        return 0.0
    if there is here:
        return 0.5
    if {there, here} == _MIXED:
        return 0.1
    return -0.5 if sure else None


def gap(row: Booked, one: Commitment) -> int | None:
    """Return the days between theirs and the nearest of ours, null where either is undated."""
    if row.day is None:
        return None
    days: set[date] = {line.day for line in one.history if line.day}
    if announced := rate_day(one):
        days.add(announced)
    return min((abs((day - row.day).days) for day in days), default=None)
