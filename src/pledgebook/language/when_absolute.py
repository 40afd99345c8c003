"""Days and months that say themselves which they are."""

from datetime import date

from pledgebook.dates import Precision
from pledgebook.language import when_stretch as stretches
from pledgebook.language.when_node import SUFFIXES, Node, closed, day_at, free, number_at, skip, year_at
from pledgebook.language.when_partial import Partial, Unit
from pledgebook.language.when_stretch import Stretch
from pledgebook.language.when_table import Name
from pledgebook.language.when_words import Scene

_ISO = len("2024-12-19")
_CENTURY = 2000
_JOINED = frozenset(("and", "or", "to", ",", "(", "/"))
_AND = frozenset(("to", "and", "or", "-", "–", "—", "until", "through", "/", "&"))


def numeric(scene: Scene, place: int) -> Node | None:
    """Find a date in digits alone: 2024-12-19, 19/12/2024, 19.12.2024, 12/2024."""
    text = scene.at(place).text
    if not free(scene, place) or not closed(scene, place + 1):
        return None
    if len(text) >= _ISO and text[4] == "-":
        return _iso(place, text[:_ISO])
    for sign in "/.-":
        pieces = text.split(sign)
        # "1.5.2" is the number of a version or paragraph.
        if len(pieces) == 3 and len(pieces[2]) in {2, 4} and all(piece.isdecimal() for piece in pieces):
            return _three(place, [int(piece) for piece in pieces], sign, len(pieces[2]))
    return None


def _iso(place: int, text: str) -> Node | None:
    try:
        return Node(place, place + 1, stretches.day(date.fromisoformat(text)))
    except ValueError:
        return None


def _three(place: int, pieces: list[int], sign: str, length: int) -> Node | None:
    left, right, year = pieces
    year += _CENTURY if length == 2 else 0
    # A full stop between the numbers is the continental way, the day first; a stroke may be either.
    if sign == "." or left > 12 or left == right:
        return _day(place, year, right, left)
    if right > 12:
        return _day(place, year, left, right)
    value = f"{year:04}-XX-XX"
    return Node(place, place + 1, Stretch(value, f"{year:04}", f"{year:04}", Precision.FUZZY))


def _day(place: int, year: int, month: int, day: int) -> Node | None:
    try:
        return Node(place, place + 1, stretches.day(date(year, month, day)))
    except ValueError:
        return None


def month_of_year(scene: Scene, place: int) -> Node | None:
    """Find a month and year in digits: 12/2024, 2024-12."""
    number, year = number_at(scene, place, 2), year_at(scene, place + 2)
    if number and 1 <= number <= 12 and year and scene.low(place + 1) == "/" and _joined(scene, place, 3):
        return Node(place, place + 3, Partial(Unit.MONTH, number, year))
    first, second = number_at(scene, place, 4), scene.at(place + 2).text
    plain = (
        first and 1900 <= first <= 2099 and len(second) == 2 and second.isdecimal() and 1 <= int(second) <= 12
    )
    if plain and first and scene.low(place + 1) == "-" and _joined(scene, place, 3):
        # "2009-10" is read as two years: in prose they are far more common than a month written so.
        if int(second) == (first + 1) % 100 or not closed(scene, place + 3):
            return None
        return Node(place, place + 3, Partial(Unit.MONTH, int(second), first))
    return None


def _joined(scene: Scene, place: int, length: int) -> bool:
    return free(scene, place) and all(scene.glued(place + step) for step in range(1, length))


def day_month(scene: Scene, place: int) -> Node | None:
    """Find a day before its month: "19 December 2024", "the 19th of December", "5-7 May"."""
    if not (first := day_at(scene, place)) or not free(scene, place):
        return None
    days, stop = _day_run(scene, first)
    stop = skip(scene, stop, "of")
    if (month := month_at(scene, stop)) is None:
        return None
    stop = after_name(scene, month, stop)
    year, stop = year_after(scene, stop)
    named = scene.capital(stop - 1) or scene.capital(place) or _capital_between(scene, place, stop)
    if not named and (year is None or (month.common and scene.low(place - 1) in ("", "to"))):
        return None
    return _days_node(place, stop, month.number, year, days)


