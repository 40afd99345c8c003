"""The wordings beside which nobody is supported, or nobody named nearby (not_support.yml)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pledgebook.claims.passage import Passage
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


@cache
def not_support(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the rows of not_support.yml."""
    return vocabulary.rows("not_support")


@dataclass(frozen=True, eq=False, slots=True)
class Wording:
    """Words to look for, known by themselves: a pattern is read through wherever it is looked up."""

    pattern: re.Pattern[str]


@cache
def wording(row: str, vocabulary: Vocabulary) -> Wording:
    """Return what finds any of the patterns of a row; REGION in them stands for any of the regions."""
    rows = not_support(vocabulary)
    patterns = "|".join(rows[row]).replace("REGION", f"(?:{'|'.join(rows['regions'])})")
    return Wording(re.compile(rf"\b(?:{patterns})\b", re.IGNORECASE))


# The acts of one sentence are many, and ask the same of it over and over.
@lru_cache(maxsize=256)
def says(said: str, words: Wording) -> bool:
    """Tell whether words stand in what is said."""
    return words.pattern.search(said) is not None


def says_in(passage: Passage, region: Span, words: Wording) -> bool:
    """Tell whether words stand in a part of a sentence, which is asked only where the sentence has them."""
    return says(passage.said, words) and says(region.of(passage.text), words)


@lru_cache(maxsize=256)
def places(said: str, words: Wording) -> tuple[Span, ...]:
    """Return where words stand in what is said."""
    return tuple(Span(*found.span()) for found in words.pattern.finditer(said))
