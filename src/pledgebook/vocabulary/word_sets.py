"""Plain word lists: files of them read as sets, and one of them as an expression."""

import re
from collections.abc import Iterable
from typing import TypeVar

from pledgebook.errors import UnknownKeysError
from pledgebook.vocabulary.rows import Vocabulary


def word_sets(vocabulary: Vocabulary, name: str, wanted: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the lists of `name`.yml as sets, those that are wanted; any other key is an error."""
    rows, keys = vocabulary.rows(name), list(wanted)
    if unknown := rows.keys() - set(keys):
        where = f"{name}.yml"
        raise UnknownKeysError(where, tuple(sorted(unknown)))
    return {key: frozenset(rows[key]) for key in keys}


Lists = TypeVar("Lists")


def words_of(kind: type[Lists], vocabulary: Vocabulary, name: str) -> Lists:
    """Return the lists of `name`.yml as an object of a class that has a set of words for each of its fields."""
    return kind(**word_sets(vocabulary, name, kind.__annotations__))


def either(phrases: Iterable[str]) -> str:
    """Return an expression for any of some phrases, which tries the longer ones first."""
    return "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))
