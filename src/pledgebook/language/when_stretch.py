"""Stretches of the calendar: what a date's words come to, in the Extended Date/Time Format.

A stretch's `precision` names the unit that the words name. Units without a name of their own there (week,
weekend, half-year, decade) and vague parts ("early", "end of") are fuzzy; `start` and `end` bound them.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pledgebook.dates import Bound, Precision

_ORDER = (
    Precision.DAY,
    Precision.MONTH,
    Precision.QUARTER,
    Precision.SEASON,
    Precision.YEAR,
    Precision.FUZZY,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, a longer unit or a run of them."""

    value: str
    start: str | None
    end: str | None
    precision: Precision
    bound: Bound = Bound.AT

    @property
    def rough(self) -> bool:
        """Tell whether the bounds are approximate."""
        return "~" in self.value

    def within(self, bound: Bound) -> "Stretch":
        """Return the same stretch under another bound."""
        return replace(self, bound=bound)


def day(when: date) -> Stretch:
    """Return one day."""
    text = when.isoformat()
    return Stretch(text, text, text, Precision.DAY)


def days(first: date, last: date, precision: Precision = Precision.FUZZY) -> Stretch:
    """Return the days from one to another, both included."""
    return span(first.isoformat(), last.isoformat(), precision)


def span(first: str, last: str, precision: Precision, *, rough: bool = False) -> Stretch:
    """Return an interval between two dates cut to what is known."""
    mark = "~" if rough else ""
    value = f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"
    return Stretch(value, first, last, precision)


def month(year: int, number: int) -> Stretch:
    """Return one month."""
    text = f"{year:04}-{number:02}"
    return Stretch(text, text, text, Precision.MONTH)


def quarter(year: int, number: int) -> Stretch:
    """Return one quarter; EDTF counts them from 33."""
    first = 3 * number - 2
    return Stretch(
        f"{year:04}-{32 + number}", f"{year:04}-{first:02}", f"{year:04}-{first + 2:02}", Precision.QUARTER
    )


def half(year: int, number: int) -> Stretch:
    """Return one half-year; EDTF counts them from 40."""
    first = 6 * number - 5
    return Stretch(
        f"{year:04}-{39 + number}", f"{year:04}-{first:02}", f"{year:04}-{first + 5:02}", Precision.FUZZY
    )


def season(year: int, code: int, first: int) -> Stretch:
    """Return a season by its EDTF code; one that begins in December ends in the next year."""
    last_year, last = divmod(year * 12 + first - 1 + 2, 12)
    return Stretch(
        f"{year:04}-{code}", f"{year:04}-{first:02}", f"{last_year:04}-{last + 1:02}", Precision.SEASON
    )


def year(number: int) -> Stretch:
    """Return one year."""
    text = f"{number:04}"
    return Stretch(text, text, text, Precision.YEAR)


def years(first: int, last: int) -> Stretch:
    """Return a run of years."""
    return span(f"{first:04}", f"{last:04}", Precision.YEAR)


def decade(number: int) -> Stretch:
    """Return the ten years from one that ends in nought."""
    first = number // 10 * 10
    return Stretch(f"{number // 10:03}X", f"{first:04}", f"{first + 9:04}", Precision.FUZZY)


def week(when: date) -> Stretch:
    """Return the week, from Monday to Sunday, that holds a day."""
    monday = when - timedelta(when.weekday())
    return days(monday, monday + timedelta(6))


def weekend(when: date) -> Stretch:
    """Return Saturday and Sunday of the week that holds a day."""
    saturday = when + timedelta(5 - when.weekday())
    return days(saturday, saturday + timedelta(1))


_BLANK = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-XX-XX",
    "weekend": "XXXX-XX-XX",
    "hour": "XXXX-XX-XX",
    "month": "XXXX-XX",
}


def unknown(unit: str) -> Stretch:
    """Return a unit of which nothing is known, because what it counts from is not."""
    blank = _BLANK.get(unit, "XXXX-XX" if unit in {"quarter", "season", "half"} else "XXXX")
    return Stretch(blank, None, None, Precision.FUZZY)


def until(stretch: Stretch) -> Stretch:
    """Return everything up to the end of a stretch."""
    if stretch.end is None:
        return stretch.within(Bound.UNTIL)
    precision = Precision.FUZZY if stretch.precision is Precision.SEASON else stretch.precision
    edge = _edge(stretch, stretch.end)
    return Stretch(f"../{edge}", None, stretch.end, precision, Bound.UNTIL)


def before(stretch: Stretch) -> Stretch:
    """Return everything up to the unit before a stretch."""
    if stretch.start is None:
        return stretch.within(Bound.UNTIL)
    precision = Precision.FUZZY if stretch.precision is Precision.SEASON else stretch.precision
    edge = _previous(stretch.start)
    return Stretch(f"../{edge}", None, edge, precision, Bound.UNTIL)


