"""Documents as plain records for JSON; what a claim is made of has its records in `claims`."""

from pledgebook.claims.record import (
    Place,
    Record,
    amount_record,
    flag_record,
    item_record,
    json_line,
    number,
    span_record,
)
from pledgebook.documents import Document

__all__ = [
    "Place",
    "Record",
    "amount_record",
    "document_record",
    "flag_record",
    "item_record",
    "json_line",
    "number",
    "span_record",
]


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
