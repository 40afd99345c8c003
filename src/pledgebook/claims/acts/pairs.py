"""One verb over several pairs of who gets and what ("sent Laos tents and Chad jeeps", "two to Mali and six to Togo").

The pairs stand side by side in one of three shapes: who gets before the thing, who gets before "with" and the thing,
or the thing before "to" or "for" and who gets. Each is an act of its own (codebook 4.3, 8.5). Sums alone that "to"
or "with" leads to and from are read well without, and figures that lean on a thing are `gaps`'.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from pledgebook.amounts import Amount
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import only_says
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Item, Token
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_FEWEST = 2
_KINDS = (PartyKind.STATE, PartyKind.ORGANISATION)
_WITHIN = ("DET", "ADJ", "NUM", "ADV", "SYM")  # before a thing or sum
_JOIN = re.compile(r"(?:, |; |,? and |,? while |,? as well as )(?:the )?")
_WITH = re.compile(r" with ")
_BARE = re.compile(r" ")
_TO = re.compile(r" (?:to|for) (?:the )?")
_SPEAKER = ("we", "i")

_Given: TypeAlias = Item | Amount


class _Pair(NamedTuple):
    """Who gets, and the thing or sum that is theirs."""

    party: Party
    given: _Given
    span: Span

    @property
    def head(self) -> Span:
        """The word that names the thing, or the sum."""
        return self.given.head if isinstance(self.given, Item) else self.given.span


def paired_off(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the acts of one sentence, one for each of its pairs, empty where it has no row of pairs."""
    lead = next((draft for draft in drafts if draft.act.chain.signs), None)
    if lead is None:
        return []
    passage = lead.act.passage
    parties = [p for p in passage.parties if p.id and p.kind in _KINDS and not p.adjective]
    if len(parties) < _FEWEST:
        return []
    for shape in (_behind, _supplied, _led):
        row = shape(passage, parties)
        if _is_row(row) and (first := _of(row[0], drafts)) and _fits(shape, first, row, vocabulary):
            return _apart(drafts, first, row)
    return []


def _is_row(row: Sequence[_Pair]) -> bool:
    """Tell whether several get something, each once, and not only sums."""
    codes = {pair.party.id for pair in row}
    return len(row) >= _FEWEST and len(codes) == len(row)


def _of(pair: _Pair, drafts: Sequence[Draft]) -> Draft | None:
    """Return the act that gives what the first of the pairs gets."""
    acting = (draft for draft in drafts if draft.act.chain.signs)
    return next((draft for draft in acting if _gives(draft, pair)), None)


def _gives(draft: Draft, pair: _Pair) -> bool:
    if draft.amount and draft.amount.span.overlaps(pair.head):
        return True
    return any(item.head.overlaps(pair.head) for item in draft.items)


def _fits(
    shape: Callable[..., list[_Pair]], first: Draft, row: Sequence[_Pair], vocabulary: Vocabulary
) -> bool:
    """Tell whether those named get what they are named with, and who gives stands before them all.

    "France gave Chad $5m, Italy $3m" leaves it open: there they give who give the world over, as the first doer does.
    """
    if shape is _led:
        return any(isinstance(pair.given, Item) for pair in row)
    if not _is_behind_verb(first, row[0].party):
        return False
    if shape is _supplied:
        return True
    known, later = habitual_givers(vocabulary), {pair.party.id for pair in row[1:]}
    commas = any("," in first.act.passage.text[a.span.end : b.span.start] for a, b in pairwise(row))
    doing = {party.id for party in first.doers.parties} - {pair.party.id for pair in row}
    return not later & known and (not commas or not doing or bool(doing & known))


def _is_behind_verb(first: Draft, party: Party) -> bool:
    """Tell whether a name stands right behind the verb that acts."""
    tree = first.act.passage.tree
    verbs = {step.token.index for step in first.act.chain.steps if step.token.pos == "VERB"}
    own = tree.within(party.span)
    before = [token for token in tree.tokens[: own[0].index] if token.text.lower() != "the"] if own else []
    return bool(before) and before[-1].index in verbs


def _behind(passage: Passage, parties: Sequence[Party]) -> list[_Pair]:
    """Return the pairs of a name and the thing right behind it ("gave Laos tents and Chad jeeps")."""
    return _side_by_side(passage, [pair for party in parties if (pair := _after(passage, party, _BARE))])


def _supplied(passage: Passage, parties: Sequence[Party]) -> list[_Pair]:
    """Return the pairs of a name and what "with" leads to ("supplied Laos with tents and Chad with jeeps")."""
    return _side_by_side(passage, [pair for party in parties if (pair := _after(passage, party, _WITH))])


