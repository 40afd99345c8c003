"""Commitments as records: as `contract/commitment.schema.json` has them, and packed to be kept and read again."""

from datetime import date
from functools import cache
from typing import Any, TypeAlias

from pledgebook.claims.claim import StageGroup
from pledgebook.claims.record import number
from pledgebook.commitments.announced import rate_day
from pledgebook.commitments.commitment import Commitment, Conflict, Delivered, Moment
from pledgebook.commitments.rates import NoRate, Rates
from pledgebook.commitments.statement import Goods, Sum, Time

Record: TypeAlias = dict[str, Any]


def commitment_record(one: Commitment, rates: Rates) -> Record:
    """Return a commitment as a record of the contract, its sum in euros too where a rate exists."""
    return {
        "id": one.id,
        "title": one.title,
        "actors": list(one.actors),
        "recipients": list(one.recipients),
        "category": one.category.value if one.category else None,
        "form": one.form.value if one.form else None,
        "stage": one.stage.value,
        "reached": one.reached.value,
        "history": [_moment(line) for line in one.history],
        "amount": _amount(one.amount, rate_day(one), rates),
        "items": [_thing(item) for item in one.items],
        "announced": one.announced,
        "period": _period(one.period),
        "counted": one.counted,
        "not_counted_because": one.not_counted_because,
        "parent": one.parent,
        "part_reason": one.part_reason,
        "children": list(one.children),
        "claims": list(one.claims),
        "documents": list(one.documents),
        "independent_sources": one.independent_sources,
        "conflicts": [_conflict(found) for found in one.conflicts],
        "confidence": one.confidence,
        "reviewed": one.reviewed,
        "aliases": list(one.aliases),
        "delivered": _delivered(one.delivered) if one.delivered else None,
        "days_to_delivery": days_to_delivery(one),
        "conditional": one.conditional,
        "ended": _iso(one.ended),
        "fund": one.fund,
        "from_fund": one.from_fund,
        "assumed": one.assumed,
    }


def days_to_delivery(one: Commitment) -> int | None:
    """Return the days from the first promise to the first word of delivery, null where either is unsaid or undated."""
    promised = [line.day for line in one.history if line.day and line.stage.group is StageGroup.PROMISED]
    done = [line.day for line in one.history if line.day and line.stage.group is StageGroup.DONE]
    return (min(done) - min(promised)).days if promised and done else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def sum_record(said: Sum) -> Record:
    """Return a sum in the currency of the words."""
    return {
        "value": number(said.value),
        "value_max": number(said.value_max),
        "currency": said.currency,
        "qualifier": said.qualifier.value,
        "per": said.per.value,
    }


def _amount(said: Sum | None, day: date | None, rates: Rates) -> Record | None:
    if said is None:
        return None
    rate = rates.of(said.currency, day)
    if isinstance(rate, NoRate):
        return sum_record(said) | {
            "eur": None,
            "rate": None,
            "rate_date": None,
            "no_rate_because": rate.value,
        }
    euros = {"eur": number(rate.convert(said.value)), "rate": number(rate.value), "rate_date": _iso(rate.day)}
    return sum_record(said) | euros


def _thing(item: Goods) -> Record:
    return {
        "name": item.name,
        "group": item.group,
        "quantity": number(item.quantity),
        "quantity_max": number(item.quantity_max),
        "unit": item.unit,
    }


def _moment(line: Moment) -> Record:
    return {
        "stage": line.stage.value,
        "date": _iso(line.day),
        "amount": sum_record(line.amount) if line.amount else None,
        "items": [_thing(item) for item in line.items] or None,
        "claims": list(line.claims),
    }


def _period(period: Time | None) -> Record | None:
    if period is None:
        return None
    return {"start": period.start, "end": period.end, "precision": period.precision.value}


def _conflict(found: Conflict) -> Record:
    return {
        "field": found.field,
        "values": [
            {
                "value": figure.value,
                "claims": list(figure.claims),
                "tier": figure.tier,
                "date": _iso(figure.day),
                "sources": figure.sources,
            }
            for figure in found.values
        ],
        "chosen": found.chosen,
        "reason": found.reason,
    }


def _delivered(so_far: Delivered) -> Record:
    return {
        "amount": sum_record(so_far.amount) if so_far.amount else None,
        "items": [_thing(item) for item in so_far.items] or None,
        "whole": so_far.whole,
        "other_amounts": [sum_record(one) for one in so_far.others] or None,
    }


def pack(one: Commitment) -> bytes:
    """Return a commitment as bytes from which `unpack` makes the same value again."""
    import msgspec

    return msgspec.json.encode(one)


def unpack(packed: bytes) -> Commitment:
    """Return the commitment that was packed."""
    commitment: Commitment = _decoder().decode(packed)
    return commitment


@cache
def _decoder() -> Any:
    import msgspec

    return msgspec.json.Decoder(Commitment)


def documents_in(packed: bytes) -> tuple[str, ...]:
    """Return the documents of a commitment that was packed, and make nothing of the rest."""
    found: tuple[str, ...] = _documents_decoder().decode(packed).documents
    return found


@cache
def _documents_decoder() -> Any:
    import msgspec

    return msgspec.json.Decoder(msgspec.defstruct("Documents", [("documents", tuple[str, ...])]))