def _capital_between(scene: Scene, first: int, stop: int) -> bool:
    return any(scene.capital(place) for place in range(first, stop))


def _day_run(scene: Scene, first: tuple[int, int]) -> tuple[tuple[int, int | None], int]:
    """Read "5", "5-7", "5 to 7", "5 and 6"; return the days and the word after them."""
    day, stop = first
    if scene.low(stop) in _AND:
        second = day_at(scene, skip(scene, stop + 1, "the"))
        if second and second[0] > day:
            return (day, second[0]), second[1]
    return (day, None), stop


def _days_node(
    first: int, stop: int, month: int, year: int | None, days: tuple[int, int | None]
) -> Node | None:
    partial = Partial(Unit.DAY, month, year, *days)
    # A leap year tells whether any year has such a day.
    return Node(first, stop, partial) if partial.in_year(year or 2024) else None


def month_at(scene: Scene, place: int) -> Name | None:
    """Return the month a word names, null where it names none."""
    return scene.calendar.months.get(scene.low(place))


def after_name(scene: Scene, month: Name, place: int) -> int:
    """Return the place after a month's name and the stop of its short form."""
    return place + 2 if month.short and scene.low(place + 1) == "." and scene.glued(place + 1) else place + 1


def year_after(scene: Scene, place: int) -> tuple[int | None, int]:
    """Read ", 2024", "of 2024", "last year" after a month or day; return the year and the word after it."""
    at = skip(scene, skip(scene, place, ","), "of")
    if (year := year_at(scene, at)) is not None and not _counts(scene, at):
        return year, at + 1
    at = skip(scene, place, "of")
    step = scene.calendar.deictics.get(scene.low(at))
    if step is not None and scene.low(at + 1) == "year" and scene.published:
        return scene.published.year + step, at + 2
    return None, place


def _counts(scene: Scene, place: int) -> bool:
    """Tell whether a number counts something: "5 million", "2000 troops"."""
    after = scene.low(place + 1)
    if scene.at(place).text.endswith("00") and after.endswith("s") and after not in scene.guard("function"):
        return True
    return scene.low(place + 1) in {
        "million",
        "billion",
        "thousand",
        "mln",
        "bn",
        "percent",
        "per",
        "tonnes",
        "tons",
    }


def month_day(scene: Scene, place: int) -> Node | None:
    """Find a month before its day or year, or alone: "December 19, 2024", "May 5-7", "March 2022", "July"."""
    if (month := month_at(scene, place)) is None or not scene.capital(place):
        return None
    stop = after_name(scene, month, place)
    if (first := day_at(scene, skip(scene, stop, "the"))) and (
        node := _named_day(scene, place, month, first)
    ):
        return node
    year, after = year_after(scene, stop)
    if year is not None:
        return Node(place, after, Partial(Unit.MONTH, month.number, year))
    return (
        Node(place, stop, Partial(Unit.MONTH, month.number)) if _stands_alone(scene, place, month) else None
    )


def _named_day(scene: Scene, place: int, month: Name, first: tuple[int, int]) -> Node | None:
    days, stop = _day_run(scene, first)
    if not closed(scene, stop) or _counts(scene, stop - 1):
        return None
    year, after = year_after(scene, stop)
    # "In March 20 tanks came" counts tanks: no day of the month stands after "in".
    if year is None and scene.low(place - 1) == "in" and scene.low(stop - 1) not in SUFFIXES:
        return None
    return _days_node(place, after, month.number, year, days)


def _stands_alone(scene: Scene, place: int, month: Name) -> bool:
    """Tell whether a bare name is a month: names that are also words or people's need a word before them."""
    before = scene.low(place - 1)
    if month.short and scene.low(place + 1) != ".":
        return False
    if not (month.short or month.given or month.common):
        return True
    if before in _JOINED:
        return month_at(scene, place - 2) is not None or scene.low(place - 2).isdecimal()
    return before in scene.guard("month_before") or (scene.low(place + 1) == "'s" and not month.given)


def month_day_only(scene: Scene, place: int) -> Node | None:
    """Find a month with its day, not a month alone."""
    found = month_day(scene, place)
    return found if found and isinstance(found.point, Partial) and found.point.unit is Unit.DAY else None
