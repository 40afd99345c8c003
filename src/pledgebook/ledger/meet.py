"""Whether a document is known and read already; where it was seen again is noted (codebook 8.10)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from pledgebook.documents import Document
from pledgebook.errors import UnkeepableTextError
from pledgebook.ids import digest
from pledgebook.ledger.identity import document_id, is_keepable, particulars, reading_id
from pledgebook.ledger.log_book import Act, Pen
from pledgebook.ledger.rules import Rules
from pledgebook.ledger.schema import documents, readings, redactions, sightings


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


def meet(connection: Connection, document: Document, by: Rules, pen: Pen) -> Kept | Document:
    """Return what is kept of a document already read by these rules, else the document as it is to be read."""
    if not is_keepable(document.text):
        raise UnkeepableTextError(document.id)
    own = document_id(document)
    if (known := find_known(connection, own)) is None:
        return document
    _sight(connection, own, document, known, pen)
    document = replace(
        document,
        title=known.title or document.title,
        author=known.author or document.author,
        published=_first_day(connection, known) or document.published,
    )
    done = claims_read(connection, own, document.published, by)
    if done is None and _is_redacted(connection, own):
        done = 0
    return document if done is None else Kept(own, Outcome.KNOWN, done)


def find_known(connection: Connection, own: str) -> Row[Any] | None:
    """Return a document as kept, without its text."""
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


def claims_read(connection: Connection, own: str, published: date | None, by: Rules) -> int | None:
    """Return how many claims a reading made, null where there is no such reading."""
    found = select(readings.c.claims).where(readings.c.id == reading_id(own, published, by.version))
    return connection.execute(found).scalar()


def _sight(connection: Connection, own: str, document: Document, known: Row[Any], pen: Pen) -> None:
    """Note where the same text was seen again, once for each place and what it says there."""
    seen = particulars(document)
    if all(seen[name] in (None, getattr(known, name)) for name in seen):
        return
    key = digest(own, *(str(value or "") for value in seen.values()))
    if connection.execute(select(sightings.c.id).where(sightings.c.id == key)).one_or_none() is None:
        entry = pen.enter(connection, Act.SEE)
        connection.execute(insert(sightings).values(id=key, document=own, entry=entry, **seen))
