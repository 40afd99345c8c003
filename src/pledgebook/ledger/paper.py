"""One document with all that is kept about it: its text, its newest reading, where else it was seen, its story."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from pledgebook.claims.record import Record
from pledgebook.commitments.statement import file_of
from pledgebook.ledger import stories
from pledgebook.ledger.redact import find_document
from pledgebook.ledger.schema import claims, documents, entries, readings, redactions, rules, sightings


@dataclass(frozen=True, slots=True)
class Sighting:
    """The same text met again."""

    at: datetime
    label: str | None
    title: str | None
    published: date | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it is kept.

    `text` is null where it gave way by order of law, `redacted` then says why. `claims` are records of the
    contract in text order, `words` the hash of each one's evidence by the claim's id. `story` are the ids of
    documents that tell the same story, this one among them, `replaced_by` the later version, if any.
    """

    id: str
    text: str | None
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    language: str | None
    author: str | None
    label: str | None
    origin: str | None
    text_hash: str
    raw_hash: str | None
    added: datetime
    tier: int | None
    headline: str | None
    rules: str | None
    flags: tuple[Record, ...]
    findings: tuple[str, ...]
    claims: tuple[Record, ...]
    words: dict[str, str]
    sightings: tuple[Sighting, ...]
    story: tuple[str, ...]
    replaced_by: str | None
    redacted: str | None

    @property
    def name(self) -> str:
        """What a person calls it: its title or label, else its file, else its id."""
        return self.title or self.label or file_of(self.origin) or self.id


def paper(connection: Connection, said: str) -> Paper:
    """Return a document by its id or label."""
    own = _find(connection, said)
    row = connection.execute(
        select(*(column for column in documents.c if column.name != "raw"), entries.c.at)
        .join(entries, entries.c.number == documents.c.entry)
        .where(documents.c.id == own)
    ).one()
    read = _newest_reading(connection, own)
    told = _claims(connection, read.id) if read else []
    mine, together = stories.of(connection, own)
    return Paper(
        id=own,
        text=row.text,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        published=read.published if read else row.published,
        language=row.language,
        author=row.author,
        label=row.label,
        origin=row.origin,
        text_hash=row.text_hash,
        raw_hash=row.raw_hash,
        added=row.at,
        tier=read.tier if read else None,
        headline=read.headline if read else None,
        rules=read.rules if read else None,
        flags=tuple(json.loads(read.flags)) if read else (),
        findings=tuple(json.loads(read.findings)) if read else (),
        claims=tuple(json.loads(one.record) for one in told),
        words={one.id: one.words for one in told},
        sightings=_sightings(connection, own),
        story=together,
        replaced_by=mine.replaced_by if mine else None,
        redacted=connection.execute(
            select(redactions.c.because).where(redactions.c.document == own)
        ).scalar(),
    )


def _find(connection: Connection, said: str) -> str:
    known = connection.execute(select(documents.c.id).where(documents.c.id == said)).scalar()
    return known or find_document(connection, said)


def _newest_reading(connection: Connection, own: str) -> Any:
    newest = select(func.max(readings.c.entry)).where(readings.c.document == own).scalar_subquery()
    return connection.execute(
        select(readings, rules.c.version)
        .join(rules, rules.c.version == readings.c.rules)
        .where(readings.c.document == own, readings.c.entry == newest)
    ).one_or_none()


def _claims(connection: Connection, reading: str) -> list[Any]:
    return list(
        connection.execute(select(claims).where(claims.c.reading == reading).order_by(claims.c.place))
    )


def _sightings(connection: Connection, own: str) -> tuple[Sighting, ...]:
    rows = connection.execute(
        select(sightings, entries.c.at)
        .join(entries, entries.c.number == sightings.c.entry)
        .where(sightings.c.document == own)
        .order_by(sightings.c.entry)
    )
    return tuple(Sighting(row.at, row.label, row.title, row.published, row.origin) for row in rows)
