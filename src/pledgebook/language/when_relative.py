"""Dates that count from the day of publication: "yesterday", "next year", "two days ago", "within weeks"."""

from dataclasses import replace

from pledgebook.dates import Bound
from pledgebook.language import when_reckon as reckon
from pledgebook.language import when_stretch as stretches
from pledgebook.language.when_node import Node, closed, free, number_at, skip
from pledgebook.language.when_partial import Partial, Unit
from pledgebook.language.when_stretch import Stretch
from pledgebook.language.when_table import Tense
from pledgebook.language.when_tense import find_tense, is_cue
from pledgebook.language.when_words import Scene

_LONGEST_SHIFT = 3
_SATURDAY = 5
_REACH = 8
_SAME = frozenset(("same", "that"))
_ANAPHORIC = frozenset(("previous", "preceding", "following"))
_STRETCHING = frozenset(("over", "during", "in", "within", "for", "throughout", "through", "across"))
_YEAR_KINDS = ("fiscal", "financial", "budget", "budgetary", "calendar", "academic", "school")
_FEW = frozenset(("few", "several", "couple", "many", "some"))


def shift(scene: Scene, place: int) -> Node | None:
    """Find "yesterday", "the day before yesterday", "tonight", "earlier today"."""
    for length in range(_LONGEST_SHIFT, 0, -1):
        days = scene.calendar.shifts.get(scene.lows(place, place + length))
        if days is not None:
            stop = place + length
            stop += scene.low(stop) in {"morning", "afternoon", "evening", "night"}
            return Node(place, stop, reckon.shift("day", days, scene.published))
    return None


def count_at(scene: Scene, place: int) -> tuple[int | None, int] | None:
    """Read a number in digits or words: "two", "a few", "30", "a couple of"; null counts are vague."""
    numbers = scene.calendar.numbers
    low = scene.low(place)
    if (digits := number_at(scene, place)) is not None:
        return (digits, place + 1) if free(scene, place) and closed(scene, place + 1) else None
    if low not in numbers:
        return None
    if low in {"a", "an"} and scene.low(place + 1) in numbers and scene.low(place + 1) not in {"a", "an"}:
        return count_at(scene, place + 1)
    stop = skip(scene, place + 1, "of") if low == "couple" else place + 1
    if low == "two" and scene.low(stop) == "dozen":
        return 24, stop + 1
    if scene.lows(stop, stop + 3) == ("and", "a", "half"):
        stop += 3
    return numbers[low], stop


def unit_at(scene: Scene, place: int) -> str | None:
    """Return the unit a word names, null where it names none."""
    return scene.calendar.units.get(scene.low(place))


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


def counted(scene: Scene, place: int) -> Node | None:
    """Find "two days ago", "three weeks later", "years ago", "two years from now"."""
    count: tuple[int | None, int] | None = count_at(scene, place)
    if count is None and unit_at(scene, place) and scene.low(place).endswith("s"):
        count = None, place
    if count is None or (unit := unit_at(scene, count[1])) is None or unit in {"half", "weekend", "quarter"}:
        return None
    stop = count[1] + 1
    after = scene.low(stop)
    if after == "ago":
        return Node(place, stop + 1, reckon.away(unit, count[0], -1, scene.published))
    if scene.lows(stop, stop + 2) in {("from", "now"), ("from", "today")}:
        return Node(place, stop + 2, reckon.away(unit, count[0], 1, scene.published))
    if after == "ahead" or scene.lows(stop, stop + 2) == ("to", "come"):
        return _ahead_of_us(scene, place, count, unit)
    if unit == "hour":
        return None
    if after in {"earlier", "later"} or (after in {"before", "after"} and count[1] > place):
        return Node(place, stop + 1, stretches.unknown(unit))
    return None


def _ahead_of_us(scene: Scene, place: int, count: tuple[int | None, int], unit: str) -> Node | None:
    """Read "the months ahead", "years to come"; "two days ahead" counts from another date."""
    if count[0] is not None:
        return None
    length = 1 if scene.low(count[1] + 1) == "ahead" else 2
    return Node(place, count[1] + 1 + length, reckon.run(unit, None, 1, scene.published))


