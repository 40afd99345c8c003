"""Parts of a longer time: "the first quarter of 2025", "late October", "the end of the month", "mid-2025"."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pledgebook.dates import Bound, Precision
from pledgebook.language import when_absolute as absolute
from pledgebook.language import when_names as names
from pledgebook.language import when_reckon as reckon
from pledgebook.language import when_relative as relative
from pledgebook.language import when_stretch as stretches
from pledgebook.language import when_years as years
from pledgebook.language.when_counted import count_at, unit_at
from pledgebook.language.when_node import Finder, Node, number_at, skip, year_at
from pledgebook.language.when_partial import Partial, Unit, settle
from pledgebook.language.when_stretch import Stretch
from pledgebook.language.when_table import Tense
from pledgebook.language.when_tense import find_tense, looks_ahead
from pledgebook.language.when_words import Scene

_WHOLES: tuple[Finder, ...] = (
    absolute.day_month,
    years.fiscal_year,
    years.year_then_fiscal,
    years.dashed_year,
    absolute.month_of_year,
    years.decade,
    relative.pointed,
    relative.the_unit,
    names.season,
)
_AFTER_THE: tuple[Finder, ...] = (
    relative.pointed,
    years.decade,
    years.fiscal_year,
    years.year_then_fiscal,
)
_ADJECTIVES = frozenset(("early", "late", "middle"))


def whole(scene: Scene, place: int) -> Node | None:
    """Find a longer time that has parts: a year, quarter, month, season, decade, "next year", "the year"."""
    if node := _undivided(scene, place):
        return node
    at = skip(scene, place, "the")
    found = quarter(scene, at)
    return found._replace(first=place) if found else None


def _undivided(scene: Scene, place: int) -> Node | None:
    """Find a longer time that is itself no part of another."""
    if node := next(_found(_WHOLES, scene, place), None):
        return node
    at = skip(scene, place, "the")
    year = year_at(scene, at)
    if year and 1900 <= year <= 2099:
        return Node(place, at + 1, stretches.year(year))
    found = _bare_month(scene, at) or _bare_season(scene, at)
    if found is None and at > place:
        found = next(_found(_AFTER_THE, scene, at), None)
    return found._replace(first=place) if found else None


def _found(finders: Sequence[Finder], scene: Scene, place: int) -> Iterator[Node]:
    return (node for finder in finders if (node := finder(scene, place)))


def _bare_month(scene: Scene, place: int) -> Node | None:
    """Find a month that the words before have made one."""
    month = absolute.month_at(scene, place)
    if month is None or not scene.capital(place):
        return None
    if found := absolute.month_day(scene, place):
        return found
    return Node(place, absolute.after_name(scene, month, place), Partial(Unit.MONTH, month.number))


def _bare_season(scene: Scene, place: int) -> Node | None:
    row = scene.calendar.seasons.get(scene.low(place))
    if row is None:
        return None
    return names.season(scene, place) or Node(
        place, place + 1, Partial(Unit.SEASON, row.number, first_month=row.first)
    )


def part(scene: Scene, place: int) -> Node | None:
    """Find "early 2026", "mid-May", "the end of next year", "late last year", "end-2025"."""
    name = scene.calendar.parts.get(scene.low(place))
    if name is None:
        return None
    inside = place + 1
    if scene.low(inside) == "of":
        inside += 1
    elif scene.low(inside) == "-":
        inside += 1
        if name == "middle" and scene.low(inside) == "year":
            return Node(place, inside + 1, reckon.shift("year", 0, scene.published), "middle")
    elif name in _ADJECTIVES:
        inside = skip(scene, inside, "in")
    elif not (name == "end" and (year_at(scene, inside) or absolute.month_at(scene, inside))):
        return None
    node = whole(scene, inside)
    if node is None or node.part or _is_day(node):
        return None
    return Node(place, node.stop, node.point, name)


def _is_day(node: Node) -> bool:
    point = node.point
    if isinstance(point, Partial):
        return point.unit in {Unit.DAY, Unit.WEEKDAY}
    return point.precision is Precision.DAY


def end_named_last(scene: Scene, place: int) -> Node | None:
    """Find "year-end", "the year's end", "month end", "midyear"."""
    if scene.low(place) == "midyear":
        return Node(place, place + 1, reckon.shift("year", 0, scene.published), "middle")
    unit = unit_at(scene, place)
    if unit not in {"year", "month", "decade"} or scene.low(place) != unit:
        return None
    joint = scene.low(place + 1)
    stop = place + 1 + (joint in {"-", "'s"})
    if scene.low(stop) != "end" or (
        joint == "end" and scene.low(place - 1) not in {"by", "the", "at", "before"}
    ):
        return None
    return Node(place, stop + 1, reckon.shift(unit, 0, scene.published), "end")


def rest(scene: Scene, place: int) -> Node | None:
    """Find "the rest of the year", "the remainder of 2025": from publication to its end."""
    if scene.low(place) not in {"rest", "remainder", "balance"} or scene.low(place + 1) != "of":
        return None
    if (node := whole(scene, place + 2)) is None or _is_day(node):
        return None
    found = settle_node(scene, node)
    if found is None:
        return None
    return Node(place, node.stop, _remaining(found, scene.published).within(Bound.DURING))


def _remaining(stretch: Stretch, published: date | None) -> Stretch:
    if published is None or stretch.start is None or stretch.end is None:
        return stretch
    day = published.isoformat()
    if len(stretch.end) == len("2025"):
        first, last = day[:7], f"{stretch.end}-12"
    else:
        first, last = day, _last_day(stretch.end)
    if not stretch.start[: len(first)] <= first <= last:
        return stretch
    return stretches.span(first, last, Precision.FUZZY)


def _last_day(iso: str) -> str:
    if len(iso) == len("2025-01-01"):
        return iso
    number, place = divmod(int(iso[:4]) * 12 + int(iso[5:]), 12)
    return (date(number, place + 1, 1) - timedelta(1)).isoformat()


def settle_node(scene: Scene, node: Node, tense: Tense | None = None) -> Stretch | None:
    """Return the stretch a date comes to, its year settled by the tense given or that of its words."""
    if isinstance(node.point, Stretch):
        return node.point
    if node.point.year is not None:
        return settle(node.point, scene.published, None)
    tense = tense or find_tense(scene, node.first, node.stop)
    if tense is None and looks_ahead(scene, node.first):
        tense = Tense.FUTURE
    return settle(node.point, scene.published, tense)


def quarter(scene: Scene, place: int) -> Node | None:
    """Find "the first quarter of 2025", "Q1 2025", "2025 Q1", "H1 2025", "the second half of the year"."""
    if (short := _short_quarter(scene, place)) is not None:
        unit, number, stop = short
    elif (long := _long_quarter(scene, place)) is not None:
        unit, number, stop = long
    else:
        return None
    if scene.low(stop) == ",":
        year = (number_, stop + 2) if (number_ := year_at(scene, stop + 1)) else None
    else:
        year = _year_of(scene, skip(scene, stop, "of", "in"))
    if year is not None:
        return Node(place, year[1], Partial(unit, number, year[0]))
    if scene.low(stop) == "of" and scene.low(place) != "q":
        return _part_of(scene, place, stop + 1, unit, number)
    return Node(place, stop, Partial(unit, number)) if unit is Unit.QUARTER else None


def _short_quarter(scene: Scene, place: int) -> tuple[Unit, int, int] | None:
    number = number_at(scene, place + 1, 1)
    if (
        scene.low(place) not in {"q", "h"}
        or number is None
        or not scene.glued(place + 1)
        or scene.glued(place)
    ):
        return None
    unit, most = (Unit.QUARTER, 4) if scene.low(place) == "q" else (Unit.HALF, 2)
    return (unit, number, place + 2) if 1 <= number <= most and scene.capital(place) else None


def _long_quarter(scene: Scene, place: int) -> tuple[Unit, int, int] | None:
    number, stop = _ordinal(scene, place)
    unit = unit_at(scene, stop)
    if number is None or unit not in {"quarter", "half"} or scene.low(stop) != unit:
        return None
    most = 4 if unit == "quarter" else 2
    if number == -1 and scene.low(stop + 1) != "of":
        return None  # "last quarter" is the one before this
    number = most if number == -1 else number
    return (Unit(unit), number, stop + 1) if number <= most else None


def _ordinal(scene: Scene, place: int) -> tuple[int | None, int]:
    if (digit := number_at(scene, place, 1)) and scene.low(place + 1) in {"st", "nd", "rd", "th"}:
        return digit, place + 2
    return scene.calendar.ordinals.get(scene.low(place)), place + 1


def _year_of(scene: Scene, place: int) -> tuple[int, int] | None:
    """Read the year a quarter belongs to: "2025", "next year", "the year", "fiscal year 2025"."""
    at = skip(scene, place, "the")
    if (year := year_at(scene, at)) is not None:
        return year, at + 1
    node = (
        years.fiscal_year(scene, at)
        or relative.pointed(scene, at)
        or relative.the_unit(scene, at - (at > place))
    )
    if node and isinstance(node.point, Stretch) and node.point.precision is Precision.YEAR:
        value = node.point.value
        return (int(value), node.stop) if value.isdecimal() else None
    return None


def _part_of(scene: Scene, first: int, place: int, unit: Unit, number: int) -> Node | None:
    """Find "the second half of May", "the first half of the 2030s"."""
    if unit is not Unit.HALF or (node := _undivided(scene, place)) is None or _is_day(node):
        return None
    found = settle_node(scene, node)
    return None if found is None else Node(first, node.stop, stretches.halved(found, number))


def week_of(scene: Scene, place: int) -> Node | None:
    """Find "the first week of May", "the last days of 2024"."""
    number, stop = _ordinal(scene, place)
    counted = count_at(scene, stop)
    count, stop = counted or (None, stop)
    unit = unit_at(scene, stop)
    if number is None or unit not in {"day", "week", "month"} or scene.low(stop + 1) not in {"of", "in"}:
        return None
    node = whole(scene, stop + 2)
    if node is None or node.part or _is_day(node) or (found := settle_node(scene, node)) is None:
        return None
    if count and unit == "month" and found.precision is Precision.YEAR and number in {1, -1}:
        return Node(place, node.stop, stretches.months_of_year(found, count if number == 1 else -count))
    if unit == "week" and found.precision is Precision.MONTH:
        return Node(place, node.stop, stretches.week_of_month(found, number))
    return Node(place, node.stop, node.point, {1: "early", -1: "late"}.get(number, "middle"))


def week_of_day(scene: Scene, place: int) -> Node | None:
    """Find "the week of May 5", "the week beginning 5 May"."""
    if scene.low(place) != "week" or scene.low(place + 1) not in {
        "of",
        "beginning",
        "commencing",
        "starting",
    }:
        return None
    inside = skip(scene, place + 2, "on")
    node = absolute.day_month(scene, inside) or absolute.month_day_only(scene, inside)
    found = settle_node(scene, node) if node else None
    if node is None or found is None or found.start is None:
        return None
    return Node(place, node.stop, stretches.week(date.fromisoformat(found.start)))


def ordinal_day(scene: Scene, place: int) -> Node | None:
    """Find "on the 19th": the next or last such day of a month that the words leave out."""
    number = number_at(scene, place, 2)
    if not number or number > 31 or scene.low(place + 1) not in {"st", "nd", "rd", "th"}:
        return None
    if scene.lows(place - 2, place) != ("on", "the") or not scene.glued(place + 1):
        return None
    after = scene.low(place + 2)
    if after.isalpha() or after == "-":
        return None
    ahead = find_tense(scene, place, place + 2) is Tense.FUTURE
    return Node(place, place + 2, reckon.day_of_month(number, 1 if ahead else -1, scene.published))
