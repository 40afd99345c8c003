"""Whom the question before an answer names and nobody else ("And Norway?"): it gives there, or gains.

Where the question is a sentence ("Togo's envoy was here"), it is for them only where no other giver is named.
"""

from bisect import bisect_right
from collections.abc import Set

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Annotation
from pledgebook.party import Party, PartyKind


def asked_of(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return whom the question is about that an act answers, where the question is no sentence."""
    span = draft.act.foot.span
    return tuple(one.party for one in annotation.topics if one.bare and one.answer.holds(span))


def spoken_of(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return whom a question is about, where it or its answer does not say for whom a thing is, nor who else gives."""
    span = draft.act.foot.span
    near = (one for one in annotation.topics if one.answer.holds(span) or one.behind.holds(span))
    first = draft.doers.first_person
    # "in the markets of Lomé" is no new topic
    named = (one.party for one in near if not one.party.place or (first and one.alone))
    return () if draft.doers.parties and not first else tuple(named)


def asked_to_tell(draft: Draft, annotation: Annotation, gaining: Set[str | None]) -> tuple[Party, ...]:
    """Return whose paper it is, where the question before is what it gave ("What have we sent to Mali?").

    "Mali has received 29 cars" says who gets and not from whom. A question that names somebody else who
    gains nothing in the text may be about what that one gave.
    """
    voice, place = annotation.voice, draft.place
    at = bisect_right(annotation.turns, place, key=lambda turn: turn.content.start) - 1
    if voice is None or not draft.doers.receives or at < 1:
        return ()
    question = annotation.turns[at - 1]
    if annotation.turns[at].asks or not question.asks:
        return ()
    named = {party.id for party in annotation.parties if question.content.holds(party.span)} - {None, "GROUP"}
    theirs = voice in named and named <= gaining | {voice}
    return (Party(draft.act.foot.span, voice, None, PartyKind.STATE),) if theirs else ()
