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
    givers = {owner.id for owner in owners.values()}
    return [
        _given_by(draft, owners[draft.amount.span.start], givers) if draft.amount else draft
        for draft in drafts
    ]


def is_beside(draft: Draft, party: Party) -> bool:
    """Tell whether a name stands right before a sum in brackets, or right behind it and "from": the sum is its own."""
    if draft.amount is None:
        return False
    text, own, name = draft.act.passage.text, draft.amount.span, party.span
    return bool(
        _FOLLOWED.fullmatch(text[name.end : own.start]) or _FROM.fullmatch(text[own.end : name.start])
    )


def _given_by(draft: Draft, owner: Party, givers: set[str | None]) -> Draft:
    """Return a draft with its donor; nobody who gives beside it gains."""
    gaining = tuple(party for party in draft.gainers.recipients if party.id not in givers)
    gainers = replace(draft.gainers, recipients=gaining, firm=draft.gainers.firm and bool(gaining))
    return draft._replace(doers=Doers((owner,)), gainers=gainers)


def _bracketed(draft: Draft) -> Draft:
    """Return a draft with the donor whose name its sum follows: "Germany ($245 million)", "Italy with $9 million"."""
    passage, amount = draft.act.passage, draft.amount
    for party in passage.parties if amount else ():
        between = passage.text[party.span.end : amount.span.start] if amount else ""
        if party.id and _FOLLOWED.fullmatch(between) and not party.place:
            own = tuple(p for p in draft.gainers.recipients if p.id not in {o.id for o in passage.parties})
            return draft._replace(
                doers=Doers((party,)), gainers=replace(draft.gainers, recipients=own, firm=False)
            )
    return draft


_FOLLOWED = re.compile(r" (?:\(|with )(?:about |some |nearly |almost |over |more than |up to |at least )?")
_FROM = re.compile(r" (?:in \w+ )?(?:from|by) (?:the )?")
_SET_OFF = re.compile(r"(?:[,;]|\band) (?:the )?$")


def _owners(passage: Passage, amounts: Sequence[Amount]) -> dict[int, Party] | None:
    """Return the one donor before each figure; null where any figure has none or several, or they repeat."""
    found: dict[int, Party] = {}
    after = passage.span.start
    for amount in amounts:
        before = [
            p
            for p in passage.parties
            if after <= p.span.start < amount.span.start
            and (_subject(passage, p) or _gapped(passage, p, amount))
        ]
        if len(before) != 1:
            return None
        found[amount.span.start] = before[0]
        after = amount.span.end
    distinct = {party.id for party in found.values()}
    return found if len(distinct) == len(found) and None not in distinct else None


def _gapped(passage: Passage, party: Party, amount: Amount) -> bool:
    """Tell whether a name between a comma and a sum gives it, the verb told before ("Oslo gave $2m, the EU $3m")."""
    alone = passage.text[party.span.end : amount.span.start] == " " and not party.adjective
    return alone and _SET_OFF.search(passage.text, max(0, party.span.start - 6), party.span.start) is not None


def _subject(passage: Passage, party: Party) -> bool:
    """Tell whether a party stands as a doer, not behind a preposition or before a noun."""
    top = passage.tree.top(party.span)
    return (
        top is not None
        and top.dep not in ("pobj", "amod", "compound", "poss", "dative")
        and not party.adjective
    )
