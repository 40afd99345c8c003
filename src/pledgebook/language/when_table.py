"""The words that state dates, read from calendar.yml into tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pledgebook.errors import UnknownKeysError
from pledgebook.vocabulary import Vocabulary

Value = TypeVar("Value")
_OPENING = frozenset(
    ("month", "weekday", "season", "unit", "number", "ordinal", "deictic", "part", "shift", "holiday")
)


class Tense(Enum):
    """Whether the words around a date speak of what was, what is or what is to come."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of calendar.yml; the file's head says what each kind of row means."""

    key: str
    kind: str
    words: tuple[str, ...]
    short: tuple[str, ...] = ()
    number: int | None = None
    first: int = 0
    tense: str = ""
    common: bool = False
    given: bool = False

    @property
    def value(self) -> int:
        """The row's number, nought where it has none."""
        return self.number or 0


@dataclass(frozen=True, slots=True)
class Name:
    """What a word names: a month, weekday or season.

    A `short` one ("Dec"), a `common` word ("march") and a `given` name ("April") need company to be a date;
    `many` is a plural ("Mondays").
    """

    number: int
    short: bool = False
    common: bool = False
    given: bool = False
    many: bool = False
    first: int = 0


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every table of calendar.yml, by lower-case word; phrases by their words."""

    months: dict[str, Name]
    weekdays: dict[str, Name]
    seasons: dict[str, Name]
    units: dict[str, str]
    numbers: dict[str, int | None]
    ordinals: dict[str, int]
    deictics: dict[str, int]
    parts: dict[str, str]
    shifts: dict[tuple[str, ...], int]
    holidays: dict[tuple[str, ...], int]
    bounds: dict[tuple[str, ...], str]
    tenses: dict[tuple[str, ...], Tense]
    guards: dict[str, frozenset[str]]
    openers: frozenset[str]


@cache
def read_calendar(vocabulary: Vocabulary) -> Calendar:
    """Read calendar.yml once per vocabulary."""
    rows = [read_row(key, raw) for key, raw in vocabulary.rows("calendar").items()]
    kinds = {kind: [row for row in rows if row.kind == kind] for kind in {row.kind for row in rows}}
    return Calendar(
        months=_names(kinds["month"]),
        weekdays=_names(kinds["weekday"]),
        seasons=_names(kinds["season"]),
        units={word: row.key for row in kinds["unit"] for word in row.words},
        numbers={word: row.number for row in kinds["number"] for word in row.words},
        ordinals={word: row.value for row in kinds["ordinal"] for word in row.words},
        deictics={word: row.value for row in kinds["deictic"] for word in row.words},
        parts={word: row.key for row in kinds["part"] for word in row.words},
        shifts=_phrases((row.words, row.value) for row in kinds["shift"]),
        holidays=_phrases((row.words, row.value) for row in kinds["holiday"]),
        bounds=_phrases((row.words, row.key) for row in kinds["bound"]),
        tenses=_phrases((row.words, Tense(row.tense)) for row in kinds["tense"]),
        guards={row.key: frozenset(row.words) for row in kinds["guard"]},
        openers=frozenset(_openers(rows)),
    )


def _openers(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the words that can begin a date: most are none, and no finder need look at those."""
    for row in rows:
        if row.kind in _OPENING or row.key == "opener":
            yield from (phrase(words)[0] for words in (*row.words, *row.short))


def read_row(key: str, raw: Mapping[str, Any]) -> Row:
    """Turn one row of calendar.yml into a Row."""
    rest = dict(raw)
    number = rest.pop("number", None)
    row = Row(
        key=key,
        kind=rest.pop("kind"),
        words=tuple(rest.pop("words")),
        short=tuple(rest.pop("short", ())),
        number=None if number is None else int(number),
        first=int(rest.pop("first", 0)),
        tense=rest.pop("tense", ""),
        common=rest.pop("common", "no") == "yes",
        given=rest.pop("given", "no") == "yes",
    )
    if rest:
        where = f"calendar.yml: {key}"
        raise UnknownKeysError(where, tuple(rest))
    return row


def _names(rows: Iterable[Row]) -> dict[str, Name]:
    found = {}
    for row in rows:
        for word in row.words:
            many = row.kind == "weekday" and word.endswith("s")
            found[word] = Name(row.value, False, row.common, row.given, many, row.first)
        for word in row.short:
            found[word] = Name(row.value, True, row.common, row.given)
    return found


def _phrases(pairs: Iterable[tuple[Iterable[str], Value]]) -> dict[tuple[str, ...], Value]:
    return {phrase(words): value for row, value in pairs for words in row}


def phrase(words: str) -> tuple[str, ...]:
    """Split a phrase the way a text is split: a possessive ending is a word of its own."""
    return tuple(words.casefold().replace("'s", " 's").split())
