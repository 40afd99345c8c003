"""Bare dollars, pounds and kroner settled by who acts, where, and who writes (codebook 4.1)."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, cached_property
from typing import NamedTuple

from pledgebook.amounts import Amount, Money
from pledgebook.language.actors_near import Scene, read_scene
from pledgebook.language.currencies import DOLLAR, Currencies, load_currencies
from pledgebook.language.joint_givers import joint_givers
from pledgebook.language.money_home import publisher_state
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_MARKED = re.compile(r"[A-Z]{1,3}\$")
# Of many equal sums a few are asked; the bound keeps hostile tables cheap.
_MOST = 20


class Choice(NamedTuple):
    """A currency and why it is meant, in one line of plain words."""

    currency: str
    reason: str


class _Clues:
    """What a document says about its bare currencies; each question is answered once for all amounts."""

    def __init__(
        self,
        text: str,
        table: Currencies,
        scene: Scene,
        publisher: tuple[str | None, str | None],
        amounts: Sequence[Amount],
    ) -> None:
        settled = tuple(amount for amount in amounts if amount.currency is not None)
        self.text = text
        self.table = table
        self.scene = scene
        self.publisher, self.home = publisher
        self.named = any(party.id is not None for party in scene.parties)
        self._settled = settled
        self._by_value: dict[Decimal, list[Amount]] = {}
        for amount in settled:
            self._by_value.setdefault(amount.value, []).append(amount)
        self.bare = tuple(a for a in amounts if a.sign and table.is_dollar(a.sign) and a.currency is None)[
            :_MOST
        ]
        self.before: dict[str, Amount] = {}
        self._apart = _told_apart(settled)
        self._foreign = _dollars_abroad(table, self.home)
        self._fitting: dict[frozenset[str], tuple[Amount, ...]] = {}
        self._owners: dict[frozenset[str], tuple[Party, ...]] = {}

    def meanings(self, sign: str) -> frozenset[str]:
        """Return what a sign may mean in this text."""
        foreign = self._foreign if self.table.is_dollar(sign) else frozenset()
        return self.table.meanings(sign) - self._apart.get(sign, frozenset()) - foreign

    @cached_property
    def marked(self) -> frozenset[str]:
        """The dollars that the text marks and its publisher has not ("A$60m"): a bare one is another."""
        spans = ((one.currency, one.span.of(self.text)) for one in self._settled)
        marked = {code for code, words in spans if code != DOLLAR and _MARKED.match(words)}
        return frozenset(code for code in marked if code and self.home not in self.table.rows[code].states)

    @cached_property
    def counts_in_us_dollars(self) -> bool:
        """Whether most of the text's bare dollars are given by those who have none, or the US dollar, of their own."""
        ours = [self._has_no_other(amount) for amount in self.bare]
        return sum(ours) > 1 and 2 * sum(ours) > len(ours)

    def _has_no_other(self, amount: Amount) -> bool:
        others = self.meanings(amount.sign or "") - {DOLLAR}
        giver = next((party for party in self.scene.givers(amount.span) if party.id), None)
        return giver is not None and not self.table.of_state(giver.id or "", others)

    def name(self, currency: str) -> str:
        """Return what tables and pages print for a currency."""
        return self.table.rows[currency].name

    def same_sum(self, value: Decimal, codes: frozenset[str]) -> Amount | None:
        """Return an amount of that value whose currency is settled, one of the codes."""
        same = self._by_value.get(value, ())
        return next((amount for amount in same[:_MOST] if amount.currency in codes), None)

    def fitting(self, codes: frozenset[str]) -> tuple[Amount, ...]:
        """Return the settled amounts in one of the currencies, in text order."""
        if codes not in self._fitting:
            self._fitting[codes] = tuple(amount for amount in self._settled if amount.currency in codes)
        return self._fitting[codes]

    def owners(self, codes: frozenset[str]) -> tuple[Party, ...]:
        """Return the first mention of each party with a currency of its own among these."""
        if codes not in self._owners:
            first = {
                p.id: p for p in reversed(list(self.scene.parties)) if self.table.of_state(p.id or "", codes)
            }
            self._owners[codes] = tuple(first.values())
        return self._owners[codes]


def settle_currencies(
    text: str,
    amounts: Sequence[Amount],
    parties: Sequence[Party],
    publisher: str | None,
    vocabulary: Vocabulary,
) -> tuple[Amount, ...]:
    """Return the amounts with bare currencies settled where something settles them, null where nothing does.

    In this order: the same sum told elsewhere with its currency; for dollars, what most gifts of the text are
    counted in; a state of the sentence with such a currency, the giver before the receiver; other amounts; the
    publisher; what the sign meant just before; the only such state of the document; for dollars between states
    that have none, the US dollar; what the bare sign means by itself.
    """
    if all(amount.currency and all(m.currency for m in amount.alternatives) for amount in amounts):
        return tuple(amounts)
    home = publisher_state(publisher, vocabulary)
    table, scene = load_currencies(vocabulary), read_scene(text, parties, vocabulary)
    clues = _Clues(text, table, scene, (publisher, home), amounts)
    return tuple(_with_translations(clues, amount) for amount in _settled(clues, amounts))


