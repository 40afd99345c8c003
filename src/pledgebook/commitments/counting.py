"""What one commitment brings into the columns of a total, or why it brings nothing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from pledgebook.claims.claim import Stage
from pledgebook.commitments.announced import times
from pledgebook.commitments.band import Band, band
from pledgebook.commitments.columns import By, Column, Kind, Pooled, firmness, kind_of
from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.keys import Key
from pledgebook.commitments.rates import NoRate, Rate, Rates
from pledgebook.commitments.reasons import Reason, reason_of
from pledgebook.commitments.statement import Sum


class Unsaid(Enum):
    """A commitment that reached a column and brings no sum to it."""

    NO_AMOUNT = "no amount"
    NOT_STATED = "delivered, amount not stated"


Share: TypeAlias = Band | Unsaid | None  # null where the column is not reached


@dataclass(frozen=True, slots=True)
class Terms:
    """How totals are asked for."""

    by: tuple[By, ...]
    rates: Rates
    pooled: Pooled


class Part(NamedTuple):
    """What one commitment brings to one row: a share for each column."""

    commitment: Commitment
    kind: Kind
    key: Key
    shares: tuple[Share, ...]
    suspended: bool
    conditional: bool

    @property
    def apart(self) -> tuple[bool, bool]:
        """What is shown apart in a cell."""
        return self.suspended, self.conditional


class Unconverted(NamedTuple):
    """An amount that stays in its own currency, and why."""

    commitment: str
    value: Decimal
    currency: str | None
    reason: NoRate


class Out(NamedTuple):
    """A commitment that is in no row, and why."""

    commitment: Commitment
    reason: str


class Over(NamedTuple):
    """A package whose parts add up to more than it: a conflict, shown and not cut off (codebook 8.4)."""

    commitment: str
    whole: Decimal
    parts: Decimal


Outcome: TypeAlias = Part | Out | Unconverted | Over

_OFF = {Stage.RULED_OUT: Reason.RULED_OUT, Stage.CANCELLED: Reason.CANCELLED}
_STAGES = (Column.PLEDGED.least, Column.COMMITTED.least, Column.ALLOCATED.least)
_PLEDGED = Stage.PLEDGED.firmness
_DELIVERING = Stage.DELIVERING.firmness


def uncounted(commitment: Commitment, pooled: Pooled, *, part: bool) -> str | None:
    """Return why a commitment is not counted, null where it is; `part` of a package that may count."""
    if not is_part(commitment):
        return reason_of(commitment.not_counted_because)
    if off := _OFF.get(commitment.stage):
        return off
    if firmness(commitment) < _PLEDGED:
        return Reason.BELOW
    why = reason_of(commitment.not_counted_because)
    if not (commitment.counted or part or why == Reason.BY_PARTS):
        return why or Reason.UNSAID
    return _pooled(commitment, pooled) or _no_support(commitment)


def is_part(commitment: Commitment) -> bool:
    """Tell whether nothing, or nothing but packages, keeps a commitment from counting by itself."""
    return commitment.counted or reason_of(commitment.not_counted_because) in (
        None,
        Reason.PART,
        Reason.BY_PARTS,
    )


def _pooled(commitment: Commitment, pooled: Pooled) -> Reason | None:
    if commitment.fund is None or commitment.from_fund == (pooled is Pooled.FUND):
        return None
    return Reason.POOLED_OUT if commitment.from_fund else Reason.POOLED_IN


def _no_support(commitment: Commitment) -> Reason | None:
    none = commitment.amount is not None and kind_of(commitment.form) is Kind.ACTS
    return Reason.NOT_SUPPORT if none else None


def worth(commitment: Commitment, day: date | None, rates: Rates) -> Band | Unconverted | None:
    """Return what a commitment is worth in the currency asked for, null where no amount is said."""
    amount = commitment.amount or (commitment.delivered and commitment.delivered.amount)
    return _converted(commitment, amount, day, rates) if amount else None


def _converted(commitment: Commitment, amount: Sum, day: date | None, rates: Rates) -> Band | Unconverted:
    often = times(commitment) if amount is commitment.amount else 1
    rate = rates.of(amount.currency, day)
    if isinstance(rate, Rate):
        return band(amount, rate, often)
    return _alternative(amount, day, rates) or Unconverted(
        commitment.id, amount.value * often, amount.currency, rate
    )


def _alternative(amount: Sum, day: date | None, rates: Rates) -> Band | None:
    """Return the same amount by another currency that the words give it in."""
    for value, currency in amount.alternatives:
        if isinstance(rate := rates.of(currency, day), Rate):
            return band(Sum(value, currency, amount.qualifier), rate)
    return None


def said_delivered(commitment: Commitment, day: date | None, rates: Rates) -> list[Band | Unconverted]:
    """Return the sums said to be delivered (codebook 8.2), one for each currency."""
    sums = commitment.delivered.sums if commitment.delivered else ()
    return [_converted(commitment, one, day, rates) for one in sums]


def brings(
    commitment: Commitment, whole: Band | None, said: Band | None, least: int, *, all_came: bool
) -> tuple[Share, ...]:
    """Return what a commitment brings to each column by its own words.

    `said` is what is said to be delivered; `least` is the firmness of its package, which holds for its parts
    as well; `all_came` that the words say so of the package.
    """
    firm = firmness(commitment)
    held = Unsaid.NO_AMOUNT if whole is None else whole
    reached = tuple(held if max(firm, least) >= needed else None for needed in _STAGES)
    return (*reached, _delivered(commitment, held, said, all_came=all_came))


def _delivered(commitment: Commitment, held: Share, said: Band | None, *, all_came: bool) -> Share:
    if said is not None:
        return said
    if all_came:
        return held
    if firmness(commitment) < _DELIVERING and commitment.delivered is None:
        return None
    return Unsaid.NO_AMOUNT if held is Unsaid.NO_AMOUNT else Unsaid.NOT_STATED
