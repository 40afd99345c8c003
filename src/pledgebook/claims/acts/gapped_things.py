"""Several givers of a thing each in one sentence, the verb told once ("Oslo sent tents, Rome and Bern medicine").

Things and sums may stand in one row ("Oslo gave $5m, Rome 40 tents"); rows of sums alone are `roundup`'s.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from pledgebook.amounts import Amount
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.echo import led_up_to
from pledgebook.claims.acts.governing import only_says
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Item, Token
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_WITHIN = ("DET", "ADJ", "NUM", "ADV")  # between a giver and its thing
_LONGEST = 4  # words from the giver to its thing


class _Gap(NamedTuple):
    """A row of names and the thing or sum of theirs, without a verb between them."""

    row: tuple[Party, ...]
    given: Item | Amount

    @property
    def close(self) -> Span:
        """The word that names the thing, or the sum."""
        return self.given.head if isinstance(self.given, Item) else self.given.span


def with_things(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts of one sentence, with one more for each thing whose verb was told before."""
    first = next((draft for draft in drafts if _leads(draft)), None)
    gaps = list(_gaps(first, vocabulary)) if first else []
    if first is None or not any(_is_thing(one) for one in _all(first, gaps)):
        return list(drafts)
    taken = [gap.close for gap in gaps]
    named = {party.id for gap in gaps for party in gap.row}
    own = [_without(draft, taken, named) for draft in drafts if draft is first or not _is_of(draft, taken)]
    known = habitual_givers(vocabulary)
    gaining = _is_dative(first, vocabulary) and first.doers.parties[0].id in known and not named & known
    bare = _without(first, taken, named)
    return [*own, *(_told(bare, gap, gaining=gaining) for gap in gaps)]


def _all(first: Draft, gaps: Sequence[_Gap]) -> Iterator[Item | Amount]:
    """Yield all that is given in a row, nothing where it is none."""
    if gaps:
        yield from (_first(first), *(gap.given for gap in gaps))


def _is_thing(given: Item | Amount) -> bool:
    """Tell whether something given is a thing, no sum and no word for help that sums spell out."""
    general = ("general/", "money/")
    return isinstance(given, Item) and not (given.group or "").startswith(general)


def _leads(draft: Draft) -> bool:
    """Tell whether an act gives things or a sum, and names who gives them."""
    given = draft.items or draft.amount
    return bool(draft.doers.parties and given and draft.act.chain.signs)


def _gaps(draft: Draft, vocabulary: Vocabulary) -> Iterator[_Gap]:
    passage, lead = draft.act.passage, _first(draft)
    start = lead.span.end
    names = [
        p for p in passage.parties if p.kind is PartyKind.STATE and p.span.start > start and not p.adjective
    ]
    acting, found = {party.id for party in draft.doers.parties}, False
    for place, party in enumerate(names):
        row = _row(passage, names[: place + 1])
        if party.id in acting:
            continue
        given = _thing(passage, party, vocabulary) or _sum(passage, party)
        counted = given is not None and (not isinstance(given, Item) or given.quantity is not None)
        if given and _opens(passage, row[0], also=found or counted):
            found = True
            yield _Gap(row, given)


def _first(draft: Draft) -> Item | Amount:
    """Return the thing or sum of an act that is told first."""
    given: list[Item | Amount] = [*draft.items, *([draft.amount] if draft.amount else [])]
    return min(given, key=lambda one: one.span.start)


def _row(passage: Passage, names: Sequence[Party]) -> tuple[Party, ...]:
    """Return the last of several names with those joined to it by "and", none that a preposition leads to."""
    row = [names[-1]]
    for before in reversed(names[:-1]):
        between = passage.text[before.span.end : row[0].span.start].replace("the ", "")
        if between != (" and " if len(row) == 1 else ", ") or _is_led_to(passage, before):
            break
        row.insert(0, before)
    return tuple(row)


