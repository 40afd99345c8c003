"""Dates that leave out their year ("5 May", "in July", "on Thursday"), settled by tense and nearness."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from pledgebook.dates import Precision
from pledgebook.language import when_stretch as stretches
from pledgebook.language.when_stretch import Stretch
from pledgebook.language.when_table import Tense

_WEEK = 7
_LAST_YEAR = 9998
# Ten days short of a year. A page may be dated by its first posting, by another clock or by its event.
_LONGEST_AGO = 355


class Unit(Enum):
    """What a date without a year names."""

    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class Partial:
    """A part of the calendar whose year the words may leave out.

    `number` is the month, quarter, half, EDTF season or weekday; `day` and `last` are days of the month.
    """

    unit: Unit
    number: int
    year: int | None = None
    day: int | None = None
    last: int | None = None
    first_month: int = 0

    def in_year(self, year: int) -> Stretch | None:
        """Return the stretch in one year, null where that year has no such day."""
        if self.unit is Unit.MONTH:
            return stretches.month(year, self.number)
        if self.unit is Unit.QUARTER:
            return stretches.quarter(year, self.number)
        if self.unit is Unit.HALF:
            return stretches.half(year, self.number)
        if self.unit is Unit.SEASON:
            return stretches.season(year, self.number, self.first_month)
        return self._day_in(year)

    def _day_in(self, year: int) -> Stretch | None:
        try:
            first = date(year, self.number, self.day or 1)
            last = date(year, self.number, self.last or self.day or 1)
        except ValueError:
            return None
        return stretches.days(first, last, Precision.DAY) if self.last else stretches.day(first)

    def unsettled(self) -> Stretch:
        """Return what is known without any year: the month and day, nothing more."""
        value = {
            Unit.MONTH: f"XXXX-{self.number:02}",
            Unit.DAY: f"XXXX-{self.number:02}-{self.day or 1:02}",
            Unit.WEEKDAY: "XXXX-XX-XX",
            Unit.WEEKEND: "XXXX-XX-XX",
        }.get(self.unit, "XXXX-XX")
        if self.unit is Unit.DAY and self.last:
            value += f"/XXXX-{self.number:02}-{self.last:02}"
        return Stretch(value, None, None, Precision.FUZZY)

    def order(self) -> tuple[int, int]:
        """Return where it stands within a year, for comparing it with another of its kind."""
        return (self.first_month or self.number, self.day or 0)


def settle(partial: Partial, published: date | None, tense: Tense | None) -> Stretch | None:
    """Return the stretch nearest to publication that fits the tense; null where there is no such day."""
    if partial.year is not None:
        return partial.in_year(partial.year)
    if published is None:
        return partial.unsettled()
    if partial.unit in {Unit.WEEKDAY, Unit.WEEKEND}:
        return _weekday(partial, published, tense)
    candidates = list(_candidates(partial, published))
    return _choose(candidates, published, tense) if candidates else None


def _candidates(partial: Partial, published: date) -> Iterator[Stretch]:
    # 29 February may be up to eight years away.
    reach = 8 if (partial.number, partial.day) == (2, 29) and partial.unit is Unit.DAY else 1
    for year in range(max(published.year - reach, 1), min(published.year + reach, _LAST_YEAR) + 1):
        if found := partial.in_year(year):
            yield found


def _choose(candidates: list[Stretch], published: date, tense: Tense | None) -> Stretch:
    day = published.isoformat()
    past = [c for c in candidates if c.start is not None and c.start <= day[: len(c.start)]]
    future = [c for c in candidates if c.end is not None and c.end >= day[: len(c.end)]]
    if (
        tense is Tense.PAST
        and past
        and not (past[-1].precision is Precision.DAY and _long_gone(past[-1], published))
    ):
        return past[-1]
    if tense is Tense.FUTURE and future:
        return future[0]
    return min(candidates, key=lambda c: _distance(c, published))


def _long_gone(stretch: Stretch, published: date) -> bool:
    """Tell whether a day lies so far back that nobody would name it without its year."""
    return _distance(stretch, published) > _LONGEST_AGO


def _distance(stretch: Stretch, published: date) -> int:
    start, end = stretch.start or "", stretch.end or ""
    first = date.fromisoformat(start + "-01" * ((10 - len(start)) // 3))
    last = date.fromisoformat(end + "-28" * ((10 - len(end)) // 3))
    if first <= published <= last:
        return 0
    return min(abs((first - published).days), abs((last - published).days))


def _weekday(partial: Partial, published: date, tense: Tense | None) -> Stretch | None:
    """Return the next such day for the future, else the last one; the day of publication is both."""
    ahead = (partial.number - published.weekday()) % _WEEK
    back = (published.weekday() - partial.number) % _WEEK
    by = ahead if tense is Tense.FUTURE else -back
    try:
        found = published + timedelta(by)
        return stretches.weekend(found) if partial.unit is Unit.WEEKEND else stretches.day(found)
    except OverflowError:
        return None


def settle_after(partial: Partial, first: Stretch) -> Stretch | None:
    """Return the first such part of the calendar that ends after another begins ("from May to June")."""
    start = first.start or ""
    if partial.unit is Unit.WEEKDAY and len(start) == len("2025-01-01"):
        return settle(partial, date.fromisoformat(start), Tense.FUTURE)
    if partial.year is not None or not start or partial.unit is Unit.WEEKDAY:
        return None
    number = int(start[:4])
    candidates = (partial.in_year(year) for year in (number, number + 1) if year <= _LAST_YEAR)
    return next((c for c in candidates if c and c.end and c.end >= start[: len(c.end)]), None)
