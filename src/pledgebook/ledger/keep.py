"""Documents and what they claim, kept once each (codebook 8.10)."""

import json
import zlib
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, insert, select

from pledgebook.claims import Claim, Reading, claim_record
from pledgebook.claims.identity import words_hash
from pledgebook.claims.record import flag_record, json_line, span_record
from pledgebook.documents import Document
from pledgebook.ids import digest
from pledgebook.ledger.identity import document_id, keepable, particulars, reading_id, text_hash
from pledgebook.ledger.log_book import Act, Pen
from pledgebook.ledger.meet import Kept, Outcome, claims_read, find_known, meet
from pledgebook.ledger.rules import Rules
from pledgebook.ledger.schema import claims, documents, readings, rules
from pledgebook.ledger.stories import sign


def keep(connection: Connection, reading: Reading, by: Rules, pen: Pen) -> Kept:
    """Keep a document, its reading and its claims; what is already there is left as it is."""
    met = meet(connection, reading.document, by, pen)
    if isinstance(met, Kept):
        return met
    own = document_id(reading.document)
    if (done := claims_read(connection, own, reading.document.published, by)) is not None:
        return Kept(own, Outcome.KNOWN, done)
    known = find_known(connection, own)
    entry = pen.enter(connection, Act.READ)
    if known is None:
        _add_document(connection, own, reading.document, entry)
    _add_rules(connection, by, entry)
    # Two claims of one id say the same in the same place: the first stands for both.
    told = tuple({claim.id: claim for claim in reversed(reading.claims)}.values())[::-1]
    _add_reading(connection, own, replace(reading, claims=told), by, entry)
    return Kept(own, Outcome.READ_AGAIN if known else Outcome.NEW, len(told))


def _add_document(connection: Connection, own: str, document: Document, entry: int) -> None:
    row = particulars(document) | {
        "id": own,
        "url": keepable(document.url),
        "publisher": keepable(document.publisher),
        "language": document.language,
        "text": document.text,
        "text_hash": text_hash(document.text),
        "raw": zlib.compress(document.raw) if document.raw is not None else None,
        "entry": entry,
    }
    connection.execute(insert(documents).values(row))
    sign(connection, own, document.text)


def _add_rules(connection: Connection, by: Rules, entry: int) -> None:
    if connection.execute(select(rules.c.version).where(rules.c.version == by.version)).one_or_none():
        return
    row = {"program": by.program, "vocabulary": by.vocabulary, "pipeline": by.pipeline}
    connection.execute(insert(rules).values(version=by.version, entry=entry, **row))


def _add_reading(connection: Connection, own: str, reading: Reading, by: Rules, entry: int) -> None:
    published, text = reading.document.published, reading.document.text
    key, place = reading_id(own, published, by.version), partial(span_record, text)
    row = {
        "id": key,
        "document": own,
        "rules": by.version,
        "published": published,
        "headline": reading.headline,
        "tier": reading.tier,
        "flags": json.dumps([flag_record(flag, place) for flag in reading.flags]),
        "findings": json.dumps([str(finding) for finding in reading.findings]),
        "claims": len(reading.claims),
        "entry": entry,
    }
    connection.execute(insert(readings).values(row))
    rows = [_claim_row(claim, number, key, own, text) for number, claim in enumerate(reading.claims)]
    if rows:
        connection.execute(insert(claims), rows)


def _claim_row(claim: Claim, place: int, reading: str, own: str, text: str) -> dict[str, Any]:
    record = json_line(claim_record(claim, text))
    return {
        "reading": reading,
        "id": claim.id,
        "document": own,
        "place": place,
        "words": words_hash([span.of(text) for span in claim.evidence]),
        "hash": digest(record),
        "record": record,
    }
