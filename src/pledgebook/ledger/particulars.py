"""What is kept of every document, without its text."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from pledgebook.commitments import Source
from pledgebook.ledger.schema import documents
from pledgebook.ledger.sources import find_sources


class Particulars(NamedTuple):
    """A document as a table names it: its source, its language, the hash of its text."""

    source: Source
    language: str | None
    text_hash: str


def all_particulars(
    connection: Connection, known: Mapping[str, Source] | None = None
) -> Iterator[Particulars]:
    """Yield every document that was read, or those whose sources are known, in the order they came."""
    sources = {one.id: one for one in find_sources(connection).values()} if known is None else known
    columns = documents.c.id, documents.c.language, documents.c.text_hash
    for row in connection.execute(select(*columns).order_by(documents.c.entry)):
        if (one := sources.get(row.id)) is not None:
            yield Particulars(one, row.language, row.text_hash)
