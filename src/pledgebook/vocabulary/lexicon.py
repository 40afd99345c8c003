"""Many phrases found in one pass over the words of a text."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from pledgebook.span import Span

Value = TypeVar("Value")

# A word, or one sign that can be part of a name ("Leopard-2", "S-300", "R&D" are told apart by their signs).
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[-&/.+]")


class Match(NamedTuple, Generic[Value]):
    """A phrase found, and what it stands for."""

    span: Span
    value: Value


_Words = tuple[list[tuple[int, int]], list[str]]


def _written(text: str) -> _Words:
    """Return where the words of a text stand, and the words."""
    found = list(_WORD.finditer(text))
    return [match.span() for match in found], [match[0] for match in found]


# Several lexicons are asked about one text after another.
@lru_cache(maxsize=2)
def _folded(text: str) -> _Words:
    """Return the same in small letters: word by word, for the whole text can change its length in folding."""
    places, words = _written(text)
    return places, [word.casefold() for word in words]


class Lexicon(Generic[Value]):
    """Phrases by their first word; the longest one wins at each place, none overlap.

    `case` keeps letters as they are, for names such as "US" that are also words.
    """

    def __init__(self, phrases: Mapping[str, Value], *, case: bool = False) -> None:
        self._case = case
        self._by_first: dict[str, list[tuple[list[str], Value]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            words = [self._fold(word) for word in _WORD.findall(phrase)]
            if words:
                self._by_first.setdefault(words[0], []).append((words, phrases[phrase]))

    def _fold(self, word: str) -> str:
        return word if self._case else word.casefold()

    def find(self, text: str) -> Iterator[Match[Value]]:
        """Yield each phrase in text order, the longest one at each word."""
        places, words = (_written if self._case else _folded)(text)
        starting_with = self._by_first.get  # bound once: called for every word
        free = 0
        for first, word in enumerate(words):
            if first < free:
                continue
            for phrase, value in starting_with(word, ()):
                end = first + len(phrase)
                if words[first:end] == phrase:
                    yield Match(Span(places[first][0], places[end - 1][1]), value)
                    free = end
                    break
