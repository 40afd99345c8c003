"""Given names: what tells a person from a place, and which pronoun follows."""

from collections.abc import Mapping
from functools import cache

from pledgebook.vocabulary import Vocabulary


@cache
def _genders(vocabulary: Vocabulary) -> Mapping[str, str | None]:
    rows = vocabulary.rows("given_names")
    known: dict[str, str | None] = {}
    for gender in ("m", "f"):
        known |= dict.fromkeys(rows[gender]["names"], gender)
    return known | dict.fromkeys(rows["both"]["names"])


def is_given_name(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word is a known given name."""
    return word in _genders(vocabulary)


def gender_of(name: str, vocabulary: Vocabulary) -> str | None:
    """Return "m" or "f" where the given name decides it."""
    return _genders(vocabulary).get(name.split(" ", 1)[0])
