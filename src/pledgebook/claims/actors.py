"""Whose act it is, where the sentence leaves it to the document (codebook 2.1, 5.1)."""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.claim import Form
from pledgebook.claims.draft import Draft
from pledgebook.language import Annotation
from pledgebook.party import Party


def settle_actors(drafts: Sequence[Draft], annotation: Annotation) -> list[Draft]:
    """Return the drafts with their actors; what no words settle stays empty."""
    done: list[Draft] = []
    for draft in drafts:
        actors, guessed = _actors(draft, done, annotation)
        marks = draft.guessed | {"actor"} if guessed else draft.guessed
        done.append(replace(draft, actors=actors, guessed=frozenset(marks)))
    return done


def _actors(draft: Draft, before: Sequence[Draft], annotation: Annotation) -> tuple[tuple[Party, ...], bool]:
    if draft.form is Form.TALKS:
        return _participants(draft), False
    if draft.doers.parties:
        return _once(draft.doers.parties), False
    speaker = _speaker(draft, annotation)
    if draft.doers.first_person:
        return (speaker or _publisher(annotation) or _sole(draft) or _latest(draft, before)), not speaker
    if draft.doers.settled:
        return (), False
    if draft.doers.pronoun is not None:
        return _followed(draft, annotation) or _latest(draft, before), True
    gaining = {party.id for party in draft.gainers.recipients}
    if speaker and not {party.id for party in speaker} & gaining:
        return speaker, True
    return _sole(draft) or _latest(draft, before) or _publisher(annotation), True


def _sole(draft: Draft) -> tuple[Party, ...]:
    """Return the one party of the sentence that neither gains nor is hit, where there is just one."""
    aside = {p.id for p in (*draft.gainers.recipients, *draft.gainers.targets)}
    others = _once(p for p in draft.act.passage.parties if p.id not in aside and p.id is not None)
    return others if len({party.id for party in others}) == 1 else ()


def _participants(draft: Draft) -> tuple[Party, ...]:
    return _once(p for p in draft.act.passage.parties if not p.place and not p.adjective)


def _once(parties: object) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for party in parties:  # type: ignore[attr-defined]
        seen.setdefault(party.id if party.id not in (None, "GROUP") else party.name or str(party.span), party)
    return tuple(seen.values())


def _speaker(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return the innermost speaker of the words, as a party."""
    for quote in reversed(annotation.quotes):
        if not quote.content.holds(draft.act.foot.span) or quote.party is None:
            continue
        span = quote.naming or quote.source
        named = [p for p in annotation.parties if span and p.span.overlaps(span) and p.id == quote.party]
        return (named[0],) if named else ()
    return ()


def _publisher(annotation: Annotation) -> tuple[Party, ...]:
    return ()


def _followed(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    pronoun = draft.doers.pronoun
    assert pronoun is not None
    return tuple(p for p in annotation.parties if p.span == pronoun and p.id is not None)


def _latest(draft: Draft, before: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the doer of the nearest earlier act, else of the document's first."""
    gaining = {party.id for party in draft.gainers.recipients}
    for other in reversed(before):
        if other.actors and not {p.id for p in other.actors} & gaining and other.form is not Form.TALKS:
            return other.actors
    return ()
