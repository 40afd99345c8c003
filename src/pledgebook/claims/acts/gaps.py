"""Several givers or gainers of one thing in one sentence, the verb told once ("Benin promised 2,000 men, Togo 150")."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.echo import echo_words, led_up_to
from pledgebook.claims.acts.gapped_things import with_things
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.act import Echo
from pledgebook.claims.words.grammar import grammar
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Item, Token
from pledgebook.language.number_words import TENS, UNITS
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary, either

_NUMBER = "number"  # "an unnamed number"
_LONGEST = 4  # words from the giver to the end of the figure
_REACH = 40  # code points of the longest words for a figure


class _Gap(NamedTuple):
    """One of a row and its figure, without a verb between them: who gives it or, where it `gains`, gets it."""

    party: Party
    figure: Token
    quantity: Decimal | None = None
    gains: bool = False
    led: bool = False  # by a word of source or goal
    alike: bool = False  # as much as the one before
    nothing: bool = False
    item: Item | None = None  # what the figure counts, where that is told


def gapped(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts of one sentence, with one more for each of a row whose verb was told before."""
    first = next((draft for draft in drafts if _counts(draft)), None)
    gaps = _row(first, vocabulary) if first else []
    own_things = with_things(drafts, vocabulary) if all(gap.item for gap in gaps) else []
    if first is None or not gaps or len(own_things) > len(gaps):
        return own_things
    row = {gap.party.id for gap in gaps}
    own = [_without(draft, row) for draft in drafts if not _is_measured(draft, gaps)]
    own = [_without_measures(draft, gaps) for draft in own]
    return [*own, *(_given(_before(own, gap), gap) for gap in gaps if not gap.nothing)]


def _is_measured(draft: Draft, gaps: Sequence[_Gap]) -> bool:
    """Tell whether an act only gives a measure of what a row tells ("and 30 tonnes to Chad")."""
    items = draft.items
    return bool(items) and not draft.amount and all(_is_of_gap(item, gaps) for item in items)


def _without_measures(draft: Draft, gaps: Sequence[_Gap]) -> Draft:
    items = tuple(item for item in draft.items if not _is_of_gap(item, gaps))
    return draft._replace(items=items, act=replace(draft.act, items=items))


def _is_of_gap(item: Item, gaps: Sequence[_Gap]) -> bool:
    return item.group is None and any(item.span.overlaps(gap.figure.span) for gap in gaps)


def _counts(draft: Draft) -> bool:
    """Tell whether an act gives a sum or a number of things, and names who gives them or who gets them."""
    counted = any(item.quantity is not None for item in draft.items) or _is_number(draft)
    return (counted or draft.amount is not None) and bool(draft.doers.parties or draft.gainers.recipients)


def _is_number(draft: Draft) -> bool:
    """Tell whether an act gives so many of what was told before ("Benin put in ninety, Togo fifteen")."""
    return draft.act.echo is Echo.PART and draft.act.foot.tag == "CD"


def _row(first: Draft, vocabulary: Vocabulary) -> list[_Gap]:
    """Return the gaps behind an act; numbers beside sums count other things, and somebody is left for the act."""
    start = _end(first)
    parties = [party for party in first.act.passage.parties if party.span.start > start and party.id]
    found = [gap for party in parties if (gap := _gap(first.act.passage, party, vocabulary))]
    if _gets_first(first) and habitual_givers(vocabulary).isdisjoint(gap.party.id for gap in found):
        found = [gap if gap.led else gap._replace(gains=True) for gap in found]
    open_ = {False: _is_led(first, first.doers.parties, vocabulary)}
    open_[True] = _is_led(first, first.gainers.recipients, vocabulary)
    able = [gap for gap in found if open_[gap.gains] or not gap.led]
    gaps = [gap for gap in able if gap.alike or gap.nothing or not first.amount]
    gaining = {gap.party.id for gap in gaps if gap.gains}
    giving = {gap.party.id for gap in gaps if not gap.gains}
    left = _others(first.gainers.recipients, gaining) if gaining else _others(first.doers.parties, giving)
    return gaps if left and any(not gap.nothing for gap in gaps) else []


def _gets_first(draft: Draft) -> bool:
    """Tell whether who gains stands before the thing without a word between ("sent Chad 40 trucks, Mali 20")."""
    tree = draft.act.passage.tree
    tops = [top for party in draft.gainers.recipients if (top := tree.top(party.span))]
    return any(top.dep == "dative" and top.head == draft.act.foot.head for top in tops)


def _is_led(draft: Draft, parties: Iterable[Party], vocabulary: Vocabulary) -> bool:
    """Tell whether a word of source or goal leads to one of the parties, as it does to those of a row."""
    text, words = draft.act.passage.text, echo_words(vocabulary)
    before = (text[draft.act.passage.span.start : p.span.start].removesuffix("the ") for p in parties)
    return any(said.split()[-1:] and said.split()[-1] in words.sources | words.goals for said in before)


def _end(draft: Draft) -> int:
    if draft.amount:
        return draft.amount.span.end
    things = [
        item for item in draft.items if item.group
    ] or draft.items  # no "1,000 tons" of others' behind it
    return things[-1].span.end if things else draft.act.foot.end


def _others(parties: Iterable[Party], row: set[str | None]) -> tuple[Party, ...]:
    return tuple(party for party in parties if party.id not in row)


