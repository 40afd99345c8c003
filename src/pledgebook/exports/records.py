"""Values as plain records for JSON; every span carries its words, read from the text."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from pledgebook.amounts import Amount
from pledgebook.documents import Document
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


def document_record(document: Document) -> Record:
    """Return the document's own fields."""
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
    }


def amount_record(amount: Amount, place: Place) -> Record:
    """Return an amount of money; `place` turns its span into a record."""
    return {
        **place(amount.span),
        "value": number(amount.value),
        "value_max": number(amount.value_max),
        "currency": amount.currency,
        "qualifier": amount.qualifier.value,
        "per": amount.per.value,
        "each": amount.each,
        "alternatives": [
            {"value": number(money.value), "currency": money.currency} for money in amount.alternatives
        ],
        "currency_reason": amount.currency_reason,
    }


def item_record(item: Item, place: Place) -> Record:
    """Return a thing with its number; `place` turns its span into a record."""
    return {
        **place(item.span),
        "name": item.name,
        "group": item.group,
        "quantity": number(item.quantity),
        "quantity_max": number(item.quantity_max),
        "qualifier": item.qualifier.value if item.qualifier else None,
        "unit": item.unit,
    }


def flag_record(flag: Flag, place: Place) -> Record:
    """Return a doubt with its reason; `place` turns its span into a record."""
    return {
        "kind": flag.kind.value,
        "reason": flag.reason,
        "span": place(flag.span) if flag.span else None,
    }
