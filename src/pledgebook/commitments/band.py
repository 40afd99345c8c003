"""A sum of money whose figures may be ranges (codebook 4.2)."""

from collections.abc import Iterable
from decimal import Decimal
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
        low = max(self.low - part.high, min(value, _ZERO))
        return Band(value, min(low, value), max(self.high - part.low, value), self.open)


_ZERO = Decimal(0)
NOTHING = Band(_ZERO, _ZERO, _ZERO)


def total(bands: Iterable[Band]) -> Band:
    """Return all bands together."""
    every = list(bands)
    if len(every) == 1:
        return every[0]
    # Column by column: adding band to band would make a band for each.
    return Band(
        sum((one.value for one in every), _ZERO),
        sum((one.low for one in every), _ZERO),
        sum((one.high for one in every), _ZERO),
        any(one.open for one in every),
    )


def band(amount: Sum, rate: Rate, times: int = 1) -> Band:
    """Return an amount at a rate, `times` over; the value of a ceiling is what totals use."""
    value = rate.convert(amount.value * times)
    most = rate.convert(amount.value_max * times) if amount.value_max is not None else value
    least = _ZERO if amount.qualifier in _CEILINGS else value
    return Band(value, min(least, value), max(most, value), amount.qualifier in _FLOORS)
