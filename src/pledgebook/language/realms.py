"""Nouns that point back at a state by its kind or its part of the world ("the kingdom", "the West African nation")."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pledgebook.language.gazetteer import Name, Role
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary, either


@dataclass(frozen=True, slots=True)
class _Realms:
    """The nouns as one pattern, and the states that each can mean."""

    pattern: re.Pattern[str]
    states: Mapping[str, frozenset[str]]


@cache
def _realms(vocabulary: Vocabulary) -> _Realms:
    kinds, parts = _states(vocabulary, "realms"), _states(vocabulary, "world_regions")
    nouns, regions, lands = map(either, (kinds, parts, vocabulary.rows("grammar")["land"]["words"]))
    pattern = re.compile(
        rf"\b(?:[Tt]he|[Tt]his) (?:(?!former |old )[a-z][\w'-]+ ){{0,2}}?"
        rf"(?:(?P<part>{regions})(?: [a-z][\w-]+)? (?:{lands})|(?P<kind>{nouns}))"
        r"\b(?!['\u2019]?-|,? (?:of|called|named)\b)"
    )
    return _Realms(pattern, kinds | parts)


def _states(vocabulary: Vocabulary, table: str) -> dict[str, frozenset[str]]:
    rows = vocabulary.rows(table).values()
    return {word: frozenset(row["states"]) for row in rows for word in row["words"]}


def find_realms(text: str, mentions: Sequence[Party], vocabulary: Vocabulary) -> Iterator[Party]:
    """Yield each such noun that points at a state named before it, the one named last of those it can mean."""
    realms = _realms(vocabulary)
    named = deque(party for party in mentions if party.kind is PartyKind.STATE)
    last: dict[str, Party] = {}
    for match in realms.pattern.finditer(text):
        while named and named[0].span.end <= match.start():
            party = named.popleft()
            last[str(party.id)] = party
        known = (last[code] for code in realms.states[match["part"] or match["kind"]] & last.keys())
        meant = max(known, key=lambda party: party.span, default=None)
        if meant is not None and not _goes_on(text, match):
            span = Span(_first(match), match.end())
            yield replace(meant, span=span, adjective=False, place=False, antecedent=meant.span)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a noun with a capital is only the first word of a name ("the North Sea")."""
    capital = (match["part"] or match["kind"])[0].isupper()
    return capital and _NAME.match(text, match.end()) is not None


_NAME = re.compile(r"[ -][A-ZÀ-Þ]")


def with_realms(names: Sequence[Match[Name]], realms: Sequence[Party]) -> list[Match[Name]]:
    """Return names with the nouns that point at a state among them, those inside such a noun left out."""
    if not realms:
        return list(names)
    free = [name for name in names if not any(realm.span.overlaps(name.span) for realm in realms)]
    pointing = [
        Match(realm.span, Name(realm.id, realm.name or "", PartyKind.STATE, Role.NAME)) for realm in realms
    ]
    return sorted([*free, *pointing], key=lambda match: match.span)


def _first(match: re.Match[str]) -> int:
    """Return where the words behind the article begin."""
    return match.start() + match[0].index(" ") + 1
