"""Several givers of one thing in one sentence, the verb told once ("Benin promised 2,000 soldiers, Togo 150")."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from pledgebook.claims.act import Echo
from pledgebook.claims.doer import Doers
from pledgebook.claims.draft import Draft
from pledgebook.claims.gapped_things import with_things
from pledgebook.claims.passage import Passage
from pledgebook.language import Item, Token
from pledgebook.language.number_words import TENS, UNITS
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_NUMBER = "number"  # "an unnamed number"
_LONGEST = 4  # words from the giver to the end of the figure


class _Gap(NamedTuple):
    """A giver and its figure, without a verb between them."""

    party: Party
    figure: Token
    quantity: Decimal | None


def gapped(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts of one sentence, with one more for each giver whose verb was told before."""
    first = next((draft for draft in drafts if _counts(draft)), None)
    gaps = list(_gaps(first)) if first else []
    if first is None or not gaps:
        return with_things(drafts, vocabulary)
    givers = {gap.party.id for gap in gaps}
    own = [_without(draft, givers) for draft in drafts]
    return [*own, *(_given(_without(first, givers), gap) for gap in gaps)]


def _counts(draft: Draft) -> bool:
    """Tell whether an act gives a number of things and names who gives them."""
    counted = any(item.quantity is not None for item in draft.items) or _is_number(draft)
    return counted and draft.amount is None and bool(draft.doers.parties)


def _is_number(draft: Draft) -> bool:
    """Tell whether an act gives so many of what was told before ("Benin put in ninety, Togo fifteen")."""
    return draft.act.echo is Echo.PART and draft.act.foot.tag == "CD"


def _gaps(draft: Draft) -> Iterator[_Gap]:
    passage = draft.act.passage
    start = draft.items[-1].span.end if draft.items else draft.act.foot.end
    for party in passage.parties:
        if party.span.start > start and party.id and (gap := _gap(passage, party)):
            yield gap


def _gap(passage: Passage, party: Party) -> _Gap | None:
    """Return the figure right behind a giver that a comma or "and" sets off."""
    tokens = passage.tree.tokens
    own = passage.tree.within(party.span)
    behind = tokens[own[0].index - 1 :: -1] if own[0].index else ()
    before = next((token for token in behind if token.text.lower() != "the"), None)
    after = tokens[own[-1].index + 1 : own[-1].index + 1 + _LONGEST]
    if not after or before is None or before.text.lower() not in (",", ";", "and"):
        return None
    counts = after[0].tag == "CD" or after[0].text.lower() in _WORDS
    if counts and not any(item.head.overlaps(after[0].span) for item in passage.items):
        return _Gap(party, after[0], _value(after[0].text))
    number = next((token for token in after if token.lemma.lower() == _NUMBER), None)
    return _Gap(party, number, None) if number and after[0].tag == "DT" else None


def _value(words: str) -> Decimal | None:
    digits = words.replace(",", "")
    return Decimal(digits) if digits.isdecimal() else _WORDS.get(words.lower())


_WORDS = UNITS | TENS


def _without(draft: Draft, givers: set[str | None]) -> Draft:
    gaining = tuple(party for party in draft.gainers.recipients if party.id not in givers)
    return draft._replace(gainers=replace(draft.gainers, recipients=gaining))


def _given(first: Draft, gap: _Gap) -> Draft:
    """Return the first giver's act as another's, with that one's number."""
    item = next((item for item in first.items if item.quantity is not None), None)
    others = (_counting(item, gap),) if item else ()
    region = Span(gap.party.span.start, gap.figure.end)
    act = replace(first.act, foot=gap.figure, items=others)
    return first._replace(act=act, items=others, doers=Doers((gap.party,)), region=region)


def _counting(item: Item, gap: _Gap) -> Item:
    return replace(item, span=gap.figure.span, head=gap.figure.span, quantity=gap.quantity, quantity_max=None)