def since(stretch: Stretch) -> Stretch:
    """Return everything from the start of a stretch on."""
    if stretch.start is None:
        return stretch.within(Bound.SINCE)
    precision = Precision.FUZZY if stretch.precision is Precision.SEASON else stretch.precision
    edge = _edge(stretch, stretch.start)
    return Stretch(f"{edge}/..", stretch.start, None, precision, Bound.SINCE)


def between(left: Stretch, right: Stretch) -> Stretch | None:
    """Return the stretch from the start of one to the end of another; null where they are out of order."""
    if left.start is None or right.end is None:
        return Stretch(f"{left.value}/{right.value}", None, None, Precision.FUZZY, Bound.DURING)
    size = min(len(left.start), len(right.end))
    if left.start[:size] > right.end[:size]:
        return None
    precision = max(left.precision, right.precision, key=_ORDER.index)
    first, last = _edge(left, left.start, left), _edge(right, right.end, right)
    return Stretch(f"{first}/{last}", left.start, right.end, precision, Bound.DURING)


def _edge(stretch: Stretch, iso: str, whole: Stretch | None = None) -> str:
    if stretch.precision is Precision.SEASON or (stretch.precision is Precision.QUARTER and whole):
        return stretch.value
    return f"{iso}~" if stretch.rough else iso


def _previous(iso: str) -> str:
    if len(iso) == len("2025"):
        return f"{int(iso) - 1:04}"
    if len(iso) == len("2025-01"):
        number, place = divmod(int(iso[:4]) * 12 + int(iso[5:]) - 2, 12)
        return f"{number:04}-{place + 1:02}"
    return (date.fromisoformat(iso) - timedelta(1)).isoformat()


def part(stretch: Stretch, name: str) -> Stretch:
    """Return the early, middle or late part of a stretch, its first or its last unit, all approximate."""
    if stretch.start is None or stretch.end is None:
        return stretch
    cells = _cells(stretch.start, stretch.end)
    third = len(cells) / 3
    first, last = {
        "early": (0, round(third) - 1),
        "middle": (round(third), len(cells) - round(third) - 1),
        "late": (len(cells) - round(third), len(cells) - 1),
        "start": (0, 0),
        "end": (len(cells) - 1, len(cells) - 1),
    }[name]
    return span(cells[first], cells[max(first, last)], Precision.FUZZY, rough=True)


def _cells(start: str, end: str) -> list[str]:
    """Return the next smaller units: years of a decade, months of a year, days of a month or week."""
    if len(start) == len("2025") and start != end:
        return [f"{number:04}" for number in range(int(start), int(end) + 1)]
    if len(start) == len("2025") or (len(start) == len("2025-01") and start != end):
        first = int(start[:4]) * 12 + (int(start[5:]) - 1 if start[5:] else 0)
        last = int(end[:4]) * 12 + (int(end[5:]) - 1 if end[5:] else 11)
        return [f"{place // 12:04}-{place % 12 + 1:02}" for place in range(first, last + 1)]
    if len(start) == len("2025-01"):
        return [
            f"{start}-{place:02}" for place in range(1, monthrange(int(start[:4]), int(start[5:]))[1] + 1)
        ]
    first_day, last_day = date.fromisoformat(start), date.fromisoformat(end)
    return [
        (first_day + timedelta(place)).isoformat()
        for place in range(min((last_day - first_day).days, 400) + 1)
    ]


def halved(stretch: Stretch, number: int) -> Stretch:
    """Return the first or second half of a month, decade or other stretch."""
    if stretch.start is None or stretch.end is None:
        return stretch
    cells = _cells(stretch.start, stretch.end)
    middle = len(cells) // 2
    chosen = cells[:middle] if number == 1 else cells[middle:]
    return span(chosen[0], chosen[-1], Precision.FUZZY) if chosen else stretch


def months_of_year(stretch: Stretch, count: int) -> Stretch:
    """Return the first so many months of a year, the last ones where the count is negative."""
    if stretch.start is None or stretch.end is None:
        return stretch
    cells = _cells(stretch.start, stretch.end)
    chosen = cells[:count] if count > 0 else cells[count:]
    return span(chosen[0], chosen[-1], Precision.MONTH)


def week_of_month(stretch: Stretch, number: int) -> Stretch:
    """Return the days of the first, second, third, fourth or last week of a month."""
    if stretch.start is None or stretch.end is None:
        return stretch
    cells = _cells(stretch.start, stretch.end)
    chosen = cells[-7:] if number == -1 else cells[7 * number - 7 : 7 * number]
    return span(chosen[0], chosen[-1], Precision.FUZZY)
