"""A claim back from its record: what `claim_record` wrote, without loss."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from pledgebook.amounts import Amount, Money, Per, Qualifier
from pledgebook.claims.claim import (
    Accounting,
    Category,
    Claim,
    Cue,
    CueRole,
    Form,
    Link,
    PartyRef,
    Period,
    Stage,
)
from pledgebook.claims.record import Record
from pledgebook.dates import Precision
from pledgebook.findings import Flag, FlagKind
from pledgebook.language.items import Item
from pledgebook.language.quotation import Mode, SpeakerKind
from pledgebook.span import Span

Value = TypeVar("Value")
Said = TypeVar("Said")


def claim_of(record: Record) -> Claim:
    """Return the claim that a record was made of; a field that is missing is an error."""
    return Claim(
        id=record["id"],
        stage=Stage(record["stage"]),
        evidence=_each(_span, record["evidence"]),
        negated=record["negated"],
        conditional=record["conditional"],
        actors=_each(_party, record["actors"]),
        recipients=_each(_party, record["recipients"]),
        channels=_each(_party, record["channels"]),
        targets=_each(_party, record["targets"]),
        category=_or_null(Category, record["category"]),
        form=_or_null(Form, record["form"]),
        amount=_or_null(_amount, record["amount"]),
        items=_each(_item, record["items"]),
        accounting=_or_null(Accounting, record["accounting"]),
        parent=record["parent"],
        announced=record["announced"],
        period=_or_null(_period, record["period"]),
        attribution=_each(_link, record["attribution"]),
        tier=record["tier"],
        cues=_each(_cue, record["cues"]),
        flags=_each(flag_of, record["flags"]),
        confidence=record["confidence"],
        uncounted=record["uncounted"],
        because=tuple(record["because"]),
        basis=_or_null(_basis, record["basis"]),
    )


def flag_of(record: Record) -> Flag:
    """Return the doubt that a record was made of."""
    return Flag(FlagKind(record["kind"]), record["reason"], _or_null(_span, record["span"]))


def decimal_of(record: Record, name: str) -> Decimal | None:
    """Return a number of a record, to the last digit."""
    if record[name] is None:
        return None
    return Decimal(record.get("exact", {}).get(name) or str(record[name]))


def _each(made: Callable[[Record], Value], records: list[Record]) -> tuple[Value, ...]:
    return tuple(made(record) for record in records)


def _or_null(made: Callable[[Said], Value], said: Said | None) -> Value | None:
    return None if said is None else made(said)


def _span(record: Record) -> Span:
    return Span(record["start"], record["end"])


def _basis(places: list[int]) -> tuple[int, int, int]:
    start, end, foot = places
    return start, end, foot


def _party(record: Record) -> PartyRef:
    return PartyRef(_span(record), record["id"], record["name"], record["office"])


def _amount(record: Record) -> Amount:
    return Amount(
        span=_span(record),
        value=_sure(record, "value"),
        currency=record["currency"],
        qualifier=Qualifier(record["qualifier"]),
        value_max=decimal_of(record, "value_max"),
        per=Per(record["per"]),
        alternatives=_each(_money, record["alternatives"]),
        currency_reason=record["currency_reason"],
        sign=record["sign"],
        each=record["each"],
    )


def _money(record: Record) -> Money:
    return Money(_sure(record, "value"), record["currency"], record["sign"])


def _sure(record: Record, name: str) -> Decimal:
    value = decimal_of(record, name)
    if value is None:
        raise KeyError(name)
    return value


def _item(record: Record) -> Item:
    return Item(
        span=_span(record),
        head=_span(record["head"]),
        name=record["name"],
        group=record["group"],
        quantity=decimal_of(record, "quantity"),
        quantity_max=decimal_of(record, "quantity_max"),
        qualifier=_or_null(Qualifier, record["qualifier"]),
        unit=record["unit"],
        purpose=record["purpose"],
    )


def _period(record: Record) -> Period:
    precision, span = Precision(record["precision"]), _or_null(_span, record["span"])
    return Period(record["start"], record["end"], precision, span)


def _link(record: Record) -> Link:
    kind, mode = SpeakerKind(record["kind"]), Mode(record["mode"])
    return Link(_span(record), kind, mode, record["id"], record["office"])


def _cue(record: Record) -> Cue:
    return Cue(_span(record), CueRole(record["role"]))
