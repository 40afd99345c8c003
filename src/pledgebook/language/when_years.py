"""Years, decades and budget years, told apart from numbers that only look like one."""

from pledgebook.dates import Bound
from pledgebook.language import when_stretch as stretches
from pledgebook.language.when_node import DASHES, Node, closed, free, number_at, skip, year_at
from pledgebook.language.when_words import Scene

_JOINTS = frozenset(("and", "to", "or", "–", "-", "—", "&", ","))
_FIRST = 1900
_LAST = 2099


def bare_year(scene: Scene, place: int) -> Node | None:
    """Find a year alone, by the words around it."""
    year = year_at(scene, place)
    if year is None or not _FIRST <= year <= _LAST or not free(scene, place):
        return None
    if _is_number(scene, place) or not _is_year(scene, place, year):
        return None
    return Node(place, place + 1, stretches.year(year))


def _is_number(scene: Scene, place: int) -> bool:
    """Tell whether the neighbours make it an amount, a quantity or the number of a law or page."""
    before, after = scene.at(place - 1), scene.at(place + 1)
    if (before.text and before.text in "$€£¥#№+<>=±") or (after.text and after.text in "$€£¥%°×"):
        return True
    if (
        before.low in scene.guard("currency")
        or after.low in scene.guard("currency")
        or after.low in {"million", "billion", "thousand", "per", "percent"}
    ):
        return True
    if before.low == "(" and number_at(scene, place - 2, 4) is not None:
        return True  # "resolution 1325 (2000)" is a name
    if before.low in {"of", ","} and scene.capital(place - 2) and scene.low(place - 2) in scene.guard("law"):
        return True  # so is "the Assistance Act of 1961"
    if before.low in _JOINTS and number_at(scene, place - 2, 4) is not None:
        return scene.low(place - 3) in scene.guard("counted")  # "pages 1990 to 2010"
    return before.low in scene.guard("counted") or after.low == "agenda"


def _is_year(scene: Scene, place: int, year: int) -> bool:
    before, after = scene.low(place - 1), scene.at(place + 1)
    round_number = year % 100 == 0
    if _follows_year(scene, place) or _before_year(scene, place):
        return True
    if after.low.isalpha() and after.text.islower() and after.low not in scene.guard("function"):
        if before not in scene.guard("year_strong") | scene.guard("year_owner") or before in {
            "by",
            "between",
        }:
            return False
        return not (round_number and after.low.endswith("s"))
    if before in scene.guard("year_strong") or (
        before == "the" and scene.low(place - 2) in scene.guard("year_strong")
    ):
        return True
    if before == "":
        return after.text == "" or (after.low in {":", "–", "-", "—", ","} and not round_number)
    if round_number:
        return False
    # A count of this size has a comma and a noun; a bare one before a stop is a year.
    named = scene.capital(place - 1) or not before.isalpha()
    return before in scene.guard("year_weak") | scene.guard("year_owner") or (
        not named and not after.low.isalnum()
    )


def _follows_year(scene: Scene, place: int) -> bool:
    """Tell whether another year stands before it: "2023 and 2029"."""
    number = number_at(scene, place - 2, 4)
    return scene.low(place - 1) in _JOINTS and number is not None and _FIRST <= number <= _LAST


def _before_year(scene: Scene, place: int) -> bool:
    """Tell whether another year follows in a list: "2025, 2026 and 2027"."""
    number = number_at(scene, place + 2, 4)
    return scene.low(place + 1) in {",", "and", "or"} and number is not None and _FIRST <= number <= _LAST


def fiscal_year(scene: Scene, place: int) -> Node | None:
    """Find a budget year: "fiscal year 2024", "FY24", "FY2024/25", "financial year 2024-25"."""
    if scene.low(place) == "fy":
        return _short_fiscal(scene, place, place + 1)
    if scene.low(place) not in {"fiscal", "financial", "budget", "budgetary", "academic"}:
        return None
    named = scene.low(place + 1) in {"year", "years"}
    if not named and scene.low(place) != "fiscal":
        return None
    inside = skip(scene, place + 1, "year", "years", "of")
    if scene.lows(inside, inside + 3) == ("(", "fy", ")"):
        inside += 3
    return _year_node(scene, place, inside)


def _year_node(scene: Scene, first: int, place: int) -> Node | None:
    if found := joined_years(scene, place):
        return Node(first, found.stop, found.point)
    year = year_at(scene, place)
    return Node(first, place + 1, stretches.year(year)) if year and _FIRST <= year <= _LAST else None


def _short_fiscal(scene: Scene, first: int, place: int) -> Node | None:
    place = skip(scene, place, "'")
    if found := _year_node(scene, first, place):
        return found
    text = scene.at(place).text
    if not (text.isdecimal() and len(text) == 2):
        return None
    year = 2000 + int(text)
    second = scene.at(place + 2).text
    if (
        scene.low(place + 1) in {"-", "/", "–"}
        and second.isdecimal()
        and int(second) % 100 == (year + 1) % 100
    ):
        return Node(first, place + 3, stretches.years(year, year + 1))
    return Node(first, place + 1, stretches.year(year)) if closed(scene, place + 1) else None


def year_then_fiscal(scene: Scene, place: int) -> Node | None:
    """Find a budget year named after its number: "the 2024-25 financial year", "2025 fiscal year"."""
    year = year_at(scene, place)
    found = dashed_year(scene, place) or (Node(place, place + 1, stretches.year(year)) if year else None)
    if found is None or not free(scene, place):
        return None
    budget = scene.low(found.stop) in {
        "fiscal",
        "financial",
        "budget",
        "budgetary",
        "academic",
        "school",
        "calendar",
    }
    if budget and scene.low(found.stop + 1) in {"year", "years"}:
        return found._replace(stop=found.stop + 2)
    return None


def decade(scene: Scene, place: int) -> Node | None:
    """Find "1990s", "the early 2000s"."""
    number = number_at(scene, place, 4)
    if number is None or not 1500 <= number <= 2099 or number % 10 or not free(scene, place):
        return None
    if not (scene.low(place + 1) == "s" and scene.glued(place + 1) and closed(scene, place + 2)):
        return None
    return Node(place, place + 2, stretches.decade(number))


def dashed_year(scene: Scene, place: int) -> Node | None:
    """Find two years in one: "2030-31", "2024/25", "2022-2024"."""
    return joined_years(scene, place) if free(scene, place) else None


def joined_years(scene: Scene, place: int) -> Node | None:
    """Read two years with a dash or stroke between them, whatever sticks to the first ("FY2024-25")."""
    first = number_at(scene, place, 4)
    if first is None or not 1900 <= first <= 2099 or not closed(scene, place + 3):
        return None
    if scene.low(place + 1) not in DASHES | {"/"} or not (scene.glued(place + 1) and scene.glued(place + 2)):
        return None
    last = _second_year(first, scene.at(place + 2).text)
    # "2022/879" is the number of a law: a stroke joins neighbouring years only.
    if last is None or (scene.low(place + 1) == "/" and last != first + 1):
        return None
    found = stretches.years(first, last)
    # "2024-25" is one budget year, "2022-2024" a run of years.
    return Node(place, place + 3, found if len(scene.at(place + 2).text) == 2 else found.within(Bound.DURING))


def _second_year(first: int, text: str) -> int | None:
    if not text.isdecimal() or len(text) not in (2, 4):
        return None
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    return last if first < last <= first + 60 else None
