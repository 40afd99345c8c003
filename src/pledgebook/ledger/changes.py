"""What changed between two states of the ledger, commitment by commitment and stage by stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pledgebook.claims.claim import Stage
from pledgebook.claims.record import Record


class Change(StrEnum):
    """What can change about a commitment."""

    NEW = "new"
    GONE = "gone"
    STAGE = "stage"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of one commitment: what was said before and what is said after, null where nothing."""

    change: Change
    id: str
    title: str
    before: str | None
    after: str | None


class Kind(StrEnum):
    """What is never added up together (codebook 8.3)."""

    GRANTS = "grants and goods"
    LOANS = "loans"
    GUARANTEES = "guarantees"


@dataclass(frozen=True, slots=True)
class StageTotal:
    """The counted commitments of one kind that stand at one stage, before and after.

    `sums` are (currency, before, after): in euros as converted when frozen, else in the currency of the words.
    """

    stage: Stage
    kind: Kind
    before: int
    after: int
    sums: tuple[tuple[str, Decimal, Decimal], ...]


def differences(old: Sequence[Record], new: Sequence[Record]) -> Iterator[Difference]:
    """Yield what is new, gone, and changed; a commitment is the same under its id and its former ids."""
    places = {name: one["id"] for one in new for name in (*one["aliases"], one["id"])}
    before = {places.get(_now(one, places), one["id"]): one for one in old}
    for one in new:
        if (earlier := before.pop(one["id"], None)) is None:
            yield Difference(Change.NEW, one["id"], one["title"], None, _said(one))
        else:
            yield from _changed(earlier, one)
    for one in before.values():
        yield Difference(Change.GONE, one["id"], one["title"], _said(one), None)


def stage_totals(old: Sequence[Record], new: Sequence[Record]) -> Iterator[StageTotal]:
    """Yield how many counted commitments stand at each stage, before and after, with their sums."""
    before, after = _standing(old), _standing(new)
    for stage, kind in sorted(before.keys() | after.keys(), key=lambda key: (key[0].firmness, key[1])):
        left, right = before.get((stage, kind), []), after.get((stage, kind), [])
        yield StageTotal(stage, kind, len(left), len(right), tuple(_sums(left, right)))


def _standing(side: Sequence[Record]) -> dict[tuple[Stage, Kind], list[Record]]:
    found: dict[tuple[Stage, Kind], list[Record]] = {}
    for one in side:
        if one["counted"]:
            found.setdefault((Stage(one["stage"]), _kind(one["form"])), []).append(one)
    return found


def _kind(form: str | None) -> Kind:
    match form:
        case "loan":
            return Kind.LOANS
        case "guarantee":
            return Kind.GUARANTEES
        case _:
            return Kind.GRANTS


def _now(one: Record, places: dict[str, str]) -> str:
    """Return the name under which an earlier commitment is found today: its own, else one it had before."""
    return next((name for name in (one["id"], *one["aliases"]) if name in places), str(one["id"]))


def _changed(earlier: Record, one: Record) -> Iterator[Difference]:
    if earlier["stage"] != one["stage"]:
        yield Difference(Change.STAGE, one["id"], one["title"], earlier["stage"], one["stage"])
    if (before := _amount(earlier)) != (after := _amount(one)):
        yield Difference(Change.AMOUNT, one["id"], one["title"], before, after)


def _said(one: Record) -> str:
    return ", ".join(part for part in (one["stage"], _amount(one)) if part)


def _amount(one: Record) -> str | None:
    if (said := one["amount"]) is None:
        return None
    value, most = (f"{Decimal(str(said[name])):,}" if said[name] else None for name in ("value", "value_max"))
    often = f" a {said['per']}" if said["per"] != "once" else ""
    return f"{value}{f' to {most}' if most else ''} {said['currency'] or '(currency unknown)'}{often}"


def _sums(before: Sequence[Record], after: Sequence[Record]) -> Iterator[tuple[str, Decimal, Decimal]]:
    sides = [_by_currency(side) for side in (before, after)]
    for currency in sorted(sides[0].keys() | sides[1].keys()):
        yield currency, sides[0].get(currency, Decimal(0)), sides[1].get(currency, Decimal(0))


def _by_currency(side: Sequence[Record]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for said in (one["amount"] for one in side if one["amount"]):
        euros = said["eur"] is not None
        currency = "EUR" if euros else said["currency"] or "(currency unknown)"
        value = Decimal(str(said["eur"] if euros else said["value"]))
        sums[currency] = sums.get(currency, Decimal(0)) + value
    return sums
