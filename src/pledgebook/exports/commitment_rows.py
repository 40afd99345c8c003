"""Commitments as lines of JSON and as rows of a table."""

from collections.abc import Iterable, Iterator
from typing import Any

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.record import commitment_record
from pledgebook.exports.reading_csv import csv_line
from pledgebook.exports.records import json_line

COLUMNS = (
    "id",
    "title",
    "actors",
    "recipients",
    "category",
    "form",
    "stage",
    "amount_value",
    "amount_currency",
    "amount_eur",
    "announced",
    "counted",
    "not_counted_because",
    "parent",
    "claims",
    "independent_sources",
    "confidence",
)


def commitment_lines(commitments: Iterable[Commitment]) -> Iterator[str]:
    """Yield each commitment as a line of JSON, as the contract has it."""
    rates = Rates()
    return (f"{json_line(commitment_record(one, rates))}\n" for one in commitments)


def commitment_line(one: Commitment, said: Iterable[Statement]) -> str:
    """Return a commitment as a line of JSON with the words of every claim that it rests on."""
    words = [_words(claim) for claim in sorted(said, key=lambda claim: claim.order)]
    return f"{json_line(commitment_record(one, Rates()) | {'evidence': words})}\n"


def _words(said: Statement) -> dict[str, Any]:
    source = said.source
    return {
        "claim": said.claim,
        "stage": said.stage.value,
        "text": said.words,
        "document": source.id,
        "label": source.label,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "title": source.title,
        "url": source.url,
    }


def commitments_csv(commitments: Iterable[Commitment]) -> Iterator[str]:
    """Yield a head and one row for each commitment; several parties stand with a space between them."""
    rates = Rates()
    yield csv_line(COLUMNS)
    for one in commitments:
        yield csv_line(_cells(commitment_record(one, rates)))


def _cells(record: dict[str, Any]) -> list[Any]:
    amount = record["amount"] or {}
    own = {
        "actors": " ".join(record["actors"]),
        "recipients": " ".join(record["recipients"]),
        "amount_value": amount.get("value"),
        "amount_currency": amount.get("currency"),
        "amount_eur": amount.get("eur"),
        "counted": "yes" if record["counted"] else "no",
        "claims": len(record["claims"]),
    }
    return [own.get(name, record.get(name)) for name in COLUMNS]
