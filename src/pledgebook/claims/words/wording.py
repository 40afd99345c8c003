"""The wordings beside which nobody is supported, or nobody named nearby (not_support.yml)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pledgebook.claims.words.passage import Passage
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


@cache
def not_support(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the rows of not_support.yml."""
    return vocabulary.rows("not_support")


@dataclass(frozen=True, eq=False, slots=True)
class Wording:
    """Words to look for, in small letters; known by itself, for a pattern is read through wherever it is looked up."""

    pattern: re.Pattern[str]


def written(patterns: str) -> Wording:
    """Return what finds patterns however they are written.

    They are searched in small letters: a pattern that takes either tries each of its words at each place.
    """
    return Wording(re.compile(_PARTS.sub(_in_small, patterns)))


_PARTS = re.compile(r"\\.|[^\\]+", re.DOTALL)


def _in_small(part: re.Match[str]) -> str:
    return part[0] if part[0].startswith("\\") else part[0].lower()  # \W is not \w


def _small(said: str) -> str:
    """Return words in small letters, each in its place: some letters are two when small."""
    small = said.lower()
    if len(small) == len(said):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in said)


@cache
def wording(row: str, vocabulary: Vocabulary) -> Wording:
    """Return what finds any of the patterns of a row; REGION in them stands for any of the regions."""
    rows = not_support(vocabulary)
    patterns = "|".join(rows[row]).replace("REGION", f"(?:{'|'.join(rows['regions'])})")
    return written(rf"\b(?:{patterns})\b")


# The acts of one sentence are many, and ask the same of it over and over.
@lru_cache(maxsize=256)
def says(said: str, words: Wording) -> bool:
    """Tell whether words stand in what is said."""
    return words.pattern.search(_small(said)) is not None


def is_one(said: str, words: Wording) -> bool:
    """Tell whether what is said is one of the words, from its beginning to its end."""
    return words.pattern.fullmatch(_small(said)) is not None


def says_in(passage: Passage, region: Span, words: Wording) -> bool:
    """Tell whether words stand in a part of a sentence, which is asked only where the sentence has them."""
    return says(passage.said, words) and says(region.of(passage.text), words)


@lru_cache(maxsize=256)
def places(said: str, words: Wording) -> tuple[Span, ...]:
    """Return where words stand in what is said."""
    return tuple(Span(*found.span()) for found in words.pattern.finditer(_small(said)))
