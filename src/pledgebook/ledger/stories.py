"""Which documents of the ledger are copies or versions of one story (codebook 8.8, 8.10)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from pledgebook import __version__
from pledgebook.documents import Entry, Stories, signature
from pledgebook.documents.copies import Story
from pledgebook.ledger.log_book import Act, head
from pledgebook.ledger.projected import is_fresh, renew
from pledgebook.ledger.schema import documents, signatures, stories

_NAME = "stories"
_ACTS = (Act.READ, Act.SEE, Act.REDACT)
_REDACTED = b""


class Dated(NamedTuple):
    """A document as far as its story needs it, beside its signature."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    added: datetime


def compute(connection: Connection, dated: Sequence[Dated]) -> Mapping[str, Story]:
    """Return the story of each document among these."""
    signed = dict(_signatures(connection))
    return Stories(Entry(one.id, signed.get(one.id, _REDACTED), *one[1:]) for one in dated)


def load(connection: Connection) -> Mapping[str, Story] | None:
    """Return the stories of all documents as computed last, null where documents came since."""
    if not is_fresh(connection, _NAME, last(connection), __version__):
        return None
    return {row.document: Story(row.story, row.replaced_by) for row in connection.execute(select(stories))}


def save(connection: Connection, found: Mapping[str, Story], at: int) -> None:
    """Keep the stories of all documents, as they were at an entry."""
    if renew(connection, _NAME, at, __version__):
        connection.execute(delete(stories))
        rows = [
            {"document": key, "story": story.story, "replaced_by": story.replaced_by}
            for key, story in found.items()
        ]
        if rows:
            connection.execute(insert(stories), rows)


def sign(connection: Connection, document: str, text: str) -> None:
    """Keep the signature of a text."""
    connection.execute(
        insert(signatures).values(document=document, program=__version__, signature=signature(text))
    )


def last(connection: Connection) -> int:
    """Return the last entry that may have changed a story."""
    return head(connection, acts=_ACTS)


def _signatures(connection: Connection) -> Iterator[tuple[str, bytes]]:
    """Yield the signatures kept, and those of texts that were signed by another program."""
    rows = select(signatures.c.document, signatures.c.signature).where(signatures.c.program == __version__)
    for row in connection.execute(rows):
        yield row.document, row.signature
    signed = select(signatures.c.document).where(signatures.c.program == __version__)
    unsigned = select(documents.c.id, documents.c.text).where(
        documents.c.id.not_in(signed), documents.c.text.is_not(None)
    )
    for row in connection.execute(unsigned):
        yield row.id, signature(row.text)
