"""Whose voice a publisher's name claims to be: a ministry, a head of state, an agency, an organisation."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pledgebook.language.gazetteer import Name, Role, load_gazetteer
from pledgebook.language.homonyms import settled_names
from pledgebook.language.titles import load_titles
from pledgebook.party import PartyKind
from pledgebook.vocabulary import Match, Vocabulary, either

_LONGEST = 160  # code points; a longer name is no name
_VOICES = (Role.BODY, Role.HOUSE)
_SEAT = re.compile(r", \S")


# Asked once for every claim of a document.
@lru_cache(maxsize=8)
def official_owner(name: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """Return whom an official name speaks for, and whether that is a state ("Ministry of Finance of Ghana")."""
    own = load_gazetteer(vocabulary).spellings.get(name.strip().removeprefix("The ").removeprefix("the "))
    if own is not None and (own.role in _VOICES or _is_organisation(own)):
        return _whose(own)
    if len(name) > _LONGEST:
        return None
    titled = next(iter(load_titles(vocabulary).find(name)), None) is not None
    names = settled_names(name, vocabulary)
    if unit := _of_unit(name, names, vocabulary):
        return unit
    if not titled and not _records(vocabulary).search(name):
        return None
    if not titled:
        names = [one for one in names if one.value.role in _VOICES]
    return _whose(_seat(name, names).value) if names else None


def _of_unit(name: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """Return whose a unit of an organisation is, or a house behind its nation ("NATO Press Office")."""
    voices = [one.value for one in names if one.value.role in _VOICES or _is_organisation(one.value)]
    rest = name
    for one in reversed(names):
        rest = rest[: one.span.start] + rest[one.span.end :]
    if not voices or not set(rest.lower().split()) <= _units(vocabulary):
        return None
    first = names[0].value
    own = _is_organisation(first) if first is voices[0] else len({one.value.id for one in names}) == 1
    return _whose(voices[0]) if own or first.role in _VOICES else None


@cache
def _units(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words by which an organisation calls its own units and what they put out."""
    return frozenset(vocabulary.rows("contexts")["units"]["words"])


@cache
def _records(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds a word for what a house publishes or speaks by."""
    words = either(vocabulary.rows("contexts")["records"]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _seat(name: str, names: Sequence[Match[Name]]) -> Match[Name]:
    """Return where a body of a common name has its seat ("Department of Health, Canberra"), else the first name."""
    first = names[0]
    common = first.value.role in _VOICES and _SEAT.match(name, first.span.end)
    return names[-1] if common else first


def _is_organisation(name: Name) -> bool:
    return name.kind is PartyKind.ORGANISATION and name.role is Role.NAME


def _whose(name: Name) -> tuple[str, bool] | None:
    return (name.id, name.role in _VOICES or name.kind is PartyKind.STATE) if name.id else None
