"""Who gains, where the sentence leaves it to the document (codebook 2.2)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.claim import Form
from pledgebook.claims.draft import Draft
from pledgebook.claims.kinds import agencies, lenders
from pledgebook.language import Annotation
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_REACH = 3  # sentences
_NOBODY = (Form.SANCTIONS, Form.TALKS)


def settle_recipients(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts with who gains; a recipient named just before, or all through the text, holds on."""
    common = _common(drafts, vocabulary) or _most_named(drafts, annotation, vocabulary)
    done: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        settled = _settled(_lender(draft, vocabulary), last, common, vocabulary)
        if settled.gainers.firm and settled.recipients and settled.form not in _NOBODY:
            last = settled
        done.append(settled)
    return done


def _settled(draft: Draft, last: Draft | None, common: tuple[Party, ...], vocabulary: Vocabulary) -> Draft:
    """Settle one act: those it names, else those just named, else those the text is about."""
    found, channels = _found(draft)
    if draft.form in _NOBODY:
        return draft
    if found and not draft.gainers.firm and _other_than(draft, common):
        # "in the north of Chad", "the Chadian plan" only place an act; those the text is about come first
        found = tuple(p for p in found if p.id in {c.id for c in common}) or _other_than(draft, common)
        return replace(draft, recipients=found, channels=channels)
    if found and all(p.id in agencies(vocabulary) for p in found) and _other_than(draft, common):
        return replace(draft, recipients=_other_than(draft, common), channels=found)
    if found:
        return replace(draft, recipients=found, channels=channels)
    near = last is not None and draft.act.passage.number - last.act.passage.number <= _REACH
    held = _other_than(draft, last.recipients) if last is not None and near else ()
    found = held or _other_than(draft, common)
    return replace(draft, recipients=found, guessed=draft.guessed | {"recipient"}) if found else draft


def _lender(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Part a bank from the state it lends to, where both are named as sides of one loan ("X and the IMF agreed")."""
    banks = tuple(p for p in draft.actors if p.kind is PartyKind.ORGANISATION and p.id in lenders(vocabulary))
    borrowers = tuple(p for p in draft.actors if p not in banks)
    if not banks or not borrowers or draft.form is not Form.LOAN or draft.gainers.firm:
        return draft
    return replace(draft, actors=banks, gainers=replace(draft.gainers, recipients=borrowers))


def _found(draft: Draft) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who gains and through whom: an agency is a channel where it is said whom it serves."""
    named = _other_than(draft, draft.gainers.recipients)
    states = tuple(p for p in named if p.kind is not PartyKind.ORGANISATION)
    agencies = tuple(p for p in named if p.kind is PartyKind.ORGANISATION)
    return (states, agencies) if states else (named, ())


def _other_than(draft: Draft, parties: Sequence[Party]) -> tuple[Party, ...]:
    acting = {party.id for party in draft.actors if party.id != "GROUP"}
    return tuple(p for p in parties if p.id is not None and p.id not in acting)


def _common(drafts: Sequence[Draft], vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return who gains most often in the document."""
    counts: Counter[str] = Counter()
    named: dict[str, Party] = {}
    for draft in drafts:
        if draft.gainers.firm and draft.form not in _NOBODY:
            for party in draft.gainers.recipients:
                if party.id and party.id not in {p.id for p in draft.actors} | agencies(vocabulary):
                    counts[party.id] += 1
                    named.setdefault(party.id, party)
    return (named[counts.most_common(1)[0][0]],) if counts else ()


def _most_named(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the state a text is about: named at least twice, more than others, and nobody's actor in it."""
    acting = Counter(p.id for draft in drafts for p in draft.doers.parties)
    named = (p for p in annotation.parties if p.kind in (PartyKind.STATE, PartyKind.OFFICE) and p.id)
    states = [p for p in named if acting[p.id] <= 1 and p.id not in agencies(vocabulary) | {"GROUP"}]
    counts = Counter(party.id for party in states)
    if not counts or counts.most_common(1)[0][1] < 2:
        return ()
    first = counts.most_common(1)[0][0]
    return (next(party for party in states if party.id == first),)
