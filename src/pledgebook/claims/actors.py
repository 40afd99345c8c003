"""Whose act it is, where the sentence leaves it to the document (codebook 2.1, 5.1)."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pledgebook.claims.claim import Form
from pledgebook.claims.draft import Draft
from pledgebook.claims.kinds import agencies
from pledgebook.claims.participants import participants
from pledgebook.claims.passage import inside
from pledgebook.language import Annotation, PublisherKind, find_publisher
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


def settle_actors(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts with their actors; what no words settle stays empty."""
    done: list[Draft] = []
    for place, draft in enumerate(drafts):
        actors, guessed = _actors(draft, done, annotation, vocabulary)
        if not actors and not draft.doers.settled:
            actors, guessed = _coming(draft, drafts[place + 1 :]), True
        marks = draft.guessed | {"actor"} if guessed else draft.guessed
        done.append(replace(draft, actors=actors, guessed=frozenset(marks)))
    return done


def _actors(
    draft: Draft, before: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary
) -> tuple[tuple[Party, ...], bool]:
    if draft.form is Form.TALKS:
        return _once(participants(draft.act.passage, draft.doers)), False
    if draft.doers.parties:
        known = _once(party for party in draft.doers.parties if party.id)
        return known or _publisher(draft, annotation, vocabulary), False
    speaker = _speaker(draft, annotation)
    if draft.doers.first_person:
        return (
            speaker or _publisher(draft, annotation, vocabulary) or _sole(draft) or _latest(draft, before)
        ), not speaker
    if draft.doers.addressed:
        return _publisher(draft, annotation, vocabulary), True
    if draft.doers.settled:
        return (), False
    if draft.doers.pronoun is not None:
        return _followed(draft, annotation) or _latest(draft, before), True
    gaining = {party.id for party in draft.gainers.recipients}
    if speaker and not {party.id for party in speaker} & gaining:
        return speaker, True
    fallbacks = (_sole(draft), _latest(draft, before), _publisher(draft, annotation, vocabulary))
    return next(filter(None, fallbacks), ()) or _just_named(draft, annotation, vocabulary), True


def _just_named(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return who was last named as a subject or owner before the act, where no act before it has a doer."""
    gaining = {party.id for party in draft.gainers.recipients}
    start = draft.act.passage.span.start
    near = inside(annotation.parties, Span(max(0, start - _NEAR), start))
    for party in reversed(near):
        known = party.id not in {None, "GROUP", *gaining, *agencies(vocabulary)}
        if known and _is_subject(party, annotation):
            return (party,)
    return ()


_NEAR = 1500  # code points


def _is_subject(party: Party, annotation: Annotation) -> bool:
    place = bisect_right(annotation.sentences, party.span.start, key=lambda one: one.span.start) - 1
    tree = annotation.sentences[place].tree if place >= 0 else None
    top = tree.top(party.span) if tree else None
    if tree is None or top is None:
        return False
    above = tree.head(top) if top.dep in ("amod", "poss", "compound") else top
    return above.dep in ("nsubj", "ROOT")


def _sole(draft: Draft) -> tuple[Party, ...]:
    """Return the one party of the sentence that neither gains nor is hit, where there is just one."""
    aside = {p.id for p in (*draft.gainers.recipients, *draft.gainers.targets)}
    others = _once(p for p in draft.act.passage.parties if p.id not in aside and p.id is not None)
    return others if len({party.id for party in others}) == 1 else ()


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


def _publisher(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the state or organisation that publishes the text itself; the press speaks for nobody."""
    known = find_publisher(annotation.document.publisher, vocabulary)
    if (
        known is None
        or known.id is None
        or known.kind not in (PublisherKind.GOVERNMENT, PublisherKind.ORGANISATION)
    ):
        return ()
    span = draft.doers.pronoun or draft.act.foot.span
    return (Party(span, known.id, known.name, PartyKind.STATE),)


def _followed(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    pronoun = draft.doers.pronoun
    assert pronoun is not None
    return tuple(p for p in annotation.parties if p.span == pronoun and p.id is not None)


def _coming(draft: Draft, later: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the first doer named further on, for a text that opens without one ("EUR 5 million for wells. ...")."""
    gaining = {party.id for party in draft.gainers.recipients}
    for other in later:
        known = _once(party for party in other.doers.parties if party.id)
        if known and not {party.id for party in known} & gaining and other.form is not Form.TALKS:
            return known
    return ()


def _latest(draft: Draft, before: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the doer of the nearest earlier act, else of the document's first."""
    gaining = {party.id for party in draft.gainers.recipients}
    for other in reversed(before):
        if other.actors and not {p.id for p in other.actors} & gaining and other.form is not Form.TALKS:
            return other.actors
    return ()
