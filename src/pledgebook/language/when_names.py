"""Weekdays, feasts and seasons by their names."""

from pledgebook.language import when_reckon as reckon
from pledgebook.language.when_absolute import day_month, month_day_only, numeric, year_after
from pledgebook.language.when_node import Node, skip
from pledgebook.language.when_partial import Partial, Unit
from pledgebook.language.when_words import Scene
from pledgebook.language.when_years import dashed_year

_LONGEST_HOLIDAY = 4


def weekday(scene: Scene, place: int) -> Node | None:
    """Find a weekday, with the date it belongs to: "Thursday", "Thursday, 19 December", "Wed May 5"."""
    day = scene.calendar.weekdays.get(scene.low(place))
    if day is None or not scene.capital(place) or day.many or _is_feast(scene, place):
        return None
    if _is_forename(scene, place):
        return None
    stop = skip(scene, place + 1, ".") if day.short else place + 1
    dated = skip(scene, stop, ",", "(", "the")
    if found := day_month(scene, dated) or month_day_only(scene, dated) or numeric(scene, dated):
        closing = scene.low(dated - 1) == "(" and scene.low(found.stop) == ")"
        return Node(place, found.stop + closing, found.point)
    if day.short:
        return None
    week = skip(scene, stop, "of")
    step = scene.calendar.deictics.get(scene.low(week))
    if step is not None and scene.low(week + 1) == "week":
        return Node(place, week + 2, reckon.weekday_of_week(day.number, step, scene.published))
    return Node(place, _after_part_of_day(scene, stop), Partial(Unit.WEEKDAY, day.number))


def holiday(scene: Scene, place: int) -> Node | None:
    """Find "Christmas" or "New Year's Eve", with a year where one follows."""
    if not scene.capital(place):
        return None
    for length in range(_LONGEST_HOLIDAY, 0, -1):
        if number := scene.calendar.holidays.get(scene.lows(place, place + length)):
            year, stop = year_after(scene, place + length)
            return Node(place, stop, Partial(Unit.DAY, number // 100, year, number % 100))
    return None


def _is_feast(scene: Scene, place: int) -> bool:
    guards = scene.calendar.guards
    named = scene.capital(place - 1) and scene.low(place - 1) in guards["before"]
    return named or (scene.capital(place + 1) and scene.low(place + 1) in guards["after"])


def _is_forename(scene: Scene, place: int) -> bool:
    """Tell whether a weekday stands inside a name: "Ambassador Monday Okoro"."""
    before = scene.low(place - 1)
    inside = scene.capital(place - 1) and scene.capital(place + 1) and not scene.at(place).text.isupper()
    return inside and before not in scene.guard("month_before")


def _after_part_of_day(scene: Scene, place: int) -> int:
    return place + (scene.low(place) in {"morning", "afternoon", "evening", "night"})


def season(scene: Scene, place: int) -> Node | None:
    """Find a season with its year or after a word that makes it a time: "summer 2025", "by winter"."""
    if (row := scene.calendar.seasons.get(scene.low(place))) is None:
        return None
    start = skip(scene, place + 1, ",", "of") if scene.low(place + 1) != "," else place + 1
    if found := dashed_year(scene, start):
        number = int(scene.at(start).text)
        return Node(place, found.stop, Partial(Unit.SEASON, row.number, number, first_month=row.first))
    year, after = year_after(scene, place + 1)
    if year is not None:
        return Node(place, after, Partial(Unit.SEASON, row.number, year, first_month=row.first))
    if not _timed(scene, place):
        return None
    return Node(place, place + 1, Partial(Unit.SEASON, row.number, first_month=row.first))


def _timed(scene: Scene, place: int) -> bool:
    """Tell whether a bare season is a time, not "the fall of the city", "winter clothing"."""
    after = scene.low(place + 1)
    if after == "of" or (after.isalpha() and after not in scene.guard("season_after")):
        return False
    before = scene.low(place - 1)
    if scene.lows(place - 2, place) == ("ahead", "of"):
        return True
    if before == "the":
        return scene.low(place - 2) in scene.guard("season_before")
    return before in scene.guard("season_before") and before not in {"of", "over", "from", "for"}
