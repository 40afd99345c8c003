"""What a date finder returns, and the small words all of them read."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from pledgebook.language.when_partial import Partial
from pledgebook.language.when_stretch import Stretch
from pledgebook.language.when_words import Scene

_LATEST = 2999
_EARLIEST = 1000
DASHES = frozenset("-–—")
SUFFIXES = frozenset(("st", "nd", "rd", "th"))


class Node(NamedTuple):
    """One date found, from its first word up to `stop`; `part` is "early", "end", … of it."""

    first: int
    stop: int
    point: Partial | Stretch
    part: str | None = None


Finder: TypeAlias = Callable[[Scene, int], Node | None]


def number_at(scene: Scene, place: int, longest: int = 3) -> int | None:
    """Return the value of a plain number in digits, null where the word is none."""
    text = scene.at(place).text
    return int(text) if text.isdecimal() and len(text) <= longest and text.isascii() else None


def closed(scene: Scene, stop: int) -> bool:
    """Tell whether a number really ends before a word: no letter, per cent sign or digit sticks to it."""
    if not scene.glued(stop):
        return True
    low = scene.low(stop)
    if low in DASHES:
        return not scene.glued(stop + 1) or low != "-" or not scene.low(stop + 1)[:1].isalpha()
    return low[:1] in ".,;:!?)]'\"’…" and not (
        low in ".:" and scene.glued(stop + 1) and scene.low(stop + 1).isdecimal()
    )


def free(scene: Scene, place: int) -> bool:
    """Tell whether a number really begins at a word: nothing but an opening sign sticks to it."""
    if not scene.glued(place) or scene.low(place - 1) in {"(", "[", '"', "'", "–", "—", "…", "*", ":"}:
        return True
    return scene.low(place - 1) == "," and number_at(scene, place - 2, 4) is not None


def year_at(scene: Scene, place: int) -> int | None:
    """Return a year of four digits, null where the word is none."""
    number = number_at(scene, place, 4)
    return number if number and _EARLIEST <= number <= _LATEST and closed(scene, place + 1) else None


def day_at(scene: Scene, place: int) -> tuple[int, int] | None:
    """Return a day of the month and the word after it ("5", "5th")."""
    number = number_at(scene, place, 2)
    if number is None or not 1 <= number <= 31:
        return None
    if scene.glued(place + 1) and scene.low(place + 1) in SUFFIXES:
        return number, place + 2
    return number, place + 1


def skip(scene: Scene, place: int, *words: str) -> int:
    """Return the place after the given words where they stand there, else the place itself."""
    for word in words:
        if scene.low(place) == word:
            place += 1
    return place