def _gap(passage: Passage, party: Party, vocabulary: Vocabulary) -> _Gap | None:
    """Return the figure right behind a name that a comma or "and" sets off, or right before it and "from" or "to"."""
    own = passage.tree.within(party.span)
    if own and (led := _led(passage, party, own[0], vocabulary)):
        return led
    behind = passage.tree.tokens[own[0].index - 1 :: -1] if own and own[0].index else ()
    before = next((token for token in behind if token.text.lower() != "the"), None)
    if before is None or before.text.lower() not in (",", ";", "and"):
        return None
    return _told_alike(passage, party, vocabulary) or _counted(passage, party, own[-1], vocabulary)


def _counted(passage: Passage, party: Party, last: Token, vocabulary: Vocabulary) -> _Gap | None:
    """Return the number right behind a name, none where it counts a thing of its own."""
    after = passage.tree.tokens[last.index + 1 : last.index + 1 + _LONGEST]
    start = led_up_to(passage, party, vocabulary)
    figure = next((token for token in after if start is not None and token.start >= start), None)
    if figure is None:
        return None
    if is_figure(figure) and not any(item.head.overlaps(figure.span) for item in passage.items):
        own = (one for one in passage.items if one.group and one.span.overlaps(figure.span))
        return _Gap(party, figure, value_of(figure.text), item=next(own, None))
    number = next((token for token in after if token.lemma.lower() == _NUMBER), None)
    return _Gap(party, number) if number and after[0].tag == "DT" else None


def _told_alike(passage: Passage, party: Party, vocabulary: Vocabulary) -> _Gap | None:
    """Return words for as much as the one before right behind a name ("and Rome the same")."""
    found = _alike(vocabulary).match(passage.text, party.span.end, party.span.end + _REACH)
    if found is None:
        return None
    start, end = found.span(1)
    figure = passage.tree.within(Span(start, end))[-1]
    nothing = found[1].lower() in echo_words(vocabulary).nothing
    return _Gap(party, figure, alike=not nothing, nothing=nothing)


def _led(passage: Passage, party: Party, first: Token, vocabulary: Vocabulary) -> _Gap | None:
    """Return the number that a word of source or goal ties to a name ("40 men from Mali, 20 from Chad")."""
    start = passage.span.start
    before = passage.text[max(start, first.start - _REACH) : first.start]
    found = _leading(vocabulary).search(before)
    if found is None:
        return None
    offset = first.start - len(before)
    figure = passage.tree.within(Span(found.start(1) + offset, found.end(1) + offset))[-1:]
    known = [one.span for one in passage.items if not (found[2] and one.group is None)] + [
        one.span for one in passage.amounts
    ]
    known += [date.span for date in passage.dates]
    if not figure or any(span.overlaps(figure[0].span) for span in known):
        return None
    again = found[1].lower() in echo_words(vocabulary).again
    if not (again or is_figure(figure[0])):
        return None
    gains = found[3].lower() in echo_words(vocabulary).goals
    return _Gap(party, figure[0], value_of(figure[0].text), gains=gains, led=True)


@cache
def _alike(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = echo_words(vocabulary)
    like = either(words.alike | words.nothing)
    ends = r"(?=\s*(?:[.,;:)]|$)|\s+(?:and|for|to|in|again)\b)"
    return re.compile(rf"\s+(?:(?:{either(words.about)})\s+)?({like}){ends}", re.IGNORECASE)


@cache
def _leading(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = echo_words(vocabulary)
    figure = rf"({either(words.again)}|[\w.,-]*\w)"
    measure = rf"(\s+(?:metric\s+)?(?:{either(sorted(grammar(vocabulary).bulk))})e?s)?"
    preps = either(words.sources | words.goals)
    return re.compile(
        rf"(?:[,;]|\band)\s+(?:(?:{either(words.about)})\s+)?{figure}{measure}\s+({preps})\s+(?:the\s+)?$",
        re.IGNORECASE,
    )


def is_figure(token: Token) -> bool:
    """Tell whether a word is a number, in digits or letters."""
    return token.tag == "CD" or token.text.lower() in _WORDS


def value_of(words: str) -> Decimal | None:
    """Return the number that digits or one word say."""
    digits = words.replace(",", "")
    return Decimal(digits) if digits.isdecimal() else _WORDS.get(words.lower())


_WORDS = UNITS | TENS


def _without(draft: Draft, row: set[str | None]) -> Draft:
    gaining = _others(draft.gainers.recipients, row)
    giving = _others(draft.doers.parties, row)
    return draft._replace(
        gainers=replace(draft.gainers, recipients=gaining), doers=replace(draft.doers, parties=giving)
    )


def _before(drafts: Sequence[Draft], gap: _Gap) -> Draft:
    """Return the last act before a figure that counts as it does: sums only for words of likeness."""
    counting = [draft for draft in drafts if _counts(draft) and (gap.alike or not draft.amount)]
    return next((one for one in reversed(counting) if one.place < gap.figure.start), counting[0])


def _given(told: Draft, gap: _Gap) -> Draft:
    """Return an act told before as another's, or for another, with that one's number."""
    item = next((item for item in told.items if item.quantity is not None), None)
    others = (gap.item,) if gap.item else (_counting(item, gap),) if item else ()
    ends = (gap.party.span, gap.item.span if gap.item else gap.figure.span)
    region = Span(min(span.start for span in ends), max(span.end for span in ends))
    echo = told.act.echo if others else Echo.PART
    act = replace(told.act, foot=gap.figure, items=others, amount=None, echo=echo)
    draft = told._replace(act=act, items=others, region=region)
    if gap.gains:
        return draft._replace(gainers=replace(told.gainers, recipients=(gap.party,), firm=True))
    return draft._replace(doers=Doers((gap.party,)))


def _counting(item: Item, gap: _Gap) -> Item:
    return replace(item, span=gap.figure.span, head=gap.figure.span, quantity=gap.quantity, quantity_max=None)
