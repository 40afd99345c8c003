"""What people's names are made of: honorifics, particles, suffixes."""

from dataclasses import dataclass
from functools import cache

from pledgebook.vocabulary import Vocabulary, words_of


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The lists of person_names.yml."""

    honorifics: frozenset[str]
    particles: frozenset[str]
    before_surnames: frozenset[str]
    opening_surnames: frozenset[str]
    suffixes: frozenset[str]


@cache
def person_words(vocabulary: Vocabulary) -> PersonWords:
    """Read person_names.yml once per vocabulary."""
    return words_of(PersonWords, vocabulary, "person_names")


def surname_of(name: str, vocabulary: Vocabulary) -> str:
    """Return the part of a full name that is used alone."""
    known = person_words(vocabulary)
    words = [word.rstrip(",") for word in name.split() if word not in known.suffixes]
    inner = range(1, len(words) - 1)
    first = next((at for at in inner if words[at].lower() in known.before_surnames), len(words) - 1)
    return " ".join(words[first:]) or name
