"""What a commitment is in the terms of IATI 2.03 (codebook 1), before it is written and after it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from pledgebook.claims.claim import Stage, StageGroup
from pledgebook.commitments import Commitment
from pledgebook.commitments.announced import rate_day, times
from pledgebook.commitments.columns import Kind, kind_of
from pledgebook.commitments.commitment import Moment
from pledgebook.commitments.statement import Sum
from pledgebook.vocabulary import Vocabulary

NAMESPACE = "urn:pledgebook:iati:1"
UNKNOWN = "Not named"
_BOUND = (Stage.COMMITTED, Stage.ALLOCATED, Stage.DELIVERING)


class Transaction(NamedTuple):
    """One sum on one day; parties are ids of codebook 2.3, names where the file has no ids of ours."""

    type: str
    day: date
    value: Decimal
    currency: str
    finance: str | None
    providers: tuple[str, ...]
    receivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity of a file that was read; `place` is its line."""

    identifier: str
    title: str
    status: str | None
    day: date | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    transactions: tuple[Transaction, ...]
    description: str
    sources: tuple[str, ...]
    sector: str | None
    place: int


@dataclass(frozen=True, slots=True)
class Codes:
    """The code lists in use (`vocabulary/iati.yml`)."""

    rows: Mapping[str, Any]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Codes":
        """Return the code lists of a vocabulary."""
        return cls(vocabulary.rows("iati"))

    def code(self, table: str, key: str | None, otherwise: str = "other") -> str:
        """Return the code for a word of ours, or that for all others."""
        codes: Mapping[str, str] = self.rows[table]
        return codes[key] if key is not None and key in codes else codes[otherwise]


def transactions(one: Commitment, codes: Codes, made: date) -> tuple[Transaction, ...]:
    """Return what a commitment moves by its own words; nothing where a sum, a currency or a day is unsaid."""
    if not _moves(one):
        return ()
    promised = _guaranteed(one, codes) if kind_of(one.form) is Kind.GUARANTEES else _promised(one, codes)
    finance = codes.code("finance", one.form)
    found: dict[tuple[str, date, Decimal, str], Transaction] = {}
    for kind, day, said in (*promised, *_disbursed(one, codes)):
        if day is not None and day <= made and said.currency:
            key = (kind, day, said.value, said.currency)
            found.setdefault(key, Transaction(*key, finance, one.actors, one.recipients))
    return tuple(found.values())


def _moves(one: Commitment) -> bool:
    """Tell whether its money is its own: it counts, or counted until it was called off; a fund's is its givers'."""
    called_off = one.stage is Stage.CANCELLED and one.reached.firmness >= Stage.PLEDGED.firmness
    return (one.counted or called_off) and not one.from_fund and kind_of(one.form) is not Kind.ACTS


def _promised(one: Commitment, codes: Codes) -> Iterator[tuple[str, date | None, Sum]]:
    """Yield the pledge and the commitment, each on the day it was first said; the further one has the sum chosen."""
    steps = [(Stage.PLEDGED, _lines(one, Stage.PLEDGED)), (Stage.COMMITTED, _lines(one, *_BOUND))]
    said = [(stage, lines) for stage, lines in steps if lines]
    for stage, lines in said:
        told = next((line.amount for line in reversed(lines) if line.amount), None)
        amount = one.amount if lines is said[-1][1] else told or one.amount
        if amount:
            day = next((line.day for line in lines if line.day), None) or rate_day(one)
            yield codes.code("transactions", stage), day, _all_of(amount, one)


def _guaranteed(one: Commitment, codes: Codes) -> Iterator[tuple[str, date | None, Sum]]:
    lines = _lines(one, Stage.PLEDGED, *_BOUND, Stage.DELIVERED)
    if one.amount and lines:
        day = next((line.day for line in lines if line.day), None) or rate_day(one)
        yield codes.rows["guarantee"], day, _all_of(one.amount, one)


def _disbursed(one: Commitment, codes: Codes) -> Iterator[tuple[str, date | None, Sum]]:
    """Yield what is said to be paid, on the day it was last said."""
    if one.delivered is None or kind_of(one.form) is Kind.GUARANTEES:
        return
    days = [line.day for line in one.history if line.day and line.stage.group is StageGroup.DONE]
    sums = one.delivered.sums
    if not sums and one.delivered.whole and one.amount:
        sums = (_all_of(one.amount, one),)
    for said in sums:
        yield codes.rows["transactions"]["disbursed"], max(days, default=None), said


def _lines(one: Commitment, *stages: Stage) -> list[Moment]:
    return [line for line in one.history if line.stage in stages]


def _all_of(said: Sum, one: Commitment) -> Sum:
    return Sum(said.value * (times(one) if said == one.amount else 1), said.currency)
