"""Whose act it is, where the sentence leaves it to the document (codebook 2.1, 5.1)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pledgebook.claims.claim import Form
from pledgebook.claims.draft import Draft
from pledgebook.claims.participants import participants
from pledgebook.claims.salience import Salience, salience
from pledgebook.language import Annotation, is_label
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary


def settle_actors(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts with their actors; what no words settle stays empty."""
    around = salience(annotation, vocabulary)
    done: list[Draft] = []
    for draft in drafts:
        said = _said(draft, annotation)
        sure = said is not None and bool(said)
        likely = () if said is not None else _likely(draft, done, annotation, around)
        marks = draft.guessed if sure else draft.guessed | {"actor"}
        done.append(replace(draft, actors=said or likely, guessed=frozenset(marks)))
    return done


def _said(draft: Draft, annotation: Annotation) -> tuple[Party, ...] | None:
    """Return who the words say acts, empty where that is nobody known; null where they leave it open."""
    doers = draft.doers
    if draft.form is Form.TALKS:
        return _once(participants(draft.act.passage, doers))
    if known := _once(party for party in doers.parties if party.id):
        return known
    if doers.first_person:
        return _speaker(draft, annotation) or _voice(draft, annotation) or None
    if doers.addressed:
        return _voice(draft, annotation)
    if doers.settled:
        return ()
    if label := _label(draft, annotation):
        return label
    return (_followed(draft, annotation) or None) if doers.pronoun else None


def _label(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return the state that a paragraph of a list is headed with ("FRANCE: Sent 12 tents. It will send more")."""
    block, text = annotation.blocks[draft.act.passage.block].span, annotation.view.text
    first = next((party for party in annotation.parties if party.span.start >= block.start), None)
    return (first,) if first and first.span.end <= block.end and is_label(first, text) else ()


def _likely(
    draft: Draft, before: Sequence[Draft], annotation: Annotation, around: Salience
) -> tuple[Party, ...]:
    """Return who likely acts: who says so of an act that nobody is said to do, else who stands out around it."""
    open_ended = not (draft.doers.first_person or draft.doers.pronoun or draft.doers.parties)
    speaker = _speaker(draft, annotation) if open_ended else ()
    gaining = {party.id for party in draft.gainers.recipients}
    if speaker and not {party.id for party in speaker} & gaining:
        return speaker
    return around.likeliest(draft, before, _voice(draft, annotation))


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.id if party.id not in (None, "GROUP") else party.name or str(party.span), party)
    return tuple(seen.values())


def _speaker(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return the innermost speaker of the words, as a party."""
    for quote in reversed(annotation.quotes):
        if not quote.speech or not quote.holds(draft.act.foot.span) or quote.party is None:
            continue
        span = quote.naming or quote.source
        named = [p for p in annotation.parties if span and p.span.overlaps(span) and p.id == quote.party]
        return (named[0],) if named else ()
    return ()


def _voice(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return the state or organisation that the text speaks for; the press speaks for nobody."""
    if annotation.voice is None:
        return ()
    span = draft.doers.pronoun or draft.act.foot.span
    return (Party(span, annotation.voice, None, PartyKind.STATE),)


def _followed(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    pronoun = draft.doers.pronoun
    assert pronoun is not None
    return tuple(p for p in annotation.parties if p.span == pronoun and p.id is not None)
