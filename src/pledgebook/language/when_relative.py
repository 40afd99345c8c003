"""Dates that point from the day of publication: "yesterday", "next year", "earlier this week"."""

from dataclasses import replace

from pledgebook.dates import Bound
from pledgebook.language import when_reckon as reckon
from pledgebook.language import when_stretch as stretches
from pledgebook.language.when_counted import count_at, unit_at
from pledgebook.language.when_node import Node, number_at, skip
from pledgebook.language.when_partial import Partial, Unit
from pledgebook.language.when_stretch import Stretch
from pledgebook.language.when_table import Tense
from pledgebook.language.when_tense import find_tense
from pledgebook.language.when_words import Scene

_LONGEST_SHIFT = 3
_THURSDAY = 3
_SATURDAY = 5
_SAME = frozenset(("same", "that"))
_ANAPHORIC = frozenset(("previous", "preceding", "following"))
_STRETCHING = frozenset(("over", "during", "in", "within", "for", "throughout", "through", "across"))
_YEAR_KINDS = ("fiscal", "financial", "budget", "budgetary", "calendar", "academic", "school")
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
}


def shift(scene: Scene, place: int) -> Node | None:
    """Find "yesterday", "the day before yesterday", "tonight", "earlier today"."""
    for length in range(_LONGEST_SHIFT, 0, -1):
        days = scene.calendar.shifts.get(scene.lows(place, place + length))
        if days is not None:
            stop = place + length
            stop += scene.low(stop) in {"morning", "afternoon", "evening", "night"}
            return Node(place, stop, reckon.shift("day", days, scene.published))
    return None


def pointed(scene: Scene, place: int) -> Node | None:
    """Find what this, last, next, past or coming point at."""
    step = scene.calendar.deictics.get(scene.low(place))
    if step is None:
        return None
    word, target = place, place + 1
    if (second := scene.calendar.deictics.get(scene.low(target))) is not None:
        step, word, target = second, target, target + 1
    if node := _named(scene, place, target, step):
        return node
    if step and (count := count_at(scene, target)):
        inside = skip(scene, count[1], *_YEAR_KINDS)
        if (unit := unit_at(scene, inside)) and unit != "half":
            return Node(place, inside + 1, reckon.run(unit, count[0], step, scene.published))
    target = skip(scene, target, *_YEAR_KINDS)
    if (unit := unit_at(scene, target)) is None or (unit == "half" and step):
        return None
    if scene.low(target) in {"day", "hour"} and (step < 0 or unit == "hour"):
        return None  # "the last day for bids"
    return Node(place, target + 1, _unit(scene, word, unit, step, scene.low(target)))


def _named(scene: Scene, first: int, target: int, step: int) -> Node | None:
    """Find "last Wednesday", "next May", "this winter"."""
    low, calendar = scene.low(target), scene.calendar
    if (day := calendar.weekdays.get(low)) and not day.short and not day.many and scene.capital(target):
        stop = target + 1 + (scene.low(target + 1) in {"morning", "afternoon", "evening", "night"})
        return Node(first, stop, reckon.weekday(day.number, step, scene.published))
    if (month := calendar.months.get(low)) and not month.short and scene.capital(target):
        if number_at(scene, target + 1, 4) is not None:
            return None
        return Node(first, target + 1, reckon.month(month.number, step, scene.published))
    if row := calendar.seasons.get(low):
        return Node(first, target + 1, reckon.season(row.number, row.first, step, scene.published))
    return None


def _unit(scene: Scene, word: int, unit: str, step: int, name: str) -> Stretch:
    """Return what "last week", "the past year", "coming months", "the following day" come to."""
    published, low = scene.published, scene.low(word)
    if low in _ANAPHORIC and not name.endswith("s"):
        return stretches.unknown(unit)
    if name.endswith("s"):
        return reckon.run(unit, None, step or 1, published)
    with_the = scene.low(word - 1) in {"the", "their", "its", "our", "his", "her"}
    if low in {"past", "recent", "coming"} or (with_the and step and scene.low(word - 2) in _STRETCHING):
        return (
            reckon.run(unit, 1, step, published) if unit != "weekend" else reckon.shift(unit, step, published)
        )
    if with_the and step > 0 and find_tense(scene, word, word + 1) is Tense.PAST:
        return stretches.unknown(unit)
    if unit in {"day", "hour"} and step:
        return stretches.unknown(unit)
    if unit == "weekend" and step == 0 and published and published.weekday() < _THURSDAY:
        # On a Monday "this weekend" may be the one just over.
        step = -1 if find_tense(scene, word, word + 2) is Tense.PAST else 0
    return reckon.shift(unit, step, published)