def _settled(clues: _Clues, amounts: Sequence[Amount]) -> Iterator[Amount]:
    last = clues.before
    for amount in amounts:
        if amount.sign is None or amount.currency is not None:
            yield amount
            continue
        if amount.currency_reason is not None:
            yield _follow(amount, last.get(amount.sign))
            continue
        last[amount.sign] = _settle(clues, amount)
        yield last[amount.sign]


def _follow(amount: Amount, before: Amount | None) -> Amount:
    """Give a bare number the currency of the amount it follows."""
    if before is None or before.currency is None:
        return replace(amount, currency_reason=None)
    reason = f"{amount.currency_reason}; {before.currency_reason}"
    return replace(amount, currency=before.currency, currency_reason=reason)


def _settle(clues: _Clues, amount: Amount) -> Amount:
    sign = amount.sign or ""
    codes = clues.meanings(sign) - {money.currency for money in amount.alternatives}
    for clue in _CLUES:
        choice = clue(clues, amount, sign, codes)
        if choice is not None:
            return replace(amount, currency=choice.currency, currency_reason=choice.reason)
    return amount


def _same_sum(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    del sign
    other = clues.same_sum(amount.value, codes)
    if other is None or other.currency is None:
        return None
    return Choice(other.currency, f"the same sum stands as {other.span.of(clues.text)!r} in the text")


def _one_sign(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    """A text means one currency by a bare dollar: where Britain gives in dollars, so does Australia."""
    if (
        not clues.table.is_dollar(sign)
        or DOLLAR not in codes
        or clues.table.of_state(clues.home or "", codes)
    ):
        return None
    if not clues.counts_in_us_dollars or len(clues.bare) == _MOST:
        return None
    del amount
    return Choice(DOLLAR, "the text counts in US dollars what those give who have no dollar of their own")


def _joint(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    """What several give together who share no dollar is in the money of who writes, or else in US dollars.

    One of them whose dollar others know too may be meant ("Japan and Australia"), Fiji's or Jamaica's is not.
    """
    if not clues.table.is_dollar(sign) or DOLLAR not in codes:
        return None
    row = joint_givers(clues.text, clues.scene.givers(amount.span), amount.span)
    owned = {frozenset(clues.table.of_state(party.id or "", codes)) for party in row}
    if len(owned) < 2:
        return None
    known = {code for own in owned for code in own if clues.table.rows[code].abroad}
    if (own := _publisher(clues, amount, sign, codes)) or len(known - {DOLLAR}) > 1:
        return own
    meant = DOLLAR if DOLLAR in known or not known else min(known)
    return Choice(meant, f"those who give it together share no dollar but the {clues.name(meant)}")


def _actor(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    givers = clues.scene.givers(amount.span)
    dollars = clues.table.is_dollar(sign) and DOLLAR in codes
    getting = [p for p in clues.scene.receivers(amount.span) if p.span.start < amount.span.start]
    bodies = (p for p in (*givers, *getting) if p.id and p.kind is PartyKind.ORGANISATION)
    body = next(bodies, None) if dollars else None
    before = body is not None and body.span.start < amount.span.start
    for party in givers:
        if before and party.span.start > amount.span.start:
            continue  # who is named behind it gives a sum of its own
        choice = _own(clues, party, codes, "is named beside it")
        if choice is not None and (body is None or clues.table.rows[choice.currency].abroad):
            return choice
    if body is not None:
        return Choice(
            DOLLAR, f"{body.span.of(clues.text)!r} is no state; among states it counts in US dollars"
        )
    if clues.table.of_state(clues.home or "", codes):
        return None  # who writes means the own money before that of those who get it
    if clues.table.alone(sign, codes):
        return None  # "£5m for Egypt" is told in the money of those who give it
    only = _only_get(clues, amount, codes)
    receivers = (p for p in clues.scene.receivers(amount.span) if p.id not in only)
    return next(filter(None, (_own(clues, p, codes, "is named beside it") for p in receivers)), None)


def _only_get(clues: _Clues, amount: Amount, codes: frozenset[str]) -> frozenset[str | None]:
    """Return who gets a sum and has a dollar that nobody abroad gives in ("Norway gave Liberia $3m")."""
    if DOLLAR not in codes:
        return frozenset()
    getting = clues.scene.receivers(amount.span)
    rows = clues.table.rows
    owned = {party.id: clues.table.of_state(party.id or "", codes) for party in getting}
    return frozenset(state for state, own in owned.items() if own and not any(rows[c].abroad for c in own))


def _own(clues: _Clues, party: Party, codes: frozenset[str], where: str) -> Choice | None:
    own = clues.table.of_state(party.id or "", codes)
    if len(own) != 1:
        return None
    (currency,) = own
    return Choice(currency, f"{party.span.of(clues.text)!r} {where}; its own is the {clues.name(currency)}")


def _other_amounts(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    fitting = clues.fitting(codes)
    meant = {other.currency for other in fitting}
    # A text that writes "A$" for one keeps the bare "$" for another.
    marked = sign == "$" and meant != {DOLLAR}
    if len(meant) != 1 or marked:
        return None
    at = bisect_left(fitting, amount.span.start, key=lambda other: other.span.start)
    nearest = fitting[max(0, at - 1)]
    return Choice(str(nearest.currency), f"the text says {nearest.span.of(clues.text)!r} elsewhere")


def _as_before(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    """A bare sign goes on meaning what it meant in the sentences just before."""
    before = clues.before.get(sign)
    near = before is not None and amount.span.start - before.span.end <= _GOES_ON
    if before is None or not near or before.currency not in codes:
        return None
    return Choice(str(before.currency), f"{before.span.of(clues.text)!r} just before is in that currency")


_GOES_ON = 300  # code points; two sentences or so


def _publisher(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    del amount, sign
    own = clues.table.of_state(clues.home or "", codes)
    if len(own) != 1:
        return None
    (currency,) = own
    return Choice(currency, f"the publisher {clues.publisher!r} writes in the {clues.name(currency)}")


def _only_state(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    if clues.table.is_dollar(sign):
        if clues.scene.foreign_actor(amount.span, _has(clues, codes)):
            return None
        codes -= clues.marked
    by_itself = bool(clues.table.alone(sign, codes))
    all_ = frozenset(party.id for party in clues.scene.receivers(amount.span))
    getting = all_ if by_itself else _only_get(clues, amount, codes)
    owners = (party for party in clues.owners(codes) if party.id not in getting)
    choices = [_own(clues, party, codes, "is named in the text") for party in owners]
    meant = {choice.currency for choice in choices if choice is not None}
    return choices[-1] if len(meant) == 1 else None


def _has(clues: _Clues, codes: frozenset[str]) -> Callable[[str], bool]:
    return lambda state: bool(clues.table.of_state(state, codes))


def _us_dollar(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    if not clues.table.is_dollar(sign) or DOLLAR not in codes or not clues.named:
        return None
    if clues.scene.unknown_actor(amount.span):
        return None
    named = {party.id for party in clues.owners(codes - clues.marked)} - _only_get(clues, amount, codes)
    owners = {code for code in named if code == "USA" or clues.table.of_state(code or "", codes) != {DOLLAR}}
    abroad = clues.scene.foreign_actor(amount.span, _has(clues, codes)) and not clues.home
    if owners and "USA" not in owners and not abroad:
        return None
    return Choice(DOLLAR, "nobody named beside it has a dollar of their own, so the US dollar is meant")


def _alone(clues: _Clues, amount: Amount, sign: str, codes: frozenset[str]) -> Choice | None:
    del amount
    meant = clues.table.alone(sign, codes)
    if len(meant) != 1:
        return None
    (currency,) = meant
    return Choice(currency, f"{sign!r} with nothing beside it means the {clues.name(currency)}")


_CLUES = (
    _same_sum,
    _one_sign,
    _joint,
    _actor,
    _other_amounts,
    _publisher,
    _as_before,
    _only_state,
    _us_dollar,
    _alone,
)


@cache
def _dollars_abroad(table: Currencies, home: str | None) -> frozenset[str]:
    """Return what a dollar cannot mean away from home: pesos, and dollars that others write with a sign."""
    return frozenset(
        code
        for code, row in table.rows.items()
        if (row.home or not any(map(table.is_dollar, row.words))) and home not in row.states
    )


def _told_apart(settled: Sequence[Amount]) -> dict[str, frozenset[str]]:
    """Return what each bare sign cannot mean: "A$5 million ($3.6 million)" keeps "$" for another dollar."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for amount in settled:
        for money in amount.alternatives:
            if money.sign and money.currency is None and amount.currency:
                found[money.sign].add(amount.currency)
    return {sign: frozenset(codes) for sign, codes in found.items()}


def _with_translations(clues: _Clues, amount: Amount) -> Amount:
    if all(money.currency for money in amount.alternatives):
        return amount
    return replace(amount, alternatives=tuple(_translated(clues, amount, m) for m in amount.alternatives))


def _translated(clues: _Clues, amount: Amount, money: Money) -> Money:
    """Settle a sum in brackets: it is told for the reader, in the publisher's money or in US dollars."""
    if money.currency is not None or money.sign is None:
        return money
    codes = clues.table.meanings(money.sign) - {amount.currency}
    for clue in (_publisher, _alone, _actor):
        choice = clue(clues, amount, money.sign, codes)
        if choice is not None:
            return replace(money, currency=choice.currency)
    readers = clues.table.is_dollar(money.sign) and DOLLAR in codes
    return replace(money, currency=DOLLAR) if readers else money
