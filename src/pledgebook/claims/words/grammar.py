"""Closed-class words, from grammar.yml."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache

from pledgebook.claims.words.grammar_sets import Grammar
from pledgebook.errors import UnknownKeysError
from pledgebook.vocabulary import Vocabulary


@cache
def grammar(vocabulary: Vocabulary) -> Grammar:
    """Return the sets, read once per process."""
    rows = vocabulary.rows("grammar")
    finance, described = (_by_word(rows.pop(name)) for name in ("finance", "described"))
    names = {field.name for field in fields(Grammar)} - {"finance", "described", "historic"}
    if unknown := rows.keys() - names:
        where = "grammar.yml"
        raise UnknownKeysError(where, tuple(sorted(unknown)))
    sets = {name: frozenset(rows[name]["words"]) for name in names}
    return Grammar(**sets, finance=finance, described=described, historic=False)


def _by_word(groups: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {word: group for group, words in groups.items() for word in words}


__all__ = ["Grammar", "grammar"]
