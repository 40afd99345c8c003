"""Names that several states share ("Koreans", "Congolese"), settled by which of them a text names in full."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pledgebook.language.gazetteer import Name, load_gazetteer
from pledgebook.vocabulary import Match, Vocabulary


@cache
def _shared(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    return {words: tuple(codes) for words, codes in vocabulary.rows("shared_names").items()}


def settle_shared(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> list[Match[Name]]:
    """Return the names, those that several states share with the one that the text names in full."""
    shared = _shared(vocabulary)
    if not any(name.span.of(text) in shared for name in names):
        return list(names)
    full = {name.value.id for name in names if name.span.of(text) not in shared}
    return [_settled(name, shared.get(name.span.of(text), ()), full, vocabulary) for name in names]


def _settled(
    name: Match[Name], codes: Sequence[str], full: set[str | None], vocabulary: Vocabulary
) -> Match[Name]:
    named = [code for code in codes if code in full]
    if not named or codes[0] in named or len(named) > 1 or name.value.id != codes[0]:
        return name
    canonical = load_gazetteer(vocabulary).canonical[named[0]]
    return Match(name.span, replace(name.value, id=named[0], name=canonical))
