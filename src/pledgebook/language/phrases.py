"""Many names found in one pass: looked up by their first word, compared sign by sign."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from pledgebook.span import Span
from pledgebook.vocabulary import Match

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+")
# A word with a capital or a digit, or one of the small words that a name can begin with ("the Hague", "von").
_CAPITALISED = re.compile(
    r"(?<![^\W_])(?:[^\W\d_a-zß-öø-ÿ][^\W_]*|\d+"
    r"|(?:the|former|mainland|presidential|occupied|von|van|de|bin|al|el|ni|eSwatini)(?=[ -]))"
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
        by_first: dict[str, dict[int, dict[str, Value]]] = {}
        for phrase, value in phrases.items():
            text = self._fold(phrase)
            first = self._starts.match(text)
            for word in _written(first[0], fold=fold) if first else ():
                by_first.setdefault(word, {}).setdefault(len(text), {})[text] = value
        # By length, longest first: one look into a table for each length, however many phrases share a word.
        self._by_first = {word: sorted(lengths.items(), reverse=True) for word, lengths in by_first.items()}

    def find(self, text: str) -> Iterator[Match[Value]]:
        """Yield each phrase in text order, the longest one at each word."""
        starting_with, free = self._by_first.get, 0
        for word in self._starts.finditer(text):
            lengths = starting_with(word[0])
            if lengths is None or word.start() < free:
                continue
            match = self._longest(text, word.start(), lengths)
            if match is not None:
                yield match
                free = match.span.end

    def at(self, text: str, start: int) -> Match[Value] | None:
        """Return the longest phrase that begins exactly here, if any."""
        word = self._starts.match(text, start)
        return self._longest(text, start, self._by_first.get(word[0], ())) if word else None

    def _longest(
        self, text: str, start: int, lengths: Sequence[tuple[int, Mapping[str, Value]]]
    ) -> Match[Value] | None:
        for length, phrases in lengths:
            end = start + length
            value = phrases.get(self._fold(text[start:end]))
            if value is not None and _ends_here(text, end):
                return Match(Span(start, end), value)
        return None


def _written(word: str, *, fold: bool) -> set[str]:
    """Return the ways a first word is written; folding these once spares folding every word of a text."""
    return {word, word.capitalize(), word.upper()} if fold else {word}


def _ends_here(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_") or text[end - 1] == "."
