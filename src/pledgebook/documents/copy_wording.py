"""The wording of a text as its copies share it: its words without figures, and its figures and names apart.

Figures stand apart because they alone tell two acts on one official form from two copies of one text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.vocabulary import Vocabulary

FIGURE = "#"  # stands for every number in the wording, so that a garbled figure hides no copy
_MARKUP = re.compile(r"<[^<>]{1,300}>|\]\([^()\s]{1,500}\)|https?://\S+")
# "LISBON, March 3 (Agency) - " is the publisher's, not the text's.
_DATELINE = re.compile(r"\A\s*[A-Z][^\n()]{1,60}\([^()\n]{2,40}\)\s*[-–—]+\s")
# A full stop after one capital letter is part of a name.
_PIECE_ENDS = re.compile(r"(?<=[.!?;])(?<!\b[A-Z]\.)[\"'”’)*_]*\s+|(?<!\s)[^\S\n]*+\n\s*+")
_OPENING = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST_CUE = 5


@dataclass(frozen=True, slots=True)
class Wording:
    """The words in order; and the figures and names, which are compared apart.

    Months and days of the week are figures below zero.
    """

    words: tuple[str, ...]
    figures: frozenset[float]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Table:
    boilerplate: frozenset[str]
    openers: frozenset[str]
    powers: dict[str, int]
    numbers: dict[str, int]
    times: dict[str, float]
    common: frozenset[str]
    token: re.Pattern[str]


def read_wording(text: str) -> Wording:
    """Return the wording of a text; what publishers put around it is left out."""
    table = _table()
    tokens = list(table.token.finditer(" ".join(_own_pieces(text, table))))
    words = tuple(token["word"].casefold() if token["word"] else FIGURE for token in tokens)
    figures = {_value(token, table) for token in tokens if not token["word"]}
    capital = {at for at, token in enumerate(tokens) if (token["word"] or "")[:1].isupper()}
    times = {at for at in capital if words[at] in table.times and _is_time(words, at, table)}
    lower = {word for at, word in enumerate(words) if at not in capital}
    names = {words[at] for at in capital - times} - lower - table.openers
    return Wording(words, frozenset(figures | {table.times[words[at]] for at in times}), frozenset(names))


def update_mark(title: str) -> tuple[int, str]:
    """Return how late a version a title says it is (0 where it says nothing), and the title without that."""
    first, _, rest = title.casefold().partition(" ")
    marked = re.match(r"(\d*)\W*(.*)", rest) if first.strip("-:[]()*") in _updates() else None
    return (int(marked[1] or 1), marked[2].strip()) if marked else (0, title.casefold().strip())


def _own_pieces(text: str, table: _Table) -> Iterator[str]:
    plain = _DATELINE.sub("", _MARKUP.sub(" ", text), count=1)
    return (piece for piece in _PIECE_ENDS.split(plain) if not _is_boilerplate(piece, table))


def _is_boilerplate(piece: str, table: _Table) -> bool:
    opening = _OPENING.findall(piece[:80].casefold())[:_LONGEST_CUE]
    if "©" in piece[:4]:
        return True
    return any(" ".join(opening[:length]) in table.boilerplate for length in range(1, len(opening) + 1))


def _value(token: re.Match[str], table: _Table) -> float:
    digits = token["digits"]
    value = float(digits.replace(",", "")) if digits else float(table.numbers[token["worded"].casefold()])
    power = table.powers[token["power"].casefold()] if token["power"] else 0
    return float(round(value * 10**power, 6))


def _is_time(words: tuple[str, ...], at: int, table: _Table) -> bool:
    """Tell the month from the verb: "May" and "March" are months beside a number only."""
    return words[at] not in table.common or FIGURE in words[max(at - 1, 0) : at + 2]


@cache
def _table() -> _Table:
    rows = Vocabulary().rows("copies")
    calendar = Vocabulary().rows("calendar").values()
    powers = {word: int(power) for word, power in rows["magnitudes"].items()}
    # "One" is as often a pronoun.
    numbers = {
        row["words"][0]: int(row["number"]) for row in calendar if _counts(row) and row["number"] != "1"
    }
    months = [row for row in calendar if row["kind"] == "month"]
    weekdays = {row["words"][0]: -20.0 - int(row["number"]) for row in calendar if row["kind"] == "weekday"}
    return _Table(
        frozenset(rows["boilerplate"]),
        frozenset(rows["openers"]),
        powers,
        numbers,
        {row["words"][0]: -float(row["number"]) for row in months} | weekdays,
        frozenset(row["words"][0] for row in months if "common" in row),
        _token(powers, numbers),
    )


def _counts(row: dict[str, Any]) -> bool:
    return row["kind"] == "number" and "number" in row


def _token(powers: dict[str, int], numbers: dict[str, int]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)|\b(?P<worded>{'|'.join(numbers)})\b)"
        rf"(?:[\s-]?(?P<power>{'|'.join(powers)})\b)?|(?P<word>[^\W\d_]+)",
        re.IGNORECASE,
    )


@cache
def _updates() -> frozenset[str]:
    return frozenset(Vocabulary().rows("copies")["updates"])
