"""Sums in few signs."""

from decimal import Decimal

import pytest

from pledgebook.exports.sums import short_sum


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        ("1254000000", "EUR", "€1.25bn"),
        ("225000000", "GBP", "£225m"),
        ("41000000000", "UAH", "UAH 41bn"),
        ("999600000", "USD", "$1bn"),
        ("99960000", "USD", "$100m"),
        ("3400000", "EUR", "€3.4m"),
        ("450000", "EUR", "€450,000"),
        ("7.5", "EUR", "€7.5"),
        ("0", "EUR", "€0"),
        ("-30000000", "EUR", "−€30m"),
        ("5000000", None, "5m ?"),
        ("120000000000000", "EUR", "€120tn"),
    ],
)
def test_three_figures_are_enough(value: str, currency: str | None, words: str) -> None:
    assert short_sum(Decimal(value), currency) == words
