"""Sums that add up to the one told before them are its parts, each for whom it is told with (codebook 2.2, 4.5)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import agencies, habitual_givers
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


def with_shares(own: Sequence[Draft], told: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the acts of a sentence, those that add up to one told before as its parts.

    The whole stands before a colon or a verb of sharing, or was told last in the sentences before.
    """
    sums = sorted((draft for draft in own if draft.amount), key=lambda draft: draft.place)
    whole, row = _whole(sums, told)
    if whole is None:
        return list(own)
    names = _names(row)
    gaining = names if len(names) == len(row) and _is_shared_out(whole, names, vocabulary) else {}
    shares = {draft.place: _share(draft, whole, gaining) for draft in row}
    all_of_it = _by_all(_for_all(whole, list(shares.values())), list(shares.values()))
    return [all_of_it if draft is whole else shares.get(draft.place, draft) for draft in own]


def _for_all(whole: Draft, shares: Sequence[Draft]) -> Draft:
    """Return the whole as gained by all who gain a part, where it is read as gained by some of them or nobody."""
    gains = {party.id: party for draft in shares for party in draft.gainers.recipients}
    told = {party.id for party in whole.gainers.recipients}
    if any(not draft.gainers.firm for draft in shares) or not told < gains.keys():
        return whole
    return whole._replace(gainers=replace(whole.gainers, recipients=tuple(gains.values()), firm=True))


def _by_all(whole: Draft, shares: Sequence[Draft]) -> Draft:
    """Return the whole as given by all who give a part, where only the first part was read to say who does.

    "Received $7m, $4m from Rome and $3m from Bern".
    """
    gives = {party.id: party for draft in shares for party in draft.doers.parties}
    told = {party.id for party in whole.doers.parties}
    behind = all(party.span.start > whole.close.end for party in whole.doers.parties)
    if any(not draft.doers.parties for draft in shares) or not told < gives.keys() or not behind:
        return whole
    return whole._replace(doers=replace(whole.doers, parties=tuple(gives.values())))


def _whole(sums: Sequence[Draft], told: Sequence[Draft]) -> tuple[Draft | None, Sequence[Draft]]:
    """Return the sum that the others of a sentence add up to, and those."""
    if len(sums) > _FEWEST and _adds_up(sums[0], sums[1:]) and _is_parted(sums[0], sums[1]):
        return sums[0], sums[1:]
    last = next((draft for draft in reversed(told) if draft.amount), None) if len(sums) >= _FEWEST else None
    if last is not None and _adds_up(last, sums):
        return last, sums
    return None, ()


def _adds_up(whole: Draft, row: Sequence[Draft]) -> bool:
    """Tell whether sums in one currency are together as much as another."""
    amounts = [draft.amount for draft in row if draft.amount]
    if whole.amount is None or any(amount.value_max for amount in (*amounts, whole.amount)):
        return False
    same = all(amount.currency == whole.amount.currency for amount in amounts)
    return same and sum((amount.value for amount in amounts), Decimal(0)) == whole.amount.value


def _is_parted(whole: Draft, first: Draft) -> bool:
    """Tell whether a colon, dash, comma or bracket, or a verb of sharing, stands between a sum and the next one."""
    passage, between = whole.act.passage, Span(whole.close.end, first.close.start)
    shared = (word.lemma.lower() in passage.grammar.parting for word in passage.tree.within(between))
    return any(mark in between.of(passage.text) for mark in _MARKS) or any(shared)


_MARKS = (": ", ", ", " – ", " - ", "—", "(")


def _names(row: Sequence[Draft]) -> dict[int, Party]:
    """Return whose name stands right before each sum, by the place of the sum; each is named once."""
    found = {draft.place: party for draft in row if (party := _before(draft))}
    return found if len({party.id for party in found.values()}) == len(found) else {}


def _before(draft: Draft) -> Party | None:
    passage, start = draft.act.passage, draft.close.start
    near = (party for party in passage.parties if 0 < start - party.span.end < _REACH)
    named = [party for party in near if party.id not in (None, "GROUP") and not party.adjective]
    led = [party for party in named if _LEADS.fullmatch(passage.text, party.span.end, start)]
    return max(led, key=lambda party: party.span.end, default=None)


def _is_shared_out(whole: Draft, names: Mapping[int, Party], vocabulary: Vocabulary) -> bool:
    """Tell whether somebody known gives it all to those named; many donors, or givers all, each give a part."""
    giving, shares = {party.id for party in whole.doers.parties}, {party.id for party in names.values()}
    known = giving and giving.isdisjoint(shares | {"GROUP", None})
    givers = habitual_givers(vocabulary) - agencies(vocabulary)
    return bool(known or whole.doers.first_person) and not shares <= givers


def _share(draft: Draft, whole: Draft, names: Mapping[int, Party]) -> Draft:
    """Return a part with its receiver, and as firm as the whole where its own words do not say."""
    if not draft.act.chain.signs or _is_to_get(draft):
        lead = whole.guessed & {"stage", "lead"}
        draft = draft._replace(
            force=whole.force,
            stage=whole.stage,
            guessed=(draft.guessed - {"stage", "lead"}) | lead,
            cues=whole.cues,
        )
    draft = draft._replace(share=True)
    if draft.place not in names:
        return draft
    gainers = replace(draft.gainers, recipients=(names[draft.place],), firm=True)
    return draft._replace(doers=Doers(whole.doers.parties), gainers=gainers)


def _is_to_get(draft: Draft) -> bool:
    """Tell whether a part is only said to go to somebody, in the present ("Chad gets 4 million")."""
    first = draft.act.chain.signs[0]
    passage = draft.act.passage
    gets = first.sign is not None and first.sign.classes[0] is CueClass.RECEIVE
    return gets and modality(passage.tree, first.token, passage.grammar).mood is Mood.PRESENT


_FEWEST = 2
_REACH = 30  # code points
_LEADS = re.compile(
    r"\)?\s*+(?:[-–—:,(]|with|)\s*+(?:(?:about|some|nearly|almost|over|more than|up to|at least) )?"
)
