"""The words, runs of digits and signs of one line, as the readers of numbers and money see them."""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from pledgebook.span import Span

# Possessive throughout: no run of characters is ever looked at twice. A point opens a number behind a sign of money.
_TOKEN = re.compile(r"((?:(?<=[$€£¥])\.)?\d++(?:[.,'’]\d++)*+)|([^\W\d_½¼¾⅓⅔]++|[½¼¾⅓⅔])|([^\w\s]|_)")

_MONTH_NAMES = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_MONTHS = frozenset(_MONTH_NAMES.split())


class Kind(IntEnum):
    """What a token is made of."""

    DIGITS = 1
    WORD = 2
    SIGN = 3


class Token(NamedTuple):
    """One word, one run of digits with its separators, or one sign; `low` is the text in lower case."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int


_KINDS = (Kind.DIGITS, Kind.DIGITS, Kind.WORD, Kind.SIGN)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line of a text begins and ends."""
    start = 0
    for row in text.split("\n"):
        yield start, start + len(row)
        start += len(row) + 1


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a stretch of text into tokens; places count from the text's beginning."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [
        Token(_KINDS[match.lastindex or 0], match[0], match[0].lower(), match.start(), match.end())
        for match in found
    ]


class Line:
    """The tokens of one line with safe looks to either side."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.tokens = tokenise(text, start, end)
        self.lows = [token.low for token in self.tokens]
        self._lows = dict(enumerate(self.lows))

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, index: int) -> str:
        """Return a token in lower case, or nothing outside the line."""
        return self._lows.get(index, "")

    def kind(self, index: int) -> Kind | None:
        """Return what a token is made of, null outside the line."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def touches(self, index: int) -> bool:
        """Tell whether nothing stands between a token and the one before it."""
        if not 0 < index < len(self.tokens):
            return False
        return self.tokens[index - 1].end == self.tokens[index].start

    def apart(self, index: int) -> bool:
        """Tell whether exactly one sign of space stands between a token and the one before it."""
        if not 0 < index < len(self.tokens):
            return False
        return self.tokens[index - 1].end + 1 == self.tokens[index].start

    def dated(self, index: int) -> bool:
        """Tell whether a token follows the name of a month."""
        before = self.low(index - 1)
        return before in _MONTHS or (before == "." and self.low(index - 2) in _MONTHS)

    def words(self, first: int, stop: int) -> str:
        """Return the text from one token up to, not with, another."""
        return self.span(first, stop).of(self.text)

    def span(self, first: int, stop: int) -> Span:
        """Return the place of the tokens from `first` up to, not with, `stop`."""
        return Span(self.tokens[first].start, self.tokens[stop - 1].end)
