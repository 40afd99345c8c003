"""What is read, as the rows of a shard: documents, claims, findings; and a reading back from its rows."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pledgebook.claims import Reading, claim_record
from pledgebook.claims.claim_of import claim_of, flag_of
from pledgebook.claims.record import flag_record, json_line, span_record
from pledgebook.documents import Document
from pledgebook.findings import Finding

Row = dict[str, Any]

DOCUMENTS = {
    "id": "string",
    "title": "string",
    "url": "string",
    "publisher": "string",
    "published": "string",
    "language": "string",
    "author": "string",
    "origin": "string",
    "tier": "int64",
    "headline": "string",
    "flags": "string",
    "text": "string",
}
CLAIMS = {
    "place": "int64",  # of its document in the shard: two documents may have one id
    "document": "string",
    "id": "string",
    "stage": "string",
    "negated": "bool",
    "conditional": "bool",
    "actors": "strings",
    "recipients": "strings",
    "category": "string",
    "form": "string",
    "value": "double",
    "currency": "string",
    "accounting": "string",
    "announced": "string",
    "confidence": "double",
    "words": "string",
    "record": "string",
}
FINDINGS = {"where": "string", "reason": "string"}
COLUMNS: Mapping[str, Mapping[str, str]] = {"documents": DOCUMENTS, "claims": CLAIMS, "findings": FINDINGS}


class Tables(NamedTuple):
    """The rows of one shard, in the order of the inputs."""

    documents: list[Row]
    claims: list[Row]
    findings: list[Row]


def tables(readings: Iterable[Reading], findings: Iterable[Finding]) -> Tables:
    """Return what was read and what could not be read as rows."""
    found = Tables([], [], [_finding(one) for one in findings])
    for place, reading in enumerate(readings):
        found.documents.append(_document(reading))
        found.claims.extend({"place": place} | row for row in _claims(reading))
        found.findings.extend(_finding(one) for one in reading.findings)
    return found


def joined(findings: Iterable[Finding], parts: Iterable[Tables]) -> Tables:
    """Return the rows of a batch that was read in parts, and what could not be read between its documents."""
    found = Tables([], [], [_finding(one) for one in findings])
    for part in parts:
        before = len(found.documents)
        found.documents.extend(part.documents)
        found.claims.extend(row | {"place": before + row["place"]} for row in part.claims)
        found.findings.extend(part.findings)
    return found


def _finding(finding: Finding) -> Row:
    return {"where": finding.where, "reason": finding.reason}


def _document(reading: Reading) -> Row:
    document, text = reading.document, reading.document.text
    flags = [flag_record(flag, lambda span: span_record(text, span)) for flag in reading.flags]
    told = {name: getattr(document, name) for name in ("id", "title", "url", "publisher", "language")}
    published = document.published.isoformat() if document.published else None
    more = {"author": document.author, "origin": document.origin, "published": published, "text": text}
    return (
        told
        | more
        | {"tier": reading.tier, "headline": reading.headline, "flags": json.dumps(flags, ensure_ascii=False)}
    )


def _claims(reading: Reading) -> Iterable[Row]:
    for claim in reading.claims:
        record = claim_record(claim, reading.document.text)
        amount = record["amount"] or {}
        yield {
            **{name: record[name] for name in CLAIMS if name in record},
            "document": reading.document.id,
            "actors": [party["id"] or party["name"] for party in record["actors"]],
            "recipients": [party["id"] or party["name"] for party in record["recipients"]],
            "value": amount.get("value"),
            "currency": amount.get("currency"),
            "words": " … ".join(span["text"] for span in record["evidence"]),
            "record": json_line(record),
        }


def readings(documents: Sequence[Row], claims: Iterable[Row]) -> Iterable[Reading]:
    """Yield the readings that the rows of a shard were made from."""
    told: dict[int, list[Row]] = {}
    for row in claims:
        told.setdefault(row["place"], []).append(row)
    for place, row in enumerate(documents):
        flags = tuple(flag_of(flag) for flag in json.loads(row["flags"]))
        found = tuple(claim_of(json.loads(one["record"])) for one in told.get(place, ()))
        yield Reading(_document_of(row), found, row["headline"], flags, row["tier"])


def _document_of(row: Row) -> Document:
    day = date.fromisoformat(row["published"]) if row["published"] else None
    return Document(
        row["id"],
        row["text"],
        title=row["title"],
        url=row["url"],
        publisher=row["publisher"],
        published=day,
        language=row["language"],
        author=row["author"],
        origin=row["origin"],
    )
