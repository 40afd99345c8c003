"""Who only gets a part of a sum is not who all of it is for ("$9m, of which $2m will go to Peru") (codebook 2.2)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.coordination import is_whole_of_part
from pledgebook.claims.words.cues import CueClass
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span

_BEHIND = 10  # code points behind a sum: "$2m of which will go to Peru"


def part_gainers(drafts: Sequence[Draft]) -> dict[int, frozenset[str | None]]:
    """Return who gains by a part of a sum and by nothing else, by the place of each sum that has parts."""
    parts = {number: list(_parts(drafts, number)) for number in range(len(drafts))}
    of_parts = {part.place for found in parts.values() for part in found}
    others = {p.id for draft in drafts if draft.place not in of_parts for p in _named(draft)}
    gained = {number: {p.id for part in found for p in _named(part)} for number, found in parts.items()}
    return {drafts[number].place: frozenset(ids - others) for number, ids in gained.items() if ids - others}


def shared_out(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the acts, a sum for nobody that the next sentence shares out as gained by all who get a part of it."""
    return [_of_all(draft, drafts[number + 1 :]) for number, draft in enumerate(drafts)]


def _of_all(whole: Draft, after: Sequence[Draft]) -> Draft:
    if whole.amount is None or whole.share or whole.gainers.recipients:
        return whole
    place = whole.act.passage.number
    sums = takewhile(lambda one: one.act.passage.number <= place + 1, (d for d in after if d.amount))
    shares = list(sums)  # those that add up to the sum told last before them
    gains = {party.id: party for share in shares for party in share.gainers.recipients}
    every = all(d.share and d.gainers.recipients and d.act.passage.number > place for d in shares)
    giving = {party.id for party in whole.doers.parties}
    others = {party.id for share in shares for party in share.doers.parties} - giving
    known = all(party.kind is PartyKind.STATE and party.id for party in gains.values())
    if len(gains) < _FEWEST or not every or others or not known:
        return whole
    return whole._replace(gainers=replace(whole.gainers, recipients=tuple(gains.values()), firm=True))


_FEWEST = 2


def _named(draft: Draft) -> Iterator[Party]:
    yield from draft.gainers.recipients if draft.gainers.firm else ()


def _parts(drafts: Sequence[Draft], number: int) -> Iterator[Draft]:
    """Yield the acts of a sentence that are told as parts of a sum before them."""
    whole = drafts[number]
    if whole.amount is None or whole.gainers.recipients:
        return
    for draft in (drafts[at] for at in range(number + 1, len(drafts))):
        if draft.act.passage is not whole.act.passage:
            return
        if draft.amount is not None and draft.place > whole.place and _is_part(draft, whole.amount.span):
            yield draft


def _is_part(draft: Draft, whole: Span) -> bool:
    """Tell whether words of having parts stand between two sums, or right behind the second."""
    tree = draft.act.passage.tree
    near = tree.within(Span(whole.end, draft.close.end + _BEHIND))
    if any(is_whole_of_part(tree, word) for word in near if word.text.lower() in ("which", "whom")):
        return True
    signs = [step for step in draft.act.chain.signs if step.sign and whole.end <= step.token.start]
    return any(step.sign.classes[0] is CueClass.INCLUDE for step in signs if step.sign)
