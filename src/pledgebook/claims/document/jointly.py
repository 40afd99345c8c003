"""In whose name a joint paper speaks: a body's own statement, or one that several states make together."""

import re
from functools import cache
from typing import NamedTuple

from pledgebook.claims.words.kinds import state_codes
from pledgebook.language import find_names
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary, either, word_sets

_AUTHOR = re.compile(
    r"\b(?:of|by|from)(?: the)?(?: [\w'\u2019]+){0,3}?(?: of)?(?: the)? $|\A(?:the )?$", re.IGNORECASE
)


class _Words(NamedTuple):
    """What finds the words of papers.yml, a field for each list."""

    paper: re.Pattern[str]
    joint: re.Pattern[str]
    about: re.Pattern[str]


@cache
def _words(vocabulary: Vocabulary) -> _Words:
    lists = word_sets(vocabulary, "papers", _Words._fields)
    return _Words(*(re.compile(rf"\b(?:{either(lists[key])})\b", re.IGNORECASE) for key in _Words._fields))


def joint_voices(title: str | None, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return who speaks in a joint paper, as its title tells; nobody where it is one state's own or no paper."""
    words = _words(vocabulary)
    paper = words.paper.search(title or "")
    if title is None or paper is None:
        return ()
    topic = words.about.search(title, paper.end())
    found = find_names(title[: topic.start()] if topic else title, vocabulary)
    named = [
        Party(one.span, one.value.id, one.value.name, one.value.kind)
        for one in found
        if one.value.id and not one.value.place
    ]
    joined = {party.id: party for party in named if _can_join(party, vocabulary)}
    if len(joined) > 1 and words.joint.search(title):
        return tuple(joined.values())
    return tuple(party for party in named if _is_author(title, party, paper))[:1]


def is_joint(title: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a title is that of a paper which several make together, whoever they are ("Joint communiqué")."""
    words = _words(vocabulary)
    return bool(title and words.joint.search(title) and words.paper.search(title))


def _can_join(party: Party, vocabulary: Vocabulary) -> bool:
    return party.kind is PartyKind.ORGANISATION or party.id in state_codes(vocabulary)


def _is_author(title: str, party: Party, paper: re.Match[str]) -> bool:
    """Tell whether a paper is a body's own ("G7 Leaders' Statement", "Communiqué of the African Union")."""
    body = party.kind is PartyKind.ORGANISATION
    return body and bool(_AUTHOR.search(title, 0, party.span.start) or paper.end() == party.span.start)
