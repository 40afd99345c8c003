"""Money as a text states it (codebook 4)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pledgebook.span import Span


class Qualifier(StrEnum):
    """How exactly a number is said (codebook 4.2)."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"


class Per(StrEnum):
    """How often an amount is meant to come (codebook 4.4)."""

    ONCE = "once"
    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Money:
    """A value in the main unit of a currency (ISO 4217), or of one that could not be settled.

    `sign` is the bare word or sign ("$") that the words alone do not settle.
    """

    value: Decimal
    currency: str | None
    sign: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of money and the words that state it.

    `value` is the lower end, the ceiling for up_to; `value_max` the upper end of a range (codebook 4.2).
    `sign` is the bare word or sign ("$", "kroner") while `currency` is not settled by the words alone.
    `each` says that the amount is a price per unit ("at $80,000 each").
    """

    span: Span
    value: Decimal
    currency: str | None
    qualifier: Qualifier = Qualifier.EXACT
    value_max: Decimal | None = None
    per: Per = Per.ONCE
    alternatives: tuple[Money, ...] = ()
    currency_reason: str | None = None
    sign: str | None = None
    each: bool = False
