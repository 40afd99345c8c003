"""Sums in few signs, for tables: "€1.25bn", "NOK 38m", "−$300,000"."""

from decimal import ROUND_HALF_UP, Decimal

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥"}
_MAGNITUDES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))
_ALMOST = Decimal("0.9995")  # what is rounded up to one of the next magnitude


def short_sum(value: Decimal, currency: str | None) -> str:
    """Return a sum to three figures; below a million to the unit, below ten to the cent."""
    number = _figures(abs(value))
    sign = "−" if value < 0 else ""
    if currency is None:
        return f"{sign}{number} ?"
    return f"{sign}{SIGNS[currency]}{number}" if currency in SIGNS else f"{sign}{currency} {number}"


def _figures(value: Decimal) -> str:
    for size, letters in _MAGNITUDES:
        if (part := value / size) >= _ALMOST:
            return f"{_three(part)}{letters}"
    return f"{_rounded(value, 0 if value >= 10 else 2):,f}"


def _three(part: Decimal) -> str:
    places = 0 if part >= Decimal("99.95") else 1 if part >= Decimal("9.995") else 2
    return f"{_rounded(part, places):,f}"


def _rounded(value: Decimal, places: int) -> Decimal:
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()
