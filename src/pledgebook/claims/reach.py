"""Whether somebody whom an act does not name can be meant by it: near enough, and not told to be elsewhere."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from pledgebook.claims.draft import Draft
from pledgebook.claims.home import not_support
from pledgebook.language import Annotation, PublisherKind, find_publisher
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_LONG = 6000  # code points; a longer text goes from one thing to the next
_NEAR = 600  # code points; in a long text who is named farther off is not meant


def can_be_meant(
    draft: Draft, parties: Sequence[Party], annotation: Annotation, vocabulary: Vocabulary
) -> bool:
    """Tell whether those who are only guessed can gain: money spent at home or all over the world is not theirs."""
    if not _is_near(draft, parties, annotation):
        return False
    if draft.amount is None:
        return True
    words = draft.region.of(annotation.view.text)
    return not _worldwide(vocabulary).search(words) and not _is_spent_at_home(draft, annotation, vocabulary)


def _is_near(draft: Draft, parties: Sequence[Party], annotation: Annotation) -> bool:
    """Tell whether a long text names somebody near an act; a short one does anyway."""
    if len(annotation.view.text) < _LONG:
        return True
    names, told = {party.id for party in parties}, annotation.parties
    first = bisect_left(told, draft.place - _NEAR, key=lambda one: one.span.start)
    last = bisect_right(told, draft.place + _NEAR, key=lambda one: one.span.start)
    return any(party.id in names for party in told[first:last])


def _is_spent_at_home(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether the clause places money in the state that acts or publishes ("two mills here in Portugal")."""
    publisher = find_publisher(annotation.document.publisher, vocabulary)
    home = {party.id for party in draft.actors if party.kind is PartyKind.STATE}
    if publisher and publisher.kind is PublisherKind.GOVERNMENT:
        home.add(publisher.id)
    return any(p.id in home and _is_place(draft, p) for p in draft.act.passage.parties) if home else False


def _is_place(draft: Draft, party: Party) -> bool:
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    top = tree.top(party.span)
    inside = top is not None and top.dep == "pobj" and tree.head(top).text.lower() in words.within
    return inside and draft.region.overlaps(party.span)


@cache
def _worldwide(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(not_support(vocabulary)['worldwide'])})\b", re.IGNORECASE)