def _led(passage: Passage, parties: Sequence[Party]) -> list[_Pair]:
    """Return the pairs of a thing and the name that "to" or "for" leads to ("tents to Laos and jeeps to Chad")."""
    return _side_by_side(passage, [pair for party in parties if (pair := _before(passage, party))])


def _side_by_side(passage: Passage, pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the longest row of pairs with nothing between one and the next but a comma or "and"."""
    rows: list[list[_Pair]] = []
    for pair in pairs:
        joined = rows and _JOIN.fullmatch(passage.text, rows[-1][-1].span.end, pair.span.start)
        if joined:
            rows[-1].append(pair)
        else:
            rows.append([pair])
    return max(rows, key=len, default=[])


def _after(passage: Passage, party: Party, lead: re.Pattern[str]) -> _Pair | None:
    """Return a name with the thing or sum that follows some words behind it."""
    led = lead.match(passage.text, party.span.end)
    given = _first_given(passage, led.end()) if led else None
    return _Pair(party, given, Span(party.span.start, given.span.end)) if given else None


def _first_given(passage: Passage, start: int) -> _Given | None:
    """Return the thing or sum that begins at a place, its article, number and adjectives before it."""
    told: list[_Given] = [*passage.amounts, *(item for item in passage.items if item.group)]
    given = min((one for one in told if one.span.end > start), key=lambda one: _head(one).start, default=None)
    if given is None or (isinstance(given, Item) and _only_says(passage, given)):
        return None
    between = passage.tree.within(Span(start, _head(given).start)) if _head(given).start > start else []
    inside = [token for token in between if not given.span.overlaps(token.span)]
    return given if all(token.pos in _WITHIN for token in inside) else None


def _head(given: _Given) -> Span:
    return given.head if isinstance(given, Item) else given.span


def _only_says(passage: Passage, item: Item) -> bool:
    token = passage.tree.top(item.head)
    return token is not None and only_says(passage.tree, token)


def _before(passage: Passage, party: Party) -> _Pair | None:
    """Return a name with the thing or sum that "to" or "for" leads from."""
    told: list[_Given] = [*passage.amounts, *(item for item in passage.items if item.group)]
    given = max(
        (one for one in told if one.span.end <= party.span.start), key=lambda one: one.span.end, default=None
    )
    if given is None or not _TO.fullmatch(passage.text, given.span.end, party.span.start):
        return None
    return _Pair(party, given, Span(_opening(passage, given), party.span.end))


def _opening(passage: Passage, given: _Given) -> int:
    """Return where a thing begins with its article and adjectives."""
    own = passage.tree.within(given.span)
    if not own:
        return given.span.start
    first = own[0]
    while first.index and passage.tree.tokens[first.index - 1].pos in ("DET", "ADJ", "NUM", "ADV"):
        first = passage.tree.tokens[first.index - 1]
    return min(first.start, given.span.start)


def _apart(drafts: Sequence[Draft], first: Draft, row: Sequence[_Pair]) -> list[Draft]:
    """Return the acts of a sentence with one for each pair in the place of those that tell of any."""
    doing = _doers(first, row)
    rest = [draft for draft in drafts if draft is not first and not any(_gives(draft, one) for one in row)]
    told = [_told(first, pair, doing) for pair in row]
    told[0] = told[0]._replace(region=Span(min(first.region.start, row[0].span.start), row[0].span.end))
    return [*rest, *told]


def _doers(first: Draft, row: Sequence[_Pair]) -> Doers:
    """Return who gives, none of those who get."""
    getting = frozenset(str(pair.party.id) for pair in row)
    own = tuple(party for party in first.doers.parties if party.id not in getting)
    if own or not first.doers.parties:
        return replace(first.doers, other_than=first.doers.other_than | getting)
    subject = _subject(first)
    if subject is not None and subject.text.lower() in _SPEAKER:
        return Doers(first_person=True, other_than=getting)
    return Doers(pronoun=subject.span if subject else None, other_than=getting)


def _subject(first: Draft) -> Token | None:
    """Return the subject of the verb that acts."""
    tree = first.act.passage.tree
    verbs = (step.token for step in first.act.chain.steps if step.token.pos == "VERB")
    return next((noun for verb in verbs for noun in tree.children(verb, "nsubj")), None)


def _told(first: Draft, pair: _Pair, doing: Doers) -> Draft:
    """Return the act of one pair."""
    foot = first.act.passage.tree.top(pair.head) or first.act.foot
    items = (pair.given,) if isinstance(pair.given, Item) else ()
    amount = None if isinstance(pair.given, Item) else pair.given
    act = replace(first.act, foot=foot, items=items, amount=amount)
    gainers = replace(first.gainers, recipients=(pair.party,), firm=True, meant=None)
    return first._replace(act=act, items=items, doers=doing, gainers=gainers, region=pair.span)
