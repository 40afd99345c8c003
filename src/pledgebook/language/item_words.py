"""The words that guide the reading of things and their numbers, from item_words.yml."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.vocabulary import Vocabulary

# Endings of acts, states and people; what of them are goods, the vocabulary knows.
_ABSTRACT = (
    *("tions", "sions", "ments", "isms", "ities", "ances", "ences"),
    *("ships", "hoods", "nesses", "ians", "ists", "ees"),
)


@dataclass(frozen=True)
class Words:
    """Each list of item_words.yml, ready to look up in."""

    american: Mapping[str, str]
    plural: Mapping[str, str]
    walls: frozenset[str]
    before_nouns: frozenset[str]
    more: frozenset[str]
    given: frozenset[str]
    military: frozenset[str]
    humanitarian: frozenset[str]
    labels: frozenset[str]
    circumstance: frozenset[str]
    before_years: frozenset[str]
    verbs: frozenset[str]
    before_verbs: frozenset[str]
    nouns_in_s: frozenset[str]
    bands: frozenset[str]
    asking: frozenset[str]
    transfers: frozenset[str]
    other_matters: frozenset[str]
    fought: frozenset[str]
    attributive: frozenset[str]
    counted: frozenset[str]
    no_items: frozenset[str]
    goods: frozenset[str]
    not_goods: frozenset[str]
    singular: Mapping[str, str]


@cache
def item_words(vocabulary: Vocabulary) -> Words:
    """Return the word lists of a vocabulary."""
    rows = vocabulary.rows("item_words")
    names = {field.name for field in fields(Words)} - {"singular"}
    where = "item_words.yml"
    if unknown := rows.keys() - names:
        raise UnknownKeysError(where, tuple(sorted(unknown)))
    lists: dict[str, Any] = {name: _list(name, rows.get(name, {"words": []})) for name in names}
    return Words(**lists, singular={many: one for one, many in lists["plural"].items()})


def _list(name: str, row: Any) -> frozenset[str] | Mapping[str, str]:
    match row:
        case {"words": list(words), **rest} if not rest:
            return frozenset(words)
        case {"pairs": dict(pairs), **rest} if not rest:
            return pairs
        case _:
            where, reason = f"item_words.yml: {name}", "expected words or pairs"
            raise VocabularyError(where, reason)


def plural_of(word: str, words: Words) -> str:
    """Return the plural of a noun."""
    if word in words.plural:
        return words.plural[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in ("", *"aeiou"):
        return word[:-1] + "ies"
    return word + "s"


def singular_of(word: str, words: Words) -> str:
    """Return the singular of a noun; what is no plural stays as it is."""
    if word in words.singular:
        return words.singular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    if is_plural(word):
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Tell whether a word has the ending of a plural."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def may_be_goods(word: str, words: Words) -> bool:
    """Tell whether a word is a plural that can be goods: no people, places, times, acts or states."""
    if not is_plural(word) or word in words.not_goods:
        return False
    return word in words.goods or not word.endswith(_ABSTRACT)
