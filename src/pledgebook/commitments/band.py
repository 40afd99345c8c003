"""A sum of money whose figures may be ranges (codebook 4.2)."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from pledgebook.amounts import Qualifier
from pledgebook.commitments.rates import Rate
from pledgebook.commitments.statement import Sum

_CEILINGS = (Qualifier.UP_TO, Qualifier.LESS_THAN)
_FLOORS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)


class Band(NamedTuple):
    """A sum with the least and the most it can be; `open` where some figure is said to be at least that."""

    value: Decimal
    low: Decimal
    high: Decimal
    open: bool = False

    def plus(self, other: "Band") -> "Band":
        """Return both together."""
        return Band(
            self.value + other.value, self.low + other.low, self.high + other.high, self.open or other.open
        )

    def less(self, part: "Band") -> "Band":
        """Return what is left when a part is taken out; it is least when the part is most."""
        value = self.value - part.value
        low = max(self.low - part.high, min(value, Decimal(0)))
        return Band(value, min(low, value), max(self.high - part.low, value), self.open)


NOTHING = Band(Decimal(0), Decimal(0), Decimal(0))


def total(bands: Iterable[Band]) -> Band:
    """Return all bands together."""
    return reduce(Band.plus, bands, NOTHING)


def band(amount: Sum, rate: Rate, times: int = 1) -> Band:
    """Return an amount at a rate, `times` over; the value of a ceiling is what totals use."""
    value = rate.convert(amount.value * times)
    most = rate.convert(amount.value_max * times) if amount.value_max is not None else value
    least = Decimal(0) if amount.qualifier in _CEILINGS else value
    return Band(value, min(least, value), max(most, value), amount.qualifier in _FLOORS)
