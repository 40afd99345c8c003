"""Dates joined into periods and bounded by the words before them: from … to, until, since, by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from pledgebook.dates import Bound, Precision
from pledgebook.language import when_stretch as stretches
from pledgebook.language.when_node import Node
from pledgebook.language.when_partial import Partial, Unit, settle_after
from pledgebook.language.when_parts import settle_node
from pledgebook.language.when_stretch import Stretch
from pledgebook.language.when_table import Tense
from pledgebook.language.when_tense import has_sure_past
from pledgebook.language.when_words import Scene

_LONGEST_BOUND = 4
_FROM_NOW = frozenset({("between", "now", "and"), ("from", "now", "until"), ("from", "now", "to")})
# "The run-up to the election" is no limit.
_APPROACH = frozenset(("lead", "run"))
_JOINTS = frozenset(
    {("to",), ("until",), ("till",), ("through",), ("up", "to"), ("-",), ("–",), ("—",), ("to", "the")}
)
_OPENINGS = frozenset(("from", "between"))
_HEDGES = frozenset(("the", "about", "around", "roughly", "approximately", "circa", "late", "least"))
_YEARLIKE = frozenset((Precision.YEAR, Precision.FUZZY, Precision.SEASON))


class Period(NamedTuple):
    """A stretch and the words, from `first` up to `stop`, that state it."""

    first: int
    stop: int
    stretch: Stretch


def join(scene: Scene, nodes: Sequence[Node]) -> list[Period]:
    """Return the periods that the dates of a line make, each date in one of them."""
    nodes = inherit(scene, nodes)
    periods, place = [], 0
    while place < len(nodes):
        pair = _pair(scene, nodes, place)
        found = pair or _single(scene, nodes[place])
        if found:
            periods.append(found)
        place += 2 if pair else 1
    return periods


def inherit(scene: Scene, nodes: Sequence[Node]) -> list[Node]:
    """Give a date without a year the year of the next one it is joined to: "March and May 2023"."""
    done = list(nodes)
    for place in range(len(done) - 2, -1, -1):
        left, right = done[place], done[place + 1]
        if _joined(scene, left, right):
            done[place] = left._replace(point=_with_year(left.point, right.point))
    for place in range(len(done) - 1):
        left, right = done[place], done[place + 1]
        if scene.lows(left.stop, right.first) in _JOINTS:
            done[place + 1] = right._replace(point=_with_later_year(left.point, right.point))
    return done


def _joined(scene: Scene, left: Node, right: Node) -> bool:
    between = scene.lows(left.stop, right.first)
    return len(between) <= 2 and all(word in _GLUE for word in between)


_GLUE = frozenset(("and", "or", "to", ",", "-", "–", "—", "/", "the", "until", "through", "&", "till"))


def _with_year(left: object, right: object) -> "Partial | Stretch":
    assert isinstance(left, (Partial, Stretch))
    if not (isinstance(left, Partial) and isinstance(right, Partial)):
        return left
    if left.year is not None or right.year is None or Unit.WEEKDAY in (left.unit, right.unit):
        return left
    earlier = left.order() <= right.order()
    return replace(left, year=right.year if earlier else right.year - 1)


def _with_later_year(left: object, right: object) -> "Partial | Stretch":
    assert isinstance(right, (Partial, Stretch))
    if not (isinstance(left, Partial) and isinstance(right, Partial)):
        return right
    if right.year is not None or left.year is None or Unit.WEEKDAY in (left.unit, right.unit):
        return right
    later = left.order() <= right.order()
    return replace(right, year=left.year if later else left.year + 1)


def _pair(scene: Scene, nodes: Sequence[Node], place: int) -> Period | None:
    """Return the period from one date to the next where the words between and before them make one."""
    if place + 1 >= len(nodes):
        return None
    left, right = nodes[place], nodes[place + 1]
    joint = scene.lows(left.stop, right.first)
    opening = scene.low(left.first - 1 - (scene.low(left.first - 1) == "the"))
    if joint in {("and",), ("and", "the")}:
        if opening != "between" or (isinstance(left.point, Partial) and left.point.last):
            return None
    elif joint not in _JOINTS or not (opening in _OPENINGS or _alike(left, right)):
        return None
    first = left.first - 1 - (scene.low(left.first - 1) == "the") if opening in _OPENINGS else left.first
    return _spanned(scene, first, left, right)


def _spanned(scene: Scene, first: int, left: Node, right: Node) -> Period | None:
    start = _settle(scene, left)
    if start is None:
        return None
    end = settle_after(right.point, start) if isinstance(right.point, Partial) and not right.part else None
    end = end or _settle(scene, right)
    if end is None or (found := stretches.between(start, end)) is None:
        return None
    return Period(first, right.stop, found)


def _alike(left: Node, right: Node) -> bool:
    """Tell whether two dates are of one kind, so that a dash or "to" between them joins them."""
    if isinstance(left.point, Partial) and isinstance(right.point, Partial):
        return left.point.unit is right.point.unit or left.point.year == right.point.year
    if isinstance(left.point, Stretch) and isinstance(right.point, Stretch):
        return _plain(left.point) and left.point.precision is right.point.precision
    return False


def _plain(stretch: Stretch) -> bool:
    """Tell whether a stretch is one day, month or year, not a run of them."""
    return stretch.start is not None and stretch.start == stretch.end


def _settle(scene: Scene, node: Node, tense: Tense | None = None) -> Stretch | None:
    point = node.point
    if isinstance(point, Partial):
        if (settled := settle_node(scene, node, tense)) is None:
            return None
        point = settled
    return stretches.part(point, node.part) if node.part else point


def _single(scene: Scene, node: Node) -> Period | None:
    bound, first = _bound(scene, node)
    point = node.point
    whole_unit = {"until": "end", "since": "start"}.get(bound)
    # "By the end of 2025" is until 2025 is over, "since the start of the year" from its first day on.
    tense = _tense(scene, node, bound, scene.low(first))
    stretch = _settle(scene, node._replace(part=None) if whole_unit == node.part else node, tense)
    if stretch is None:
        return None
    if isinstance(point, Partial) and point.last and scene.low(node.first - 1) in _OPENINGS:
        return Period(node.first - 1, node.stop, stretch.within(Bound.DURING))
    if stretch.end is not None and (start := _after_now(scene, node)) is not None:
        return Period(start, node.stop, _up_to(stretch, scene.published))
    if not bound or stretch.bound not in {Bound.AT, Bound.DURING}:
        return Period(node.first, node.stop, stretch)
    return _bounded(scene, node, Period(first, node.stop, stretch), bound)


def _after_now(scene: Scene, node: Node) -> int | None:
    """Return where "between now and", "from now until" begins before a date, null where it does not."""
    first = node.first - 1 if scene.low(node.first - 1) == "the" else node.first
    return first - 3 if scene.lows(first - 3, first) in _FROM_NOW else None


def _up_to(stretch: Stretch, published: date | None) -> Stretch:
    """Return the time from publication to the end of a stretch."""
    end = stretch.end or ""
    if published is None or published.isoformat()[: len(end)] > end:
        return stretches.until(stretch)
    start = published.isoformat()[: len(end)]
    return stretches.span(start, end, stretch.precision).within(Bound.UNTIL)


def _tense(scene: Scene, node: Node, bound: str, word: str) -> Tense | None:
    """Return the tense a bounding word brings: "until" looks ahead unless a verb is surely past."""
    if bound == "until":
        return Tense.PAST if has_sure_past(scene, node.first, node.stop) else Tense.FUTURE
    return Tense.PAST if word == "since" else None


def _bound(scene: Scene, node: Node) -> tuple[str, int]:
    """Return the bounding word before a date and where it begins; "" where there is none."""
    stop = node.first
    while scene.low(stop - 1) in _HEDGES and stop > node.first - 3:
        stop -= 1
    for length in range(min(_LONGEST_BOUND, stop), 0, -1):
        words = scene.lows(stop - length, stop)
        if (name := scene.calendar.bounds.get(words)) and not _approaching(scene, stop - length):
            return name, stop - length
    return "", node.first


def _approaching(scene: Scene, place: int) -> bool:
    """Tell whether "up to" belongs to "the lead-up to", "the run up to", which are no limits."""
    before = place - 2 if scene.low(place - 1) == "-" else place - 1
    return scene.low(place) == "up" and scene.low(before) in _APPROACH


def _bounded(scene: Scene, node: Node, period: Period, bound: str) -> Period:
    """Put a date under its bounding word."""
    stretch, word = period.stretch, scene.low(period.first)
    plain = Period(node.first, node.stop, stretch)
    if scene.low(node.stop) == "'s" and stretch.precision is Precision.DAY:
        return plain  # "after Thursday's meeting" bounds by the meeting
    named = _names_a_thing(scene, node)
    if word == "by" and named:
        return plain  # "required by the 2019 Defence Act"
    if word == "over" and scene.low(node.stop - 1) == "ago":
        return plain  # "over ten years ago"
    if bound == "during" or (word == "through" and stretch.precision is Precision.SEASON):
        return (
            period._replace(stretch=stretch.within(Bound.DURING))
            if stretch.precision is not Precision.DAY
            else plain
        )
    if bound == "within":
        return period._replace(stretch=stretch.within(Bound.UNTIL))
    if bound == "until":
        return _ended(period, word, plain, whole=named or node.part == "end")
    if word == "from" and not _onward(scene, node, period):
        return plain
    if word == "as" and scene.low(period.first + 1) == "of" and not _to_come(scene, stretch):
        return plain
    return period._replace(stretch=stretches.since(stretch))


def _names_a_thing(scene: Scene, node: Node) -> bool:
    """Tell whether a year belongs to the noun after it: "the 2019 law"."""
    after = scene.low(node.stop)
    if node.stop - node.first > 1 or not scene.low(node.first).isdecimal():
        return False
    return scene.low(node.first - 1) == "the" and after.isalpha() and after not in scene.guard("function")


def _ended(period: Period, word: str, plain: Period, *, whole: bool) -> Period:
    """Put a date under "until" or "before"; before the end of it, or of what it names, is until it."""
    if word == "ahead" and period.stretch.precision is Precision.DAY:
        return plain
    if word in {"before", "prior", "ahead"} and not whole:
        return period._replace(stretch=stretches.before(period.stretch))
    return period._replace(stretch=stretches.until(period.stretch))


def _onward(scene: Scene, node: Node, period: Period) -> bool:
    """Tell whether "from" opens a time: it looks ahead, or "on" follows; "a pledge from May" does not."""
    if scene.low(node.stop) in {"on", "onward", "onwards", "forward"}:
        return True
    return scene.low(period.first - 1) not in scene.guard("origin") and _from_now(scene, period.stretch)


def _to_come(scene: Scene, stretch: Stretch) -> bool:
    if scene.published is None or stretch.start is None:
        return False
    return stretch.start > scene.published.isoformat()[: len(stretch.start)]


def _from_now(scene: Scene, stretch: Stretch) -> bool:
    if scene.published is None or stretch.start is None:
        return False
    return stretch.start >= scene.published.isoformat()[: len(stretch.start)]
