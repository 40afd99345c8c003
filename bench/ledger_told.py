"""A ledger of generated claims: the acts of `claims_told`, each in a document that says it."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims_told import told

from pledgebook.claims import Claim, Reading
from pledgebook.claims.claim_of import claim_of
from pledgebook.commitments import Statement
from pledgebook.documents import Document
from pledgebook.ledger import Ledger, Rules
from pledgebook.review.verdicts import BLANK

RULES = Rules("1", "words", "parser")
_FILLER = " ".join(f"The {number}th paragraph tells of other things." for number in range(40))
_BATCH = 500


def fill(path: Path, count: int) -> Ledger:
    """Return an open ledger of so many claims; the same count gives the same ledger."""
    ledger = Ledger.open(str(path))
    batch: list[Reading] = []
    for reading in readings(count):
        batch.append(reading)
        if len(batch) == _BATCH:
            ledger.add(batch, RULES)
            batch = []
    ledger.add(batch, RULES)
    return ledger


def readings(count: int) -> Iterator[Reading]:
    """Yield documents with their claims."""
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for one in told(count):
        by_source[one.source.id].append(one)
    for said in by_source.values():
        yield _reading(said)


def _reading(said: list[Statement]) -> Reading:
    source = said[0].source
    sentences = [f"{one.words} ({one.claim})." for one in said]
    text = f"{' '.join(sentences)}\n\nNumber {source.id}. {_FILLER}"
    document = Document(
        source.id,
        text,
        title=source.title or f"Report {source.id}",
        url=f"https://n.example/{source.id}",
        publisher=source.publisher,
        published=source.published,
        language="en",
    )
    claims = tuple(
        _claim(one, text, text.index(sentence)) for one, sentence in zip(said, sentences, strict=True)
    )
    return Reading(document, claims)


def _claim(one: Statement, text: str, start: int) -> Claim:
    end = start + len(one.words)
    place = {"start": start, "end": end, "text": text[start:end]}
    record: dict[str, Any] = BLANK | {
        "id": one.claim,
        "stage": one.stage.value,
        "evidence": [place],
        "actors": [_party(place, name) for name in one.actors],
        "recipients": [_party(place, name) for name in one.recipients],
        "category": one.category.value if one.category else None,
        "form": one.form.value if one.form else None,
        "amount": _amount(one, place),
        "items": [
            {
                **place,
                "name": item.name,
                "group": item.group,
                "quantity": _number(item.quantity),
                "quantity_max": None,
                "qualifier": None,
                "unit": None,
                "purpose": None,
                "head": place,
            }
            for item in one.items
        ],
        "accounting": one.accounting.value if one.accounting else None,
        "announced": one.announced,
        "tier": one.tier,
        "confidence": one.confidence,
        "because": [],
    }
    return claim_of(record)


def _party(place: dict[str, Any], name: str) -> dict[str, Any]:
    return {**place, "id": name, "name": None, "office": None}


def _amount(one: Statement, place: dict[str, Any]) -> dict[str, Any] | None:
    if one.amount is None:
        return None
    said = one.amount
    return {
        **place,
        "value": _number(said.value),
        "value_max": _number(said.value_max),
        "currency": said.currency,
        "qualifier": said.qualifier.value,
        "per": said.per.value,
        "each": False,
        "alternatives": [],
        "currency_reason": None,
        "sign": None,
    }


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
