"""Towns that a text names people by: "Minister London", "Holguín said" (codebook 2.4)."""

from collections.abc import Sequence

from pledgebook.language.gazetteer import Name, Role
from pledgebook.language.titles import title_words
from pledgebook.vocabulary import Match, Vocabulary

_TOWNS = (Role.CAPITAL, Role.PLACE)


def without_surnames(
    text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary
) -> Sequence[Match[Name]]:
    """Return the names without the towns that are somebody's surname; behind a preposition a town stays one."""
    words = title_words(vocabulary)
    towns = [name for name in names if name.value.role in _TOWNS]
    people = {name.span.of(text) for name in towns if _before(text, name) in words["honorific"]}
    if not people:
        return names
    leading = words["prepositions"]
    return [
        name
        for name in names
        if name.value.role not in _TOWNS
        or name.span.of(text) not in people
        or _before(text, name).lower() in leading
    ]


def _before(text: str, name: Match[Name]) -> str:
    """Return the word right before a name."""
    start = name.span.start
    return text[max(0, start - _LONGEST) : start].rpartition("\n")[2].rstrip(" ").rpartition(" ")[2]


_LONGEST = 24  # code points of a title
