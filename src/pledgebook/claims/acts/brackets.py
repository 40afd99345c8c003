"""A row of names, each with its sum in brackets: all of them gain, or all give ("to Mali ($5m) and Chad ($3m)")."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from pledgebook.amounts import Amount
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.role import Role, role
from pledgebook.claims.words.kinds import are_all, habitual_givers
from pledgebook.claims.words.passage import Passage
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


def in_brackets(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the acts of a sentence, those of such a row by what its first name is to them; else nothing."""
    passage = drafts[0].act.passage
    sums = sorted((draft.amount for draft in drafts if draft.amount), key=lambda amount: amount.span)
    row = {amount.span: party for amount in sums if (party := _before(passage, amount))}
    if len(row) < _FEWEST or not _is_row(passage, row):
        return []
    first = row[min(row)]
    names = {party.id for party in row.values()}
    listed = _is_listed(passage, first, names.isdisjoint(habitual_givers(vocabulary)))
    if listed or _gains(passage, first):
        theirs = names | {"GROUP"} if listed else names  # "the three countries to benefit are:"
        return [_had(_led(draft, drafts), row, _givers(drafts, theirs), theirs) for draft in drafts]
    if _gives(passage, first):
        gaining = next((d for d in drafts if d.gainers.recipients), drafts[0])
        return [_given(_led(draft, drafts), row, gaining, names) for draft in drafts]
    if told := _told_of_all(drafts, first):
        apart = told.items and not (are_all(told.items, "money/") or are_all(told.items, "general/"))
        kept = [draft for draft in drafts if apart or draft is not told]
        return [_given(_as_told(draft, told), row, told, names) for draft in kept]
    return []


def _told_of_all(drafts: Sequence[Draft], first: Party) -> Draft | None:
    """Return the act without a sum that all of a row do ("Mali ($5m) and Chad ($3m) have paid into the fund")."""
    passage = drafts[0].act.passage
    place = passage.tree.top(first.span)
    if place is None or place.dep != "nsubj":
        return None
    verb = passage.tree.head(place)
    bare = (draft for draft in drafts if draft.amount is None and first in draft.doers.parties)
    return next((d for d in bare if any(step.token == verb for step in d.act.chain.signs)), None)


def _as_told(draft: Draft, told: Draft) -> Draft:
    """Return a sum with the firmness of what all of its row do, where the parser led no verb to it."""
    if not draft.amount or draft.act.chain.signs:
        return draft
    return draft._replace(force=told.force, stage=told.stage, guessed=told.guessed, cues=told.cues)


def _before(passage: Passage, amount: Amount) -> Party | None:
    """Return whose name stands right before a sum in brackets."""
    near = (party for party in passage.parties if 0 < amount.span.start - party.span.end < _REACH)
    named = (party for party in near if party.id and not party.adjective)
    return next((p for p in named if _OPENS.fullmatch(passage.text, p.span.end, amount.span.start)), None)


def _is_row(passage: Passage, row: dict[Span, Party]) -> bool:
    """Tell whether nothing stands between one bracket and the next name."""
    gaps = (passage.text[one.end : row[other].span.start] for one, other in pairwise(sorted(row)))
    return all(_JOINS.fullmatch(gap) for gap in gaps)


def _gains(passage: Passage, party: Party) -> bool:
    """Tell whether a name gains, or is where a thing is that does ("to support schools in Chad ($5m)")."""
    place = passage.tree.top(party.span)
    return place is not None and role(passage, place, party) in (Role.GAINS, Role.PLACE)


def _is_listed(passage: Passage, first: Party, seldom: bool) -> bool:
    """Tell whether a row behind a colon is of states that seldom give ("to benefit are: Chad ($4m); Haiti ($1m)")."""
    return seldom and passage.text[: first.span.start].removesuffix("the ").rstrip().endswith(":")


def _gives(passage: Passage, party: Party) -> bool:
    place = passage.tree.top(party.span)
    led = passage.tree.head(place) if place is not None and place.dep == "pobj" else None
    return led is not None and led.text.lower() in ("from", "by")


def _givers(drafts: Sequence[Draft], names: set[str | None]) -> tuple[Party, ...]:
    """Return who gives all of it: whoever is read as a doer and stands in no such row."""
    doing = (tuple(p for p in draft.doers.parties if p.id not in names) for draft in drafts)
    return next(filter(None, doing), ())


def _led(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Return a sum with the firmness of the one before it, where the parser led no verb to it."""
    first = next((d for d in drafts if d.amount and d.act.chain.signs), draft)
    if not draft.amount or draft.act.chain.signs:
        return draft
    return draft._replace(force=first.force, stage=first.stage, guessed=first.guessed, cues=first.cues)


def _had(draft: Draft, row: dict[Span, Party], givers: tuple[Party, ...], gaining: Set[str | None]) -> Draft:
    own = row.get(draft.amount.span) if draft.amount else None
    if draft.amount is None or (own is None and not _is_whole(draft, row)):
        return draft
    gains = (own,) if own else tuple(row.values())
    gainers = replace(draft.gainers, recipients=gains, firm=True)
    among = any(party.id in gaining for party in draft.doers.parties)
    doers = Doers(givers) if givers or among else draft.doers
    others = frozenset(code for code in gaining if code)
    return draft._replace(doers=replace(doers, other_than=others), gainers=gainers)


def _is_whole(draft: Draft, row: dict[Span, Party]) -> bool:
    """Tell whether a sum before the row is what all of its names get together."""
    gets, names = {p.id for p in draft.gainers.recipients}, {p.id for p in row.values()}
    before = draft.amount is not None and draft.amount.span < min(row)
    return before and bool(gets) and gets < names


def _given(draft: Draft, row: dict[Span, Party], gaining: Draft, names: set[str | None]) -> Draft:
    own = row.get(draft.amount.span) if draft.amount else None
    if own is None:
        return draft
    gets = tuple(party for party in gaining.gainers.recipients if party.id not in names)
    gainers = replace(gaining.gainers, recipients=gets, firm=gaining.gainers.firm and bool(gets))
    return draft._replace(doers=Doers((own,)), gainers=gainers)


_FEWEST = 2
_REACH = 24  # code points
_OPENS = re.compile(r" \((?:about |some |nearly |almost |over |more than |up to |at least )?")
_JOINS = re.compile(r"\)(?:[,;]? (?:and|as well as|along with|together with|plus)|[,;])(?: the)? ")
