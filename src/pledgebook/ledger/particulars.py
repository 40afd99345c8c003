"""What is kept of every document, without its text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from pledgebook.ledger.schema import documents
from pledgebook.ledger.sources import find_sources


@dataclass(frozen=True, slots=True)
class Particulars:
    """A document as a table names it; `story` and `replaced_by` as in `Source`."""

    id: str
    label: str | None
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None
    tier: int | None
    story: str | None
    replaced_by: str | None
    added: datetime
    text_hash: str


def all_particulars(connection: Connection) -> Iterator[Particulars]:
    """Yield every document that was read, in the order they came."""
    sources = {one.id: one for one in find_sources(connection).values()}
    columns = documents.c.id, documents.c.language, documents.c.text_hash, documents.c.entry
    for row in connection.execute(select(*columns).order_by(documents.c.entry)):
        if (one := sources.get(row.id)) is not None and one.added is not None:
            yield Particulars(
                one.id,
                one.label,
                one.title,
                one.publisher,
                one.published,
                one.url,
                row.language,
                one.tier,
                one.story,
                one.replaced_by,
                one.added,
                row.text_hash,
            )