def _is_led_to(passage: Passage, party: Party) -> bool:
    top = passage.tree.top(party.span)
    return top is not None and top.dep == "pobj"


def _opens(passage: Passage, party: Party, *, also: bool) -> bool:
    """Tell whether a comma sets a name off from what stands before it, or "and" from a gap before."""
    before = passage.text[passage.span.start : party.span.start].removesuffix("the ").rstrip()
    lone = before.removesuffix(" and").removesuffix(" while").removesuffix(" with")
    return lone.endswith((",", ";")) or (also and lone != before)


def _thing(passage: Passage, party: Party, vocabulary: Vocabulary) -> Item | None:
    """Return the thing right behind a name, nothing but its article, number and adjectives between."""
    last = passage.tree.within(party.span)[-1]
    start = led_up_to(passage, party, vocabulary)
    after = (w for w in passage.tree.tokens[last.index + 1 :] if start is not None and w.start >= start)
    behind = islice(after, _LONGEST)
    for token in behind:
        item = next((one for one in passage.items if one.group and _names(one, token)), None)
        if item is not None:
            return None if only_says(passage.tree, token) else item
        if token.pos not in _WITHIN and not _is_of_name(passage, token):
            return None
    return None


def _is_of_name(passage: Passage, token: Token) -> bool:
    """Tell whether a word only begins the name of a thing ("a field kitchen")."""
    return any(one.group and one.span.overlaps(token.span) for one in passage.items)


def _names(item: Item, word: Token) -> bool:
    """Tell whether a word names a thing, or is the unit it is counted in ("190,000 tons of maize")."""
    counted = item.unit is not None and item.span.overlaps(word.span) and word.pos not in _WITHIN
    return counted or item.head.overlaps(word.span)


def _sum(passage: Passage, party: Party) -> Amount | None:
    """Return the sum right behind a name."""
    behind = (one for one in passage.amounts if one.span.start >= party.span.end)
    first = next(behind, None)
    beside = first is not None and not passage.text[party.span.end : first.span.start].strip()
    return first if beside else None


def _is_of(draft: Draft, taken: Sequence[Span]) -> bool:
    return any(span.overlaps(draft.close) for span in taken)


def _without(draft: Draft, taken: Sequence[Span], named: set[str | None]) -> Draft:
    items = tuple(item for item in draft.items if not any(span.overlaps(item.head) for span in taken))
    gaining = tuple(party for party in draft.gainers.recipients if party.id not in named)
    gainers = replace(draft.gainers, recipients=gaining, firm=draft.gainers.firm and bool(gaining))
    act = replace(draft.act, items=items)
    if items and act.amount and act.amount.span in taken:
        act = replace(act, amount=None, foot=act.passage.tree.top(items[0].head) or act.foot)
    return draft._replace(items=items, act=act, gainers=gainers)


def _told(first: Draft, gap: _Gap, *, gaining: bool) -> Draft:
    """Return the first act as that of others, or for others where the first names who gets before what."""
    foot: Token = first.act.passage.tree.top(gap.close) or first.act.foot
    items = (gap.given,) if isinstance(gap.given, Item) else ()
    amount = None if isinstance(gap.given, Item) else gap.given
    act = replace(first.act, foot=foot, items=items, amount=amount)
    region = Span(gap.row[0].span.start, gap.given.span.end)
    told = first._replace(act=act, items=items, region=region)
    if gaining:
        return told._replace(gainers=replace(first.gainers, recipients=gap.row, firm=True))
    return told._replace(doers=Doers(gap.row))


def _is_dative(first: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether an act is told with who gets right before what ("gave Peru tents, Chad blankets")."""
    passage, gets = first.act.passage, {party.id for party in first.gainers.recipients}
    things, start = [item.head for item in first.items], _first(first).span.start
    getting = (party for party in passage.parties if party.id in gets and party.span.end <= start)
    before = (_thing(passage, party, vocabulary) for party in getting)
    return any(item is not None and item.head in things for item in before)
