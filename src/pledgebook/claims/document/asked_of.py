"""Whom the question before an answer names and nobody else ("And Norway?"): it gives there, or gains.

Where the question is a sentence ("Togo's envoy was here"), it is for them only where no other giver is named.
"""

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Annotation
from pledgebook.party import Party


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
