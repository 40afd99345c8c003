"""Who gains, where the sentence leaves it to the document (codebook 2.2)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.claim import Form
from pledgebook.claims.draft import Draft
from pledgebook.claims.kinds import LENDERS
from pledgebook.party import Party, PartyKind

_NOBODY = (Form.SANCTIONS, Form.TALKS)


def settle_recipients(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with who gains; a recipient named earlier in the text holds on."""
    common = _common(drafts)
    done: list[Draft] = []
    last: tuple[Party, ...] = ()
    for draft in drafts:
        draft = _lender(draft)
        found, channels = _found(draft)
        guessed = draft.guessed
        if not found and draft.form not in _NOBODY:
            found = _other_than(draft, last) or _other_than(draft, common)
            guessed = draft.guessed | {"recipient"} if found else guessed
        if found and draft.form not in _NOBODY:
            last = found
        done.append(replace(draft, recipients=found, channels=channels, guessed=frozenset(guessed)))
    return done


def _lender(draft: Draft) -> Draft:
    """Part a bank from the state it lends to, where both are named as sides of one loan ("X and the IMF agreed")."""
    lenders = tuple(p for p in draft.actors if p.kind is PartyKind.ORGANISATION and p.id in LENDERS)
    borrowers = tuple(p for p in draft.actors if p not in lenders)
    if not lenders or not borrowers or draft.form is not Form.LOAN or draft.gainers.firm:
        return draft
    return replace(draft, actors=lenders, gainers=replace(draft.gainers, recipients=borrowers))


def _found(draft: Draft) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who gains and through whom: an agency is a channel where it is said whom it serves."""
    if draft.form in _NOBODY:
        return (), ()
    named = _other_than(draft, draft.gainers.recipients)
    states = tuple(p for p in named if p.kind is not PartyKind.ORGANISATION)
    agencies = tuple(p for p in named if p.kind is PartyKind.ORGANISATION)
    return (states, agencies) if states else (named, ())


def _other_than(draft: Draft, parties: Sequence[Party]) -> tuple[Party, ...]:
    acting = {party.id for party in draft.actors if party.id != "GROUP"}
    return tuple(p for p in parties if p.id is not None and p.id not in acting)


def _common(drafts: Sequence[Draft]) -> tuple[Party, ...]:
    """Return who gains most often in the document."""
    counts: Counter[str] = Counter()
    named: dict[str, Party] = {}
    for draft in drafts:
        if draft.gainers.firm and draft.form not in _NOBODY:
            for party in draft.gainers.recipients:
                if party.id and party.id not in {p.id for p in draft.actors}:
                    counts[party.id] += 1
                    named.setdefault(party.id, party)
    return (named[counts.most_common(1)[0][0]],) if counts else ()
