"""What a sum is roughly worth in euros: enough to tell that two sums in two currencies may be the same."""

from datetime import date
from functools import cache

from pledgebook.commitments.statement import Sum


def rough_euros(said: Sum, day: date | None) -> float | None:
    """Return a sum in euros at the mean rate of its year, null where there is no rate."""
    if said.currency is None:
        return None
    rate = _rate(said.currency, day.year if day else None)
    return float(said.value) * rate if rate else None


@cache
def _rate(currency: str, year: int | None) -> float | None:
    converter = _converter()
    if currency not in converter.currencies:
        return None
    first, last = converter.bounds[currency]
    day = min(max(date(year, 7, 1), first), last) if year else last
    return float(converter.convert(1, currency, "EUR", date=day))


@cache
def _converter() -> "CurrencyConverter":  # type: ignore[name-defined]  # noqa: F821
    from currency_converter import CurrencyConverter

    return CurrencyConverter(fallback_on_missing_rate=True, fallback_on_wrong_date=True)
