"""Abbreviations: after which of them a sentence goes on."""

from collections.abc import Mapping
from functools import cache

from pledgebook.vocabulary import Vocabulary


@cache
def abbreviations(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """Return the words of abbreviations.yml, by what they do."""
    return {kind: frozenset(row["words"]) for kind, row in vocabulary.rows("abbreviations").items()}
