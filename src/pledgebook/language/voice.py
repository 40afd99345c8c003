"""In whose voice a document speaks: whom "we" and a bare "the Minister" stand for.

A ministry, a parliament or an agency speaks for itself in what it publishes. In a talk that a paper prints, whoever
answers does; the words that lead to the first question say whose state that is ("state secretary in the Norwegian
Ministry", "Seoul's ambassador", "who leads the Austrian team"), or the title does. A speech is its speaker's, whom the
title names ("Remarks by the Danish minister in Accra").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pledgebook.language.gazetteer import Name, Role
from pledgebook.language.homonyms import settled_names
from pledgebook.language.offices import Office, find_offices
from pledgebook.language.publishers import PublisherKind, find_publisher
from pledgebook.language.quote_words import speech_words
from pledgebook.language.turns import Turn
from pledgebook.vocabulary import Match, Vocabulary

_LONGEST_LEAD = 1500  # code points before the first question in which a speaker is made known
_TITLED, _OWNED, _ENOUGH = 3, 2, 2
_OWNS = re.compile(r"'s? (?=[\w-])")
_DESCRIBES = re.compile(r" (?=[\w-])")


class _Home(NamedTuple):
    """A state or organisation that may be a speaker's own, and how much its words say so."""

    id: str
    weight: int


def official_voice(publisher: str | None, vocabulary: Vocabulary) -> str | None:
    """Return whose voice a publisher is: a state's or an organisation's own; the press speaks for nobody."""
    known = find_publisher(publisher, vocabulary)
    official = (PublisherKind.GOVERNMENT, PublisherKind.ORGANISATION)
    return known.id if known is not None and known.kind in official else None


def answering_voice(
    text: str, title: str | None, publisher: str | None, turns: Sequence[Turn], vocabulary: Vocabulary
) -> str | None:
    """Return for whom whoever answers in a transcript speaks, as the words before the first question tell.

    Where none do, an office that no words bind to another state is of the one that the publisher's name says.
    """
    if not turns:
        return None
    first = turns[0].label or turns[0].content
    lead = text[: min(first.start, _LONGEST_LEAD)]
    found = [*_homes(lead, vocabulary), *_homes(title or "", vocabulary)]
    best = max(found, key=lambda home: home.weight, default=None)
    if best is not None and best.weight >= _ENOUGH:
        return best.id
    return _of_publisher(text, title, publisher, turns, vocabulary)


def _of_publisher(
    text: str, title: str | None, publisher: str | None, turns: Sequence[Turn], vocabulary: Vocabulary
) -> str | None:
    """Return the state that a publisher's name says, where whoever answers is called by an office alone."""
    words = speech_words(vocabulary)
    labels = [turn.label.of(text) for turn in turns if turn.label and not turn.asks]
    said = re.findall(r"[\w-]+", " ".join([*labels, title or ""]))
    official = any(words.is_a(kind, word) for word in said for kind in ("office", "spokesperson"))
    named = {name.value.id for name in settled_names(publisher or "", vocabulary)} if official else set()
    return named.pop() if len(named) == 1 else None


def speaking_voice(title: str | None, vocabulary: Vocabulary) -> str | None:
    """Return for whom the speaker of a speech speaks, as its title says: the first who is named behind "by"."""
    by = _BY.search(title) if title and is_speech(title) else None
    found = _homes(title[by.end() :], vocabulary) if title and by else ()
    return next((home.id for home in found if home.weight >= _ENOUGH), None)


def is_speech(title: str) -> bool:
    """Tell whether a title is that of a speech."""
    return _SPEECH.search(title) is not None


_SPEECH = re.compile(
    r"\b(?:remarks|speech|address|statement|toast|message|lecture|words|farewell|reply|homily|sermon|eulogy)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:of|by|from) (?=[\w'-])")


def _homes(words: str, vocabulary: Vocabulary) -> Iterator[_Home]:
    """Yield whose own office, body or people some words name; a place where somebody is or goes is nobody's."""
    names = settled_names(words, vocabulary)
    offices = find_offices(words, names, vocabulary, None)
    for office in offices:
        if office.id is not None:
            yield _Home(office.id, _TITLED)
    for name in names:
        if name.value.id is not None and not _in_office(name, offices) and _owns(words, name):
            yield _Home(name.value.id, _OWNED)


def _in_office(name: Match[Name], offices: Sequence[Office]) -> bool:
    place = bisect_left(offices, name.span.end, key=lambda office: office.span.end)
    return place < len(offices) and offices[place].span.overlaps(name.span)


def _owns(words: str, name: Match[Name]) -> bool:
    """Tell whether a name stands before what is its own: an adjective, a genitive, or a body itself."""
    if name.value.role in (Role.BODY, Role.HOUSE):
        return True
    if name.value.role is Role.ADJECTIVE:
        return _DESCRIBES.match(words, name.span.end) is not None
    return _OWNS.match(words, name.span.end) is not None
