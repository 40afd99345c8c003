"""The words of one line as the date finders see them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pledgebook.found_once import found_once
from pledgebook.language.when_table import Calendar, Tense

# Whole numeric dates first, then numbers, words (a possessive ending stands alone) and single signs.
_WORD = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?![\w-])"
    r"|\d{1,2}([./-])\d{1,2}\1\d{4}(?!\w)"
    r"|\d{1,2}/\d{1,2}/\d{2}(?![\w/])"
    r"|\d{2}\.\d{2}\.\d{2}(?![\w.]\d)"
    r"|(?:19|20)\d\d(?=,(?:19|20)\d\d(?!\d))"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?='s\b)|'s\b|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|[^\w\s]|_"
)


class Word(NamedTuple):
    """One word, number or sign; `low` is its text without case."""

    start: int
    end: int
    text: str
    low: str


_NONE = Word(-1, -1, "", "")


@dataclass(frozen=True)
class Scene:
    """One line of a view with what the finders need to know."""

    words: list[Word]
    calendar: Calendar
    published: date | None
    cues: dict[int, Tense | None] = field(default_factory=dict, compare=False)  # those looked at, by word
    breaks: dict[str, list[int]] = field(
        default_factory=dict, compare=False
    )  # where sentences and clauses end
    silent: set[int] = field(
        default_factory=set, compare=False
    )  # words that tell no tense, of those looked at

    @found_once
    def lowered(self) -> tuple[str, ...]:
        """All words of the line without case."""
        return tuple(word.low for word in self.words)

    @found_once
    def _by_place(self) -> dict[int, str]:
        return dict(enumerate(self.lowered))

    def at(self, place: int) -> Word:
        """Return the word at a place, an empty one outside the line."""
        return self.words[place] if 0 <= place < len(self.words) else _NONE

    def low(self, place: int) -> str:
        """Return the word at a place without case, "" outside the line."""
        return self._by_place.get(place, "")

    def glued(self, place: int) -> bool:
        """Tell whether no space stands between the word before and this one."""
        return 0 < place < len(self.words) and self.words[place - 1].end == self.words[place].start

    def capital(self, place: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self.at(place).text[:1].isupper()

    def guard(self, name: str) -> frozenset[str]:
        """Return the words of one guard row of the calendar."""
        return self.calendar.guards[name]

    def lows(self, first: int, stop: int) -> tuple[str, ...]:
        """Return a run of words without case, nothing where it reaches outside the line."""
        lowered = self.lowered
        return lowered[first:stop] if first >= 0 and stop <= len(lowered) else ()


def read_words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words between two places of a text."""
    for match in _WORD.finditer(text, start, end):
        found = match[0]
        yield Word(match.start(), match.end(), found, found.casefold())
