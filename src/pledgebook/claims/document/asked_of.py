"""Whom the question before an answer names and nobody else ("And Norway?"): it gives there, or gains.

Where the question is a sentence ("Togo's envoy was here"), it is for them only where whoever answers gives.
"""

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Annotation
from pledgebook.party import Party


def asked_of(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return whom the question is about that an act answers, where the question is no sentence."""
    span = draft.act.foot.span
    return tuple(one.party for one in annotation.topics if one.bare and one.answer.holds(span))


def spoken_of(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return whom the question is about, where an answer says what "we" did and does not say for whom."""
    span = draft.act.foot.span
    named = (topic.party for topic in annotation.topics if topic.answer.holds(span))
    return tuple(named) if draft.doers.first_person else ()
