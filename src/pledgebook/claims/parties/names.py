"""What a state or organisation is called on pages and in tables."""

from functools import cache

from pledgebook.vocabulary import Vocabulary


def party_name(code: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the plain name of a state or organisation, null where its code is unknown."""
    return _names(vocabulary).get(code or "")


@cache
def _names(vocabulary: Vocabulary) -> dict[str, str]:
    tables = (vocabulary.rows("organisations"), vocabulary.rows("states"))
    return {code: row["name"] for rows in tables for code, row in rows.items()}
