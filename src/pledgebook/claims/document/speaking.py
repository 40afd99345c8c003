"""Whose words an act is told in: the state that "we" and "us" stand for."""

import re
from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.away import is_away
from pledgebook.claims.parties.ground import Ground
from pledgebook.claims.words.kinds import habitual_givers, state_codes
from pledgebook.claims.words.near import Near
from pledgebook.language import Annotation, find_names, find_publisher
from pledgebook.language.quotation import Quote
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


def speaking_for(
    draft: Draft, quotes: Near[Quote], annotation: Annotation, vocabulary: Vocabulary
) -> tuple[Party, ...]:
    """Return the state or organisation of the innermost speaker, else of who publishes the words."""
    for quote in reversed(quotes.around(draft.act.foot.span)):
        if quote.content.holds(draft.act.foot.span) and quote.party is not None:
            span = quote.naming or quote.source or draft.act.foot.span
            return (Party(span, quote.party, None, PartyKind.PERSON),)
    return _publisher(draft, annotation, vocabulary)


def posted_in(annotation: Annotation, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the state where the embassy stands that publishes a text ("Embassy of Japan in Fiji")."""
    code = _host(annotation.document.publisher or "", annotation.voice, vocabulary)
    return (Party(Span(0, 0), code, code, PartyKind.STATE),) if code else ()


def spoken_to(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return those before whom a speech is held, as who gains; where they act themselves, it is whoever speaks."""
    hearers, voice = annotation.hearers, annotation.voice
    if hearers is None or hearers == voice:
        return ()
    code = voice if any(party.id == hearers for party in draft.actors) else hearers
    return (Party(draft.act.foot.span, code, None, PartyKind.STATE),) if code else ()


def is_of_hosts(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether hosts of a state that gives the world over only welcome it, or do their part ("you gave the land").

    Where they give its people anything, it is said to whom.
    """
    hosts, voice = annotation.hearers, annotation.voice
    givers = habitual_givers(vocabulary)
    guest = hosts is not None and hosts != voice and voice in givers and hosts not in givers
    acting = {party.id for party in draft.actors}
    return guest and acting == {hosts} and "recipient" in draft.guessed


def stays_home(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a body of the giver's own state gets a thing, and no money for work abroad.

    "The cabinet gave the ministry $5m to help Mali" helps Mali; an embassy's bare ministry is its host's.
    """
    abroad = draft.gainers.ground is Ground.SITE and bool(draft.gainers.recipients)
    passed_on = draft.amount is not None and abroad
    if not draft.gainers.own or passed_on or posted_in(annotation, vocabulary):
        return False
    return not is_away(draft, annotation, vocabulary)


@cache
def _host(publisher: str, voice: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the state named behind a mission in a publisher's name, and not the mission's own."""
    post = _POST.search(publisher)
    named = find_names(publisher, vocabulary) if post is not None and voice is not None else ()
    codes = [name.value.id for name in named if post is not None and name.span.start >= post.start()]
    return next((code for code in reversed(codes) if code != voice and code in state_codes(vocabulary)), None)


_POST = re.compile(
    r"\b(?:embass(?:y|ies)|high commission|consulate|delegation|mission|representation)\b", re.IGNORECASE
)


def _publisher(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return for whom the text speaks, else whose name its publisher bears ("Radio Lesotho")."""
    name, code = annotation.document.publisher, annotation.voice
    if code is None and find_publisher(name, vocabulary) is None:
        code = next((found.value.id for found in find_names(name or "", vocabulary)), None)
    return (Party(draft.act.foot.span, code, name, PartyKind.STATE),) if code else ()
