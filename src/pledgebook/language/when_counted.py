"""Dates so many units from another: "two days ago", "in three weeks", "within days", "over three years"."""

from pledgebook.dates import Bound
from pledgebook.language import when_reckon as reckon
from pledgebook.language import when_stretch as stretches
from pledgebook.language.when_node import Node, closed, free, number_at, skip
from pledgebook.language.when_table import Tense
from pledgebook.language.when_tense import find_tense, is_cue
from pledgebook.language.when_words import Scene

_REACH = 8
# "Within 90 days of the date of this order": the document's own day.
_OF_THIS = frozenset({("of", "the", "date", "of", "this"), ("after", "the", "date", "of", "this")})
_PERIOD = ("a", "period", "of")


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
    if scene.lows(stop, stop + 5) in _OF_THIS:
        return Node(place, stop, reckon.within(unit, count, scene.published))
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
