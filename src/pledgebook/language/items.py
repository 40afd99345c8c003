"""Things counted: items, their quantities and units (codebook 3.3)."""

from dataclasses import dataclass
from decimal import Decimal

from pledgebook.amounts import Qualifier
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One thing named, with its number where one is stated.

    `span` covers the number, if any, and the words; `head` the words that name the thing.
    `name` and `group` come from the item vocabulary; group is null where it does not know the thing.
    `kind` is the form of support the thing stands for (goods, training, personnel, …), from its group.
    """

    span: Span
    head: Span
    name: str
    group: str | None
    quantity: Decimal | None = None
    quantity_max: Decimal | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