def ahead(scene: Scene, place: int) -> Node | None:
    """Find "in two weeks", "within days", "within three months", "over three years"."""
    low = scene.low(place)
    if low not in {"in", "within", "over", "inside"}:
        return None
    inside = (
        skip(scene, place + 1, "a", "period", "of")
        if scene.lows(place + 1, place + 4) == _PERIOD
        else place + 1
    )
    if node := _adjectival(scene, place, inside):
        return node
    count: tuple[int | None, int] | None = count_at(scene, inside)
    if count is None and unit_at(scene, inside) and scene.low(inside).endswith("s") and low != "in":
        count = None, inside
    if count is None or (unit := unit_at(scene, count[1])) is None or unit in {"half", "weekend", "quarter"}:
        return None
    return _ahead_node(scene, place, count[0], unit, count[1] + 1)


_PERIOD = ("a", "period", "of")


def _adjectival(scene: Scene, place: int, inside: int) -> Node | None:
    """Find "over a three-year period"."""
    number = scene.calendar.numbers.get(scene.low(inside + 1)) or number_at(scene, inside + 1)
    unit = unit_at(scene, inside + 3)
    if not (number and unit and scene.low(inside) == "a" and scene.low(inside + 2) == "-"):
        return None
    if scene.low(place) != "over" or scene.low(inside + 4) not in {"period", "span", "timeframe"}:
        return None
    return Node(place, inside + 5, reckon.over(number, unit, scene.published))


def _ahead_node(scene: Scene, place: int, count: int | None, unit: str, stop: int) -> Node | None:
    low, after = scene.low(place), scene.low(stop)
    if after in {"ago", "old", "later", "earlier", "before"} or (
        scene.low(stop - 1) in {"day", "hour"} and after == "-"
    ):
        return None
    tense = find_tense(scene, place, stop)
    if low == "in":
        timed = scene.low(skip(scene, stop, "'", "'s")) == "time"
        if not (timed or (tense is Tense.FUTURE and after != "of" and not _record(scene, place))):
            return None
        stop = skip(scene, stop, "'", "'s", "time") if timed else stop
        return Node(place, stop, reckon.away(unit, count, 1, scene.published))
    if low == "over":
        return _over(scene, place, count, unit, stop)
    if after in {"of", "after"} or (tense is Tense.PAST and not _promised(scene, place)):
        return Node(place, stop, stretches.unknown(unit).within(Bound.UNTIL))
    return Node(place, stop, reckon.within(unit, count, scene.published))


def _promised(scene: Scene, place: int) -> bool:
    """Tell whether a past verb before looks ahead all the same: "committed $5m within a year"."""
    return any(word in scene.guard("promise") for word in scene.lows(max(place - _REACH, 0), place))


def _record(scene: Scene, place: int) -> bool:
    """Tell whether "in ten years" looks back: "the first in ten years", "the biggest cut in ten years"."""
    for back in range(place - 1, max(place - 1 - _REACH, -1), -1):
        word = scene.low(back)
        if word in scene.guard("record") or (word.endswith("est") and len(word) > len("best")):
            return True
        if is_cue(scene, back):
            return False  # "the first flight is due in ten days"
    return False


def _over(scene: Scene, place: int, count: int | None, unit: str, stop: int) -> Node | None:
    """Read "over three years" as the time to come, unless it is "for over three years" or looks back."""
    if (
        scene.low(place - 1) in {"for", "in", "after", "since", "of", "just", "well", "by"}
        or scene.low(stop) == "of"
    ):
        return None
    if unit not in {"month", "year", "decade"} or count is None or _perfect(scene, place):
        return None
    return Node(place, stop, reckon.over(count, unit, scene.published))


def _perfect(scene: Scene, place: int) -> bool:
    """Tell whether a perfect tense stands before: what "has cost" over years lies behind."""
    return any(scene.low(back) in {"has", "have", "had"} for back in range(max(place - 8, 0), place))


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


_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
}


def _again(unit: str, first: int, stop: int) -> Node:
    return Node(first, stop, stretches.unknown(unit).within(Bound.RECURRING))
