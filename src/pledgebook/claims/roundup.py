"""Several donors in one sentence, each before its own figure ("Germany pledged 1 billion, Norway 150 million")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pledgebook.amounts import Amount
from pledgebook.claims.doer import Doers
from pledgebook.claims.draft import Draft
from pledgebook.claims.passage import Passage
from pledgebook.party import Party


def assign(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of one sentence, each figure given to the donor that stands before it."""
    amounts = [draft.amount for draft in drafts if draft.amount]
    if len(amounts) < 2:
        return list(drafts)
    owners = _owners(drafts[0].act.passage, sorted(amounts, key=lambda amount: amount.span))
    if owners is None:
        return [_bracketed(draft) for draft in drafts]
    return [
        replace(draft, doers=Doers((owners[draft.amount.span.start],))) if draft.amount else draft
        for draft in drafts
    ]


def _bracketed(draft: Draft) -> Draft:
    """Return a draft with the donor whose name its sum follows: "Germany ($245 million)", "Italy with $9 million"."""
    passage, amount = draft.act.passage, draft.amount
    for party in passage.parties if amount else ():
        between = passage.text[party.span.end : amount.span.start] if amount else ""
        if party.id and _FOLLOWED.fullmatch(between) and not party.place:
            own = tuple(p for p in draft.gainers.recipients if p.id not in {o.id for o in passage.parties})
            return replace(
                draft, doers=Doers((party,)), gainers=replace(draft.gainers, recipients=own, firm=False)
            )
    return draft


_FOLLOWED = re.compile(r" (?:\(|with )(?:about |some |nearly |almost |over |more than )?")


def _owners(passage: Passage, amounts: Sequence[Amount]) -> dict[int, Party] | None:
    """Return the one donor before each figure; null where any figure has none or several, or they repeat."""
    found: dict[int, Party] = {}
    after = passage.span.start
    for amount in amounts:
        before = [
            p for p in passage.parties if after <= p.span.start < amount.span.start and _subject(passage, p)
        ]
        if len(before) != 1:
            return None
        found[amount.span.start] = before[0]
        after = amount.span.end
    distinct = {party.id for party in found.values()}
    return found if len(distinct) == len(found) and None not in distinct else None


def _subject(passage: Passage, party: Party) -> bool:
    """Tell whether a party stands as a doer, not behind a preposition or before a noun."""
    top = passage.tree.top(party.span)
    return (
        top is not None
        and top.dep not in ("pobj", "amod", "compound", "poss", "dative")
        and not party.adjective
    )