def later_or_earlier(scene: Scene, place: int) -> Node | None:
    """Find "earlier this week", "later in the year": a week is cut at publication, other units are kept."""
    low = scene.low(place)
    if low not in {"earlier", "later"}:
        return None
    inside = skip(scene, place + 1, "in", "on")
    node = pointed(scene, inside) or the_unit(scene, inside)
    if node is None:
        return None
    point = node.point
    if isinstance(point, Stretch) and scene.published:
        point = _cut(point, scene.published.isoformat(), low == "later")
    return Node(place, node.stop, point)


def _cut(stretch: Stretch, day: str, after: bool) -> Stretch:
    start, end = stretch.start or "", stretch.end or ""
    if len(start) != len(day) or not start <= day <= end:
        return stretch
    start, end = (day, end) if after else (start, day)
    return replace(stretch, value=f"{start}/{end}" if start != end else start, start=start, end=end)


def the_unit(scene: Scene, place: int) -> Node | None:
    """Find "the year" where a word before it says which part: "the end of the year"."""
    if scene.low(place) != "the" or (unit := unit_at(scene, place + 1)) is None:
        return None
    if unit not in {"week", "weekend", "month", "quarter", "year", "decade"} or scene.low(place + 2) == "of":
        return None
    return Node(place, place + 2, reckon.shift(unit, 0, scene.published))


def anaphoric(scene: Scene, place: int) -> Node | None:
    """Find "that year", "the same day": units counted from a date told elsewhere."""
    if scene.low(place) not in _SAME:
        return None
    target = skip(scene, place + 1, "same")
    if (unit := unit_at(scene, target)) is None:
        return None
    singular = scene.low(target) == unit and unit in {"day", "week", "month", "year", "weekend"}
    return Node(place, target + 1, stretches.unknown(unit)) if singular else None


def weekend(scene: Scene, place: int) -> Node | None:
    """Find "the weekend" after a word that makes it a time: the one that fits the tense."""
    if scene.low(place) != "weekend" or scene.low(place - 1) != "the":
        return None
    timed = scene.low(place - 2) in {
        "over",
        "at",
        "on",
        "during",
        "by",
        "until",
        "for",
        "in",
        "before",
        "after",
        "since",
    }
    return Node(place, place + 1, Partial(Unit.WEEKEND, _SATURDAY)) if timed else None


def recurring(scene: Scene, place: int) -> Node | None:
    """Find "every month", "each year", "every two weeks", "on Mondays", "annually"."""
    low, calendar = scene.low(place), scene.calendar
    if (day := calendar.weekdays.get(low)) and day.many and scene.capital(place):
        return _again("day", place, place + 1)
    if low in _ADVERBS and not scene.capital(place):
        return _again(_ADVERBS[low], place, place + 1)
    if low not in {"every", "each"}:
        return None
    inside = skip(scene, place + 1, "other", "single", *_YEAR_KINDS)
    if count := count_at(scene, inside):
        inside = count[1]
    target = scene.low(inside)
    if unit := calendar.units.get(target):
        return None if unit == "half" else _again(unit, place, inside + 1)
    if target in calendar.weekdays and scene.capital(inside):
        return _again("day", place, inside + 1)
    if target in calendar.months and scene.capital(inside):
        return _again("month", place, inside + 1)
    return _again("season", place, inside + 1) if target in calendar.seasons else None


def _again(unit: str, first: int, stop: int) -> Node:
    return Node(first, stop, stretches.unknown(unit).within(Bound.RECURRING))
