"""An annotation as `contract/annotation.schema.json` has it, in the document's own offsets."""

from pledgebook.dates import When
from pledgebook.exports.records import (
    Place,
    Record,
    amount_record,
    flag_record,
    item_record,
    json_line,
    number,
    span_record,
)
from pledgebook.language import Annotation
from pledgebook.language.quotation import Quote
from pledgebook.party import Party
from pledgebook.span import Span


def annotation_line(annotation: Annotation) -> str:
    """Return an annotation as one line of JSON."""
    return json_line(annotation_record(annotation))


def annotation_record(annotation: Annotation) -> Record:
    """Return an annotation as a record of the contract."""
    text, original = annotation.document.text, annotation.view.original

    def place(span: Span) -> Record:
        return span_record(text, original(span))

    return {
        "id": annotation.document.id,
        "text": text,
        "amounts": [amount_record(amount, place) for amount in annotation.amounts],
        "quantities": [
            item_record(item, place) | {"value": number(item.quantity)} for item in annotation.items
        ],
        "dates": [_date(when, place) for when in annotation.dates],
        "parties": [_party(party, place) for party in annotation.parties],
        "quotes": [_quote(quote, place) for quote in annotation.quotes],
        "flags": [flag_record(flag, place) for flag in annotation.flags],
    }


def _date(when: When, place: Place) -> Record:
    return place(when.span) | {
        "value": when.value,
        "precision": when.precision.value,
        "bound": when.bound.value,
        "first": when.start,
        "last": when.end,
    }


def _party(party: Party, place: Place) -> Record:
    return place(party.span) | {
        "id": party.id,
        "kind": party.kind.value,
        "name": party.name,
        "office": party.office,
        "person": party.person,
        "antecedent": _where(party.antecedent, place),
    }


def _quote(quote: Quote, place: Place) -> Record:
    return {
        "source": _where(quote.source, place),
        "naming": _where(quote.naming, place),
        "cue": _where(quote.cue, place),
        "content": place(quote.content),
        "parts": [place(part) for part in quote.parts],
        "mode": quote.mode.value,
        "kind": quote.kind.value if quote.kind else None,
        "id": quote.party,
        "office": quote.office,
    }


def _where(span: Span | None, place: Place) -> Record | None:
    return place(span) if span else None
