"""Acts whose receiver is only guessed, where no words of the document tie the two (codebook 4.7)."""

from collections.abc import Sequence, Set
from dataclasses import replace

from pledgebook.claims.draft import Draft
from pledgebook.claims.home import abroad
from pledgebook.claims.reach import LONG
from pledgebook.claims.support import is_support, is_told_abroad
from pledgebook.language import Annotation, PublisherKind, find_publisher
from pledgebook.vocabulary import Vocabulary

_REPORT = 800  # code points; a shorter text is a note, which leaves out what its reader knows


def tied(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the acts whose receiver something ties to them, and without it those told to be for others abroad."""
    led_to = frozenset(party.id for d in drafts if d.gainers.firm for party in d.gainers.recipients)
    named = [party for party in annotation.parties if party.id is not None and party.antecedent is None]
    country = frozenset(party.id if party.place else None for party in named if len(named) > 1) or {None}
    loose = [_is_untied(d, led_to, country, annotation, vocabulary) for d in drafts]
    kept = (
        _for_nobody(d, annotation, vocabulary) if untied else d
        for d, untied in zip(drafts, loose, strict=True)
    )
    return [draft for draft in kept if draft]


def _for_nobody(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> Draft | None:
    """Return an act without a receiver that is only guessed, where its own words say that it is for others abroad."""
    if "recipient" not in draft.guessed or not draft.actors or "actor" in draft.guessed:
        return None
    alone = replace(draft, recipients=())
    meant = is_told_abroad(alone, annotation, vocabulary) and is_support(alone, annotation, vocabulary)
    return alone if meant else None


def _is_untied(
    draft: Draft,
    led_to: Set[str | None],
    country: Set[str | None],
    annotation: Annotation,
    vocabulary: Vocabulary,
) -> bool:
    """Tell whether a receiver only stands somewhere else in the text, and no act there leads to it either.

    A government tells of much that it spends at home; a report tells who gives or who gains.
    """
    if (
        not draft.actors
        and not draft.gainers.firm
        and country <= {party.id for party in draft.recipients} - {None}
    ):
        return True  # nobody is named but places of one country: within it the country needs no name
    if "recipient" not in draft.guessed or _of_aid(draft, annotation, vocabulary):
        return False
    if _answers(draft, annotation):
        return False
    told = draft.actors and "actor" not in draft.guessed
    if draft.amount and not told and "lead" not in draft.guessed and len(annotation.view.text) >= LONG:
        return True
    if draft.amount and _is_of_government(annotation, vocabulary):
        told = False
    elif len(annotation.view.text) < _REPORT:
        return False
    return not told and not led_to & {party.id for party in draft.recipients}


def _answers(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether an act is told in answer to a question: that says whom a short talk is about."""
    turn = draft.act.passage.turn
    return turn is not None and not turn.asks and len(annotation.view.text) < LONG


def _of_aid(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    return abroad(vocabulary).search(draft.act.passage.span.of(annotation.view.text)) is not None


def _is_of_government(annotation: Annotation, vocabulary: Vocabulary) -> bool:
    publisher = find_publisher(annotation.document.publisher, vocabulary)
    return publisher is not None and publisher.kind is PublisherKind.GOVERNMENT
