"""Whether somebody whom an act does not name can be meant by it: near enough, and not one of all."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.about import About
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.wording import says_in, wording
from pledgebook.language import Annotation
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

LONG = 6000  # code points; a longer text goes from one thing to the next
_NEAR = 600  # code points; in a long text who is named farther off is not meant


def can_be_meant(
    draft: Draft, parties: Sequence[Party], annotation: Annotation, vocabulary: Vocabulary, found: About
) -> bool:
    """Tell whether those who are only guessed can gain: what is for all the world is not theirs."""
    far = len(annotation.view.text) >= LONG or _is_in_passing(parties, annotation, vocabulary, found)
    if (far and not _is_near(draft, parties, annotation)) or _is_only_a_seat(parties, annotation):
        return False
    return not says_in(draft.act.passage, draft.region, wording("worldwide", vocabulary))


def _is_only_a_seat(parties: Sequence[Party], annotation: Annotation) -> bool:
    """Tell whether a text only says that somebody has a seat there ("its Vienna-based backers")."""
    ids, text = {party.id for party in parties}, annotation.view.text
    states = (p for p in annotation.parties if p.id in ids and p.kind is PartyKind.STATE)
    seats = (text.startswith("-based", party.span.end) for party in states)
    return next(seats, False) and all(seats)  # one naming that is no seat ends the search


def _is_in_passing(
    parties: Sequence[Party], annotation: Annotation, vocabulary: Vocabulary, found: About
) -> bool:
    """Tell whether one who gives the world over writes, and only names somebody in a place of the text.

    Such a paper goes through what is done in many lands, one example each.
    """
    if annotation.voice not in habitual_givers(vocabulary):
        return False
    codes = {str(party.id) for party in parties}  # whom only a publisher or title names is not in passing
    return all(found.named[code] and not found.speaks_for(code) for code in codes)


def _is_near(draft: Draft, parties: Sequence[Party], annotation: Annotation) -> bool:
    """Tell whether a text names somebody near an act."""
    names, told = {party.id for party in parties}, annotation.parties
    first = bisect_left(told, draft.place - _NEAR, key=lambda one: one.span.start)
    last = bisect_right(told, draft.place + _NEAR, key=lambda one: one.span.start)
    return any(party.id in names for party in told[first:last])
