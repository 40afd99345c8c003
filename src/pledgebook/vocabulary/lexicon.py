"""Many phrases found in one pass over the words of a text."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from pledgebook.span import Span

Value = TypeVar("Value")

# A word, or one sign that can be part of a name ("Leopard-2", "S-300", "R&D" are told apart by their signs).
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[-&/.+]")


class Match(NamedTuple, Generic[Value]):
    """A phrase found, and what it stands for."""

    span: Span
    value: Value


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
        matches = list(_WORD.finditer(text))
        # Fold word by word: folding the whole text can change its length and would shift every span after it.
        words = [self._fold(match[0]) for match in matches]
        starting_with = self._by_first.get  # bound once: called for every word
        free = 0
        for first, word in enumerate(words):
            if first < free:
                continue
            for phrase, value in starting_with(word, ()):
                end = first + len(phrase)
                if words[first:end] == phrase:
                    yield Match(Span(matches[first].start(), matches[end - 1].end()), value)
                    free = end
                    break
