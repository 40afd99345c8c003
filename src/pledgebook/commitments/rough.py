"""What a sum is roughly worth in euros: enough to tell that two sums in two currencies may be the same."""

from datetime import date
from functools import cache

from pledgebook.commitments.rates import NoRate, Rates
from pledgebook.commitments.statement import Sum

_UNDATED = date(2022, 7, 1)


def rough_euros(said: Sum, day: date | None) -> float | None:
    """Return a sum in euros at the rate of the middle of its year, null where there is none."""
    middle = date(day.year, 7, 1) if day else _UNDATED
    rate = _rates().of(said.currency, middle)
    return None if isinstance(rate, NoRate) else float(said.value) / float(rate.value)


@cache
def _rates() -> Rates:
    return Rates()
