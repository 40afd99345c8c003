"""When a commitment was announced, and for which month or year its sum is meant (codebook 6.1, 8.4, 8.6)."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pledgebook.amounts import Per
from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.statement import Time, full_day

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")
_MONTHS = 12
_WEEK = timedelta(days=7)


def rate_day(commitment: Commitment, package: date | None = None) -> date | None:
    """Return the day whose rate converts it: the one announced, else the last of the month announced.

    A part announced within a week of its `package` has the day of the package, for it is the same money.
    """
    own = _announced(commitment)
    if package is None or (own is not None and abs(own - package) > _WEEK):
        return own
    return package


def rate_day_in(commitment: Commitment, commitments: Mapping[str, Commitment]) -> date | None:
    """Return the day whose rate converts it, given the commitments that its package is among."""
    package = commitments.get(commitment.parent) if commitment.parent else None
    return rate_day(commitment, rate_day(package) if package else None)


def _announced(commitment: Commitment) -> date | None:
    if day := full_day(commitment.announced):
        return day
    said = _known(commitment.announced)
    if said is None or (commitment.day and commitment.day.isoformat().startswith(said)):
        return commitment.day
    if found := _MONTH.fullmatch(said):
        year, month = int(found[1]), int(found[2])
        return date(year, month, monthrange(year, month)[1]) if year else None
    return None


def month(commitment: Commitment) -> str | None:
    """Return the month announced ("2024-12"), or the year where no month is known."""
    return _known(commitment.announced) or (commitment.day.isoformat()[:7] if commitment.day else None)


def meant_for(commitment: Commitment) -> str | None:
    """Return the month or year in which all of it falls by its own words."""
    period = commitment.period
    bounds = [_known(value) for value in (period.start, period.end) if value] if period else []
    months = {bound for bound in bounds if bound}
    if not months or None in bounds:
        return None
    if len(months) == 1:
        return months.pop()
    years = {bound[:4] for bound in months}
    return years.pop() if len(years) == 1 else None


def spread(parts: Sequence[Commitment]) -> bool:
    """Tell whether parts split their whole over time: several, each meant for a month or year of its own."""
    if len(parts) < 2:
        return False
    times = [meant_for(part) for part in parts]
    return None not in times and len(set(times)) == len(times)


def times(commitment: Commitment) -> int:
    """Return how often an amount comes that is said per year or month: once for each stated one (codebook 4.4)."""
    amount, period = commitment.amount, commitment.period
    if amount is None or period is None or amount.per is Per.ONCE:
        return 1
    return max(_years(period) if amount.per is Per.YEAR else _count_of_months(period), 1)


def _years(period: Time) -> int:
    start, end = _known(period.start), _known(period.end)
    return int(end[:4]) - int(start[:4]) + 1 if start and end else 1


def _count_of_months(period: Time) -> int:
    start, end = _known(period.start), _known(period.end)
    return _ordinal(end, _MONTHS) - _ordinal(start, 1) + 1 if start and end else 1


def _ordinal(value: str, month_if_none: int) -> int:
    found = _MONTH.fullmatch(value)
    return int(value[:4]) * _MONTHS + (int(found[2]) if found else month_if_none)


def _known(value: str | None) -> str | None:
    """Return the month or year that an EDTF date begins with."""
    found = (_MONTH.match(value) or _YEAR.match(value)) if value else None
    return found[0] if found else None
