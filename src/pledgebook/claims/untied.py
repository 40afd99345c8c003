"""Acts whose receiver is only guessed, where no words of the document tie the two (codebook 4.7)."""

from collections.abc import Sequence

from pledgebook.claims.draft import Draft
from pledgebook.claims.home import abroad
from pledgebook.claims.reach import LONG
from pledgebook.language import Annotation, PublisherKind, find_publisher
from pledgebook.vocabulary import Vocabulary

_REPORT = 800  # code points; a shorter text is a note, which leaves out what its reader knows


def is_untied(draft: Draft, drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a receiver only stands somewhere else in the text, and no act there leads to it either.

    A government tells of much that it spends at home; a report tells who gives or who gains.
    """
    if not draft.actors and not draft.gainers.firm and _is_told_within(draft, annotation):
        return True
    if "recipient" not in draft.guessed or _of_aid(draft, annotation, vocabulary):
        return False
    told = draft.actors and "actor" not in draft.guessed
    if draft.amount and not told and "lead" not in draft.guessed and len(annotation.view.text) >= LONG:
        return True
    if draft.amount and _is_of_government(annotation, vocabulary):
        told = False
    elif len(annotation.view.text) < _REPORT:
        return False
    led_to = {party.id for d in drafts if d.gainers.firm for party in d.gainers.recipients}
    return not told and not led_to & {party.id for party in draft.recipients}


def _of_aid(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    return abroad(vocabulary).search(draft.act.passage.span.of(annotation.view.text)) is not None


def _is_of_government(annotation: Annotation, vocabulary: Vocabulary) -> bool:
    publisher = find_publisher(annotation.document.publisher, vocabulary)
    return publisher is not None and publisher.kind is PublisherKind.GOVERNMENT


def _is_told_within(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a text names nobody but places of one country: within it the country needs no name."""
    named = [party for party in annotation.parties if party.id is not None and party.antecedent is None]
    gaining = {party.id for party in draft.recipients}
    return len(named) > 1 and all(party.place and party.id in gaining for party in named)
