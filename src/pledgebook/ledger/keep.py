"""Documents and what they claim, kept once each (codebook 8.10)."""

import json
import re
import zlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from pledgebook.claims import Claim, Reading, claim_record
from pledgebook.claims.identity import words_hash
from pledgebook.claims.record import flag_record, json_line, span_record
from pledgebook.documents import Document
from pledgebook.errors import UnkeepableTextError
from pledgebook.ids import digest
from pledgebook.ledger.log_book import Act, Pen
from pledgebook.ledger.rules import Rules
from pledgebook.ledger.schema import claims, documents, readings, redactions, rules, sightings
from pledgebook.ledger.stories import sign

# PostgreSQL keeps no null character, and no database a lone surrogate.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


class Outcome(StrEnum):
    """What became of a document that was added."""

    NEW = "new"
    READ_AGAIN = "read_again"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Kept:
    """One document in the ledger: its id there, what became of it, and how much it claims."""

    document: str
    outcome: Outcome
    claims: int


def document_id(document: Document) -> str:
    """Return the id by which the ledger knows a document: the hash of its text, address and publisher."""
    return digest(document.text, _keepable(document.url) or "", _keepable(document.publisher) or "")


def meet(connection: Connection, document: Document, by: Rules, pen: Pen) -> Kept | Document:
    """Return what is kept of a document already read by these rules, else the document as it is to be read."""
    if _UNKEEPABLE.search(document.text):
        raise UnkeepableTextError(document.id)
    own = document_id(document)
    if (known := _known(connection, own)) is None:
        return document
    _sight(connection, own, document, known, pen)
    document = replace(
        document,
        title=known.title or document.title,
        author=known.author or document.author,
        published=_first_day(connection, known) or document.published,
    )
    done = _claims_read(connection, own, document.published, by)
    if done is None and _is_redacted(connection, own):
        done = 0
    return document if done is None else Kept(own, Outcome.KNOWN, done)


def keep(connection: Connection, reading: Reading, by: Rules, pen: Pen) -> Kept:
    """Keep a document, its reading and its claims; what is already there is left as it is."""
    met = meet(connection, reading.document, by, pen)
    if isinstance(met, Kept):
        return met
    own = document_id(reading.document)
    known = _known(connection, own)
    entry = pen.enter(connection, Act.READ)
    if known is None:
        _add_document(connection, own, reading.document, entry)
    _add_rules(connection, by, entry)
    _add_reading(connection, own, reading, by, entry)
    return Kept(own, Outcome.READ_AGAIN if known else Outcome.NEW, len(reading.claims))


def _known(connection: Connection, own: str) -> Row[Any] | None:
    columns = [column for column in documents.c if column.name not in ("text", "raw")]
    return connection.execute(select(*columns).where(documents.c.id == own)).one_or_none()


def _is_redacted(connection: Connection, own: str) -> bool:
    found = select(redactions.c.document).where(redactions.c.document == own)
    return connection.execute(found).one_or_none() is not None


def _first_day(connection: Connection, known: Row[Any]) -> date | None:
    """Return the day first given for a document: its own, or that of the first sighting with one."""
    days = (
        select(sightings.c.published)
        .where(sightings.c.document == known.id, sightings.c.published.is_not(None))
        .order_by(sightings.c.entry)
        .limit(1)
    )
    day: date | None = known.published or connection.execute(days).scalar()
    return day


def _claims_read(connection: Connection, own: str, published: date | None, by: Rules) -> int | None:
    found = select(readings.c.claims).where(readings.c.id == reading_id(own, published, by.version))
    return connection.execute(found).scalar()


def reading_id(own: str, published: date | None, rules_version: str) -> str:
    """Return the id of a reading: which document was read, by which rules, with which day."""
    return digest(own, rules_version, published.isoformat() if published else "")


def _sight(connection: Connection, own: str, document: Document, known: Row[Any], pen: Pen) -> None:
    """Note where the same text was seen again, once for each place and what it says there."""
    seen = _particulars(document)
    if all(seen[name] in (None, getattr(known, name)) for name in seen):
        return
    key = digest(own, *(str(value or "") for value in seen.values()))
    if connection.execute(select(sightings.c.id).where(sightings.c.id == key)).one_or_none() is None:
        entry = pen.enter(connection, Act.SEE)
        connection.execute(insert(sightings).values(id=key, document=own, entry=entry, **seen))


def _keepable(words: str | None) -> str | None:
    return words and _UNKEEPABLE.sub("\ufffd", words)


def _particulars(document: Document) -> dict[str, Any]:
    return {
        "label": None if document.id == document_id(document) else _keepable(document.id),
        "title": _keepable(document.title),
        "published": document.published,
        "author": _keepable(document.author),
        "origin": _keepable(document.origin),
        "raw_hash": sha256(document.raw).hexdigest() if document.raw is not None else None,
    }


def _add_document(connection: Connection, own: str, document: Document, entry: int) -> None:
    row = _particulars(document) | {
        "id": own,
        "url": _keepable(document.url),
        "publisher": _keepable(document.publisher),
        "language": document.language,
        "text": document.text,
        "text_hash": text_hash(document.text),
        "raw": zlib.compress(document.raw) if document.raw is not None else None,
        "entry": entry,
    }
    connection.execute(insert(documents).values(row))
    sign(connection, own, document.text)


def text_hash(text: str) -> str:
    """Return the hash that stands for a text once it is redacted."""
    return sha256(text.encode("utf-8")).hexdigest()


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
