"""Reckoning from the day of publication: this and last and next units, so many units ago or ahead."""

from datetime import date, timedelta

from pledgebook.dates import Bound, Precision
from pledgebook.language import when_stretch as stretches
from pledgebook.language.when_stretch import Stretch

_FARTHEST = 1000
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS = {"hour": 1, "day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MID_MONTH = 15
_MID_YEAR = 6


def shift(unit: str, step: int, published: date | None) -> Stretch:
    """Return the unit that holds the day of publication, or the one so many units from it."""
    if published is None or abs(step) > _FARTHEST:
        return stretches.unknown(unit)
    try:
        return _shifted(unit, step, published)
    except (OverflowError, ValueError):
        return stretches.unknown(unit)


def _shifted(unit: str, step: int, published: date) -> Stretch:
    if unit in _DAYS:
        when = published + timedelta(step * _DAYS[unit])
        name = {"week": stretches.week, "fortnight": stretches.week, "weekend": stretches.weekend}.get(unit)
        return name(when) if name else stretches.day(when)
    when = _months_from(published, step * _MONTHS[unit])
    if unit == "month":
        return stretches.month(when.year, when.month)
    if unit == "quarter":
        return stretches.quarter(when.year, (when.month + 2) // 3)
    if unit == "half":
        return stretches.half(when.year, (when.month + 5) // 6)
    return stretches.decade(when.year) if unit == "decade" else stretches.year(when.year)


def _months_from(published: date, count: int) -> date:
    """Return the first of the month so many months away."""
    number, place = divmod(published.year * 12 + published.month - 1 + count, 12)
    return date(number, place + 1, 1)


def away(unit: str, count: int | None, sign: int, published: date | None) -> Stretch:
    """Return the point so many units ago or ahead; weeks and decades are rough, a vague number is open."""
    if published is None:
        return stretches.unknown(unit)
    if count is None:
        return _open(unit, sign, published)
    if unit in {"day", "hour"} and count <= _FARTHEST:
        return shift("day", sign * (count // 24 if unit == "hour" else count), published)
    if unit in {"week", "fortnight"} and count <= _FARTHEST:
        return _rough_day(published, sign * count * _DAYS[unit])
    if unit == "decade" and count <= _FARTHEST // 10:
        return _rough(shift("year", sign * count * 10, published))
    return shift(unit, sign * count, published)


def _rough_day(published: date, by: int) -> Stretch:
    try:
        return _rough(stretches.day(published + timedelta(by)))
    except OverflowError:
        return stretches.unknown("day")


def _rough(stretch: Stretch) -> Stretch:
    if stretch.start is None:
        return stretch
    return stretches.span(stretch.start, stretch.start, Precision.FUZZY, rough=True)


def _open(unit: str, sign: int, published: date) -> Stretch:
    """Return "in the coming months", "weeks ago": from or up to publication, the other end unknown."""
    size = {"month": 7, "quarter": 7, "half": 7, "year": 4, "decade": 4}.get(unit, 10)
    edge = published.isoformat()[:size]
    if sign > 0:
        return Stretch(f"{edge}/", edge, None, Precision.FUZZY)
    return Stretch(f"/{edge}", None, edge, Precision.FUZZY)


def run(unit: str, count: int | None, sign: int, published: date | None) -> Stretch:
    """Return the last or next so many units: whole ones, those that most of the time falls into."""
    if published is None or (count is not None and not 1 <= count <= _FARTHEST):
        return stretches.unknown(unit)
    if count is None:
        return _open(unit, sign, published)
    try:
        return _whole_units(unit, count, sign, published)
    except (OverflowError, ValueError):
        return stretches.unknown(unit)


def _whole_units(unit: str, count: int, sign: int, published: date) -> Stretch:
    if unit in {"year", "decade"}:
        count *= 10 if unit == "decade" else 1
        later = published.month > _MID_YEAR
        first = published.year + later if sign > 0 else published.year + later - count
        if not 1 <= first <= first + count <= 9999:
            return stretches.unknown(unit)
        return stretches.years(first, first + count - 1)
    if unit in _MONTHS:
        return _run_of_months(count * _MONTHS[unit], sign, published)
    size = max(1, -(-count // 24)) if unit == "hour" else count * _DAYS[unit]
    other = published + timedelta(sign * size)
    precision = Precision.DAY if unit in {"day", "hour"} else Precision.FUZZY
    return stretches.days(min(published, other), max(published, other), precision)


def _run_of_months(count: int, sign: int, published: date) -> Stretch:
    later = published.day > _MID_MONTH
    first = _months_from(published, later if sign > 0 else later - count)
    last = _months_from(first, count - 1)
    return stretches.span(first.isoformat()[:7], last.isoformat()[:7], Precision.MONTH)


def within(unit: str, count: int | None, published: date | None) -> Stretch:
    """Return the time from publication to so many units on."""
    if published is None:
        return stretches.unknown(unit).within(Bound.UNTIL)
    if count is None:
        return _open(unit, 1, published).within(Bound.UNTIL)
    last = away(unit, count, 1, published)
    if last.end is None:
        return last.within(Bound.UNTIL)
    size = len(last.end)
    first = published.isoformat()[:size]
    mark = "~" if last.rough else ""
    value = f"{first}/{last.end}{mark}"
    return Stretch(value, first, last.end, last.precision, Bound.UNTIL)


def over(count: int | None, unit: str, published: date | None) -> Stretch:
    """Return a run of units of which the words give the length alone: it is thought to begin now."""
    found = run(unit, count, 1, published)
    if found.start is None or found.end is None:
        return found.within(Bound.DURING)
    return stretches.span(found.start, found.end, Precision.FUZZY, rough=True).within(Bound.DURING)


def weekday(number: int, step: int, published: date | None) -> Stretch:
    """Return a weekday: "last" is at least three days ago, "next" in the week to come."""
    if published is None:
        return stretches.unknown("day")
    if step >= 0:
        return weekday_of_week(number, step, published)
    back = (published.weekday() - number) % 7
    return shift("day", -(back if back >= 3 else back + 7), published)


def weekday_of_week(number: int, step: int, published: date | None) -> Stretch:
    """Return a weekday of this, last or next week."""
    by = 0 if published is None else number - published.weekday() + 7 * step
    return shift("day", by, published)


def day_of_month(number: int, sign: int, published: date | None) -> Stretch:
    """Return the next or last such day of any month; the day of publication is both."""
    if published is None:
        return stretches.unknown("day")
    for months in range(_MONTHS["year"]):
        try:
            found = _months_from(published, sign * months).replace(day=number)
        except ValueError:
            continue
        if (found - published).days * sign >= 0:
            return stretches.day(found)
    return stretches.unknown("day")


def season(code: int, first: int, step: int, published: date | None) -> Stretch:
    """Return a season; last and next are at least three months off, else they would be "this"."""
    if published is None:
        return stretches.unknown("season")
    here = published.year * 12 + published.month - 1
    starts = [(number, number * 12 + first - 1) for number in range(published.year - 2, published.year + 3)]
    if step < 0:
        chosen = [number for number, start in starts if start + 2 <= here - 3]
        return stretches.season(chosen[-1], code, first)
    if step > 0:
        chosen = [number for number, start in starts if start >= here + 3]
        return stretches.season(chosen[0], code, first)
    chosen_year = min(starts, key=lambda pair: _gap(pair[1], here, published.year, pair[0]))[0]
    return stretches.season(chosen_year, code, first)


def _gap(start: int, here: int, this_year: int, number: int) -> tuple[int, bool]:
    if start <= here <= start + 2:
        return 0, False
    # "This summer" stays in its year even when the next is nearer; a winter belongs to two years.
    other_year = number != this_year and start % 12 != 11
    return min(abs(start - here), abs(start + 2 - here)) + (24 if other_year else 0), other_year


def month(number: int, step: int, published: date | None) -> Stretch:
    """Return a named month: this year's, the last one gone or the next to come."""
    if published is None:
        return Stretch(f"XXXX-{number:02}", None, None, Precision.FUZZY)
    if step == 0:
        return stretches.month(published.year, number)
    ahead = (number - published.month) % 12 or 12
    back = (published.month - number) % 12 or 12
    when = _months_from(published, ahead if step > 0 else -back)
    return stretches.month(when.year, when.month)
