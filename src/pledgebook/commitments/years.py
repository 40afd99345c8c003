"""Promises over several years: a parent for the whole and a child for each year (codebook 4.4, 8.6)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pledgebook.amounts import Per
from pledgebook.claims.claim import Stage
from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.deliveries import is_all
from pledgebook.commitments.statement import Sum, Time
from pledgebook.commitments.title import short_sum
from pledgebook.dates import Precision
from pledgebook.ids import digest

YEAR = "one year of a promise over several"
_MONTHS = 12
_MOST = 30
_YEAR_AND_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def over_years(one: Commitment) -> tuple[Commitment, tuple[Commitment, ...]]:
    """Return a commitment with its yearly children, none where it is for one year or has parts of its own."""
    if one.amount is None or one.children or one.parent:
        return one, ()
    years = _years(one.period)
    if one.amount.per is Per.ONCE:
        return (one, ()) if len(years) < 2 else _split(one, one.amount, years)
    return _repeated(one, one.amount, years)


def _years(period: Time | None) -> list[int]:
    """Return the years that a period names, none where it is open or not told in years ("this winter")."""
    if period is None or not period.start or not period.end:
        return []
    first, last = int(period.start[:4]), int(period.end[:4])
    whole = period.precision is Precision.YEAR or last - first > 1
    return list(range(first, last + 1)) if whole and 0 <= last - first < _MOST else []


def _split(one: Commitment, amount: Sum, years: list[int]) -> tuple[Commitment, tuple[Commitment, ...]]:
    each = (amount.value / len(years)).quantize(Decimal("0.01"))
    last = amount.value - each * (len(years) - 1)
    shares = [each] * (len(years) - 1) + [last]
    said = f"split equally over {len(years)} years: the words give no split"
    return _with_children(one, amount, dict(zip(years, shares, strict=True)), said)


def _repeated(one: Commitment, amount: Sum, years: list[int]) -> tuple[Commitment, tuple[Commitment, ...]]:
    """Return a yearly or monthly sum as one for each stated year; with no end, as one year, marked."""
    months = _months(one.period)
    if months and (len(years) < 2 or months != len(years) * _MONTHS):
        count = months if amount.per is Per.MONTH else max(round(months / _MONTHS), 1)
        return _of_sum(one, _times(amount, count)), ()
    yearly = _times(amount, _MONTHS if amount.per is Per.MONTH else 1)
    if len(years) < 2:
        assumed = None if years else "one year: the words give no end"
        return replace(_of_sum(one, yearly), assumed=assumed or one.assumed), ()
    return _with_children(one, _times(yearly, len(years)), dict.fromkeys(years, yearly.value), None)


def _months(period: Time | None) -> int:
    """Return how many months lie from a stated month to another, both told, as in a budget year; else 0."""
    ends = [_month(value) for value in (period.start, period.end)] if period else []
    if None in ends or len(ends) < 2:
        return 0
    first, last = (end for end in ends if end is not None)
    return last - first + 1 if 0 < last - first < _MOST * _MONTHS else 0


def _month(value: str | None) -> int | None:
    """Return a month counted from the first year, null where a date names none."""
    found = _YEAR_AND_MONTH.match(value or "")
    return int(found[1]) * _MONTHS + int(found[2]) if found else None


def _of_sum(one: Commitment, whole: Sum) -> Commitment:
    """Return a commitment with its whole sum, in its title too."""
    named = one.title.rpartition(": ")[0] if one.title and one.amount else ""
    return replace(one, amount=whole, title=f"{named}: {short_sum(whole)}" if named else one.title)


def _times(amount: Sum, count: int) -> Sum:
    """Return what so many of a sum come to, its upper end and its other currencies with it."""
    others = tuple((value * count, currency) for value, currency in amount.alternatives)
    upper = amount.value_max and amount.value_max * count
    return replace(amount, value=amount.value * count, value_max=upper, per=Per.ONCE, alternatives=others)


def _with_children(
    one: Commitment, whole: Sum, shares: dict[int, Decimal], assumed: str | None
) -> tuple[Commitment, tuple[Commitment, ...]]:
    children = tuple(_child(one, whole, shares, assumed))
    ids = tuple(child.id for child in children)
    whole_one = replace(_of_sum(one, whole), children=ids, assumed=assumed or one.assumed)
    return _in_part(whole_one, whole), children


def _in_part(one: Commitment, whole: Sum) -> Commitment:
    """Return a promise of which one year has come as delivering, not delivered."""
    if one.stage is not Stage.DELIVERED or one.delivered is None or is_all(one.delivered, whole, ()):
        return one
    lines = [replace(line, stage=min(line.stage, Stage.DELIVERING, key=_firmness)) for line in one.history]
    return replace(one, stage=Stage.DELIVERING, reached=Stage.DELIVERING, history=tuple(lines))


def _firmness(stage: Stage) -> int:
    return stage.firmness


def _child(
    one: Commitment, whole: Sum, shares: dict[int, Decimal], assumed: str | None
) -> Iterator[Commitment]:
    for year, share in shares.items():
        said = Sum(share, whole.currency, whole.qualifier)
        yield replace(
            one,
            id=digest("year", one.id, str(year)),
            title=f"{one.title.rpartition(': ')[0] or one.title} in {year}: {short_sum(said)}",
            amount=said,
            period=Time(str(year), str(year), Precision.YEAR),
            counted=False,
            not_counted_because=f"part of {one.id}" if one.counted else one.not_counted_because,
            parent=one.id,
            children=(),
            conflicts=(),
            delivered=None,
            assumed=assumed,
            aliases=(),
            bonds=(),
            part_reason=YEAR,
        )
