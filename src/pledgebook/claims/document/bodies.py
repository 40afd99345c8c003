"""Whose army, police or ministry a part of money told before is for ("Of this, 3 million is for the police").

Read by itself the sentence gives them to whoever acted last, which is who gave the money (codebook 2.2).
"""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import FORWARD
from pledgebook.claims.words.act import Echo
from pledgebook.party import Party, PartyKind

_REACH = 1  # sentences


def of_those_helped(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each part for a body of no named state as gained by who gains the whole."""
    done: list[Draft] = []
    for draft in drafts:
        whole = next((one for one in reversed(done) if _holds(one, draft)), None) if _is_bare(draft) else None
        if whole is not None:
            gainers = replace(draft.gainers, recipients=whole.gainers.recipients)
            draft = draft._replace(gainers=gainers)
        done.append(draft)
    return done


def _is_bare(draft: Draft) -> bool:
    """Tell whether nobody is said to give, and only bodies or pronouns are said to gain."""
    gaining = draft.gainers.recipients
    return bool(gaining) and not draft.doers.found and all(_is_body(party) for party in gaining)


def _is_body(party: Party) -> bool:
    return party.antecedent is not None or (party.kind is PartyKind.OFFICE and party.person is None)


def _holds(whole: Draft, draft: Draft) -> bool:
    """Tell whether an act told just before gives more, and is of who the bodies would belong to."""
    near = draft.act.passage.number - whole.act.passage.number <= _REACH
    giving = {party.id for party in whole.doers.parties}
    own = {party.id for party in draft.gainers.recipients} <= giving
    named = whole.gainers.firm and bool(whole.gainers.recipients) and whole.stage.group in FORWARD
    return near and own and named and _is_part(draft, whole)


def _is_part(draft: Draft, whole: Draft) -> bool:
    if draft.amount is None or whole.amount is None:
        return draft.act.echo is Echo.PART
    return draft.amount.currency == whole.amount.currency and draft.amount.value < whole.amount.value
