"""Values as plain records for JSON; every span carries its words, read from the text."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from pledgebook.amounts import Amount
from pledgebook.findings import Flag
from pledgebook.language.items import Item
from pledgebook.span import Span

Record: TypeAlias = dict[str, Any]
Place: TypeAlias = Callable[[Span], Record]

# A lone surrogate cannot be written as UTF-8, and the three separators would end a line for some readers.
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def json_line(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON that any UTF-8 stream can carry."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as JSON writes it: whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def span_record(text: str, span: Span) -> Record:
    """Return a span of a text with its exact words."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def amount_record(amount: Amount, place: Place) -> Record:
    """Return an amount of money; `place` turns its span into a record."""
    return {
        **place(amount.span),
        **_numbers(value=amount.value, value_max=amount.value_max),
        "currency": amount.currency,
        "qualifier": amount.qualifier.value,
        "per": amount.per.value,
        "each": amount.each,
        "alternatives": [
            {**_numbers(value=money.value), "currency": money.currency, "sign": money.sign}
            for money in amount.alternatives
        ],
        "currency_reason": amount.currency_reason,
        "sign": amount.sign,
    }


def item_record(item: Item, place: Place) -> Record:
    """Return a thing with its number; `place` turns its span into a record."""
    return {
        **place(item.span),
        "name": item.name,
        "group": item.group,
        **_numbers(quantity=item.quantity, quantity_max=item.quantity_max),
        "qualifier": item.qualifier.value if item.qualifier else None,
        "unit": item.unit,
        "purpose": item.purpose,
        "head": place(item.head),
    }


def flag_record(flag: Flag, place: Place) -> Record:
    """Return a doubt with its reason; `place` turns its span into a record."""
    return {
        "kind": flag.kind.value,
        "reason": flag.reason,
        "span": place(flag.span) if flag.span else None,
    }


def _numbers(**values: Decimal | None) -> Record:
    """Return numbers for JSON, and beside them in digits those that a float cannot hold."""
    written = {name: number(value) for name, value in values.items()}
    lost = {name: str(value) for name, value in values.items() if not _same(value, written[name])}
    return written | ({"exact": lost} if lost else {})


def _same(value: Decimal | None, written: float | None) -> bool:
    return value is None or value == Decimal(str(written))
