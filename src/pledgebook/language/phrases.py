"""Many names found in one pass: looked up by their first word, compared sign by sign."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from pledgebook.span import Span
from pledgebook.vocabulary import Match

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+")
_CAPITALISED = re.compile(
    r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W_]*|(?<![^\W_])\d+|(?<![^\W_])(?:the|former|mainland|occupied) "
)


class Phrases(Generic[Value]):
    """Phrases by their first word; the longest one wins at each place, none overlap.

    Unlike a lexicon it reads "Ukraine's", "U.S.-led" and "Russia-Ukraine" up to the sign, so that a genitive
    or a compound hides no name. With `fold` letters are compared without their case; without it only words
    that begin with a capital or a digit are looked at, which is what makes names cheap to find.
    """

    def __init__(self, phrases: Mapping[str, Value], *, fold: bool = False) -> None:
        self._fold: Callable[[str], str] = str.lower if fold else str
        self._starts = _WORD if fold else _CAPITALISED
        self._by_first: dict[str, list[tuple[str, Value]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            text = self._fold(phrase)
            first = self._starts.match(text)
            if first:
                self._by_first.setdefault(first[0], []).append((text, phrases[phrase]))

    def find(self, text: str) -> Iterator[Match[Value]]:
        """Yield each phrase in text order, the longest one at each word."""
        fold, starting_with, free = self._fold, self._by_first.get, 0
        for word in self._starts.finditer(text):
            start = word.start()
            if start < free:
                continue
            for phrase, value in starting_with(fold(word[0]), ()):
                end = start + len(phrase)
                if fold(text[start:end]) == phrase and _ends_here(text, end):
                    yield Match(Span(start, end), value)
                    free = end
                    break

    def at(self, text: str, start: int) -> Match[Value] | None:
        """Return the longest phrase that begins exactly here, if any."""
        word = self._starts.match(text, start)
        for phrase, value in self._by_first.get(self._fold(word[0]), ()) if word else ():
            end = start + len(phrase)
            if self._fold(text[start:end]) == phrase and _ends_here(text, end):
                return Match(Span(start, end), value)
        return None


def _ends_here(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_") or text[end - 1] == "."
