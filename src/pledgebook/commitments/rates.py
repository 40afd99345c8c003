"""What a sum is in another currency on its day, by dated reference rates (codebook 8.7).

The only file that knows CurrencyConverter, whose table of the European Central Bank is shipped with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Context, Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from pledgebook.vocabulary import Vocabulary

REACH = timedelta(days=7)
Table: TypeAlias = Mapping[str, Mapping[date, Decimal]]  # units of a currency for one euro, by day

_EURO = "EUR"
_CENT = Decimal("0.01")
_FIGURES = Context(prec=50)


class Origin(StrEnum):
    """Where a rate is from."""

    SAME = "the same currency"
    FIXED = "fixed to the euro for good"
    REFERENCE = "reference rate of the European Central Bank"
    OWN = "the user's own table"


class Rate(NamedTuple):
    """How many units of a currency make one of another, the day this is from, and where it was found."""

    value: Decimal
    day: date | None
    origin: Origin

    def convert(self, value: Decimal) -> Decimal:
        """Return a sum in the other currency, to the cent, so that sums of sums are exact."""
        return _FIGURES.divide(value, self.value).quantize(_CENT, context=_FIGURES)


class NoRate(StrEnum):
    """Why a sum stays in its own currency."""

    UNSETTLED = "currency not settled"
    UNKNOWN = "no rates for this currency"
    UNDATED = "no day to convert on"
    EARLY = "before the first rate"
    LATE = "after the last rate"
    GAP = "no rate within seven days before"


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates into one currency.

    `own` is a user's table, which wins over the shipped one on its days. `constant` is the one day whose rates
    are used for all sums, null where each sum has the rate of its own day.
    """

    into: str = _EURO
    constant: date | None = None
    own: Table = field(default_factory=dict, hash=False)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def known(self) -> bool:
        """Tell whether anything can be converted into the currency asked for."""
        return self.into == _EURO or self.into in self.own or self.into in _currencies(self.vocabulary)

    def of(self, currency: str | None, day: date | None) -> Rate | NoRate:
        """Return the rate of a currency on a day, or on the nearest earlier one within seven."""
        if currency is None:
            return NoRate.UNSETTLED
        if currency == self.into:
            return Rate(Decimal(1), day, Origin.SAME)
        day = self.constant or day
        there = self._for_a_euro(currency, day)
        here = self._for_a_euro(self.into, day)
        return (
            there if isinstance(there, NoRate) else here if isinstance(here, NoRate) else _cross(there, here)
        )

    def _for_a_euro(self, currency: str, day: date | None) -> Rate | NoRate:
        if currency == _EURO:
            return Rate(Decimal(1), day, Origin.SAME)
        if day is None:
            return NoRate.UNDATED
        own = _own(self.own[currency], day) if currency in self.own else None
        shipped = _shipped(currency, day, self.vocabulary)
        if own is None:
            return shipped if isinstance(shipped, Rate) or currency not in self.own else NoRate.GAP
        return shipped if isinstance(shipped, Rate) and _newer(shipped, own) else own


def _cross(there: Rate, here: Rate) -> Rate:
    """Return a rate through the euro; it is as old as the older of its two halves."""
    if here.origin is Origin.SAME:
        return there
    value = _FIGURES.divide(there.value, here.value)
    halves = [half for half in (there, here) if half.origin is not Origin.SAME]
    eldest = min(halves, key=lambda half: half.day or date.max)
    return Rate(value, eldest.day, Origin.OWN if Origin.OWN in (there.origin, here.origin) else eldest.origin)


def _newer(left: Rate, right: Rate) -> bool:
    return left.day is not None and right.day is not None and left.day > right.day


def _own(days: Mapping[date, Decimal], day: date) -> Rate | None:
    for back in range(REACH.days + 1):
        earlier = date.fromordinal(max(day.toordinal() - back, 1))
        if earlier in days:
            return Rate(days[earlier], earlier, Origin.OWN)
    return None


@cache
def _shipped(currency: str, day: date, vocabulary: Vocabulary) -> Rate | NoRate:
    fixed = _fixed(vocabulary).get(currency)
    if fixed and day >= fixed[1]:
        return Rate(fixed[0], day, Origin.FIXED)
    first, last = _converter().bounds.get(currency, (None, None))
    if first is None:
        return NoRate.EARLY if fixed else NoRate.UNKNOWN
    if day < first:
        return NoRate.EARLY
    if day > last + REACH:
        return NoRate.LATE
    return _nearest(currency, first, day)


def _nearest(currency: str, first: date, day: date) -> Rate | NoRate:
    from currency_converter import RateNotFoundError

    for back in range(REACH.days + 1):
        earlier = day - timedelta(days=back)
        if earlier < first:
            break
        try:
            value = _converter().convert(1, _EURO, currency, earlier)
        except RateNotFoundError:
            continue
        return Rate(value, earlier, Origin.REFERENCE)
    return NoRate.GAP


@cache
def _converter() -> Any:
    # Reading the table takes a quarter of a second, so only those who convert pay for it, once.
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)


@cache
def _fixed(vocabulary: Vocabulary) -> Mapping[str, tuple[Decimal, date]]:
    rows = vocabulary.rows("euro_conversion").items()
    return {code: (Decimal(row["per_euro"]), date.fromisoformat(row["since"])) for code, row in rows}


@cache
def _currencies(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(_converter().currencies) | frozenset(_fixed(vocabulary))
