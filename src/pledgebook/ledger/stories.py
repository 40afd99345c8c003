"""Which documents of the ledger are copies or versions of one story (codebook 8.8, 8.10)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select

from pledgebook import __version__
from pledgebook.documents import Entry, Stories, signature
from pledgebook.documents.copies import Story
from pledgebook.ledger.log_book import Act, head
from pledgebook.ledger.projected import is_fresh, renew
from pledgebook.ledger.schema import documents, signatures, stories

_NAME = "stories"
_ACTS = (Act.READ, Act.SEE, Act.REDACT)
_REDACTED = b""
_BATCH = 500


class Dated(NamedTuple):
    """A document as far as its story needs it, beside its signature."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    added: datetime


class Graph:
    """The stories of documents met so far; in a process that lives on, a new one costs no more than itself."""

    def __init__(self) -> None:
        # Made when documents come: it loads what a mere look does without.
        self._stories: Stories | None = None
        self._met: dict[str, Dated] = {}

    def stories(self, connection: Connection, dated: Sequence[Dated]) -> Mapping[str, Story]:
        """Return the story of each of these documents and of no other."""
        given = {one.id: one for one in dated}
        if any(given.get(key) != one for key, one in self._met.items()):
            self._met = {}  # one was dated later, or is not among them
        new = [one for key, one in given.items() if key not in self._met]
        entries = list(_entries(connection, new))
        if self._stories is not None and self._met:
            for entry in entries:
                self._stories.add(entry)
        else:
            self._stories = Stories(entries)
        self._met = given
        return self._stories


def compute(connection: Connection, dated: Sequence[Dated]) -> Mapping[str, Story]:
    """Return the story of each document among these."""
    return Graph().stories(connection, dated)


def is_settled(connection: Connection) -> bool:
    """Tell whether the stories of all documents are kept."""
    return is_fresh(connection, _NAME, last(connection), __version__)


def load(connection: Connection, among: Collection[str] | None = None) -> Mapping[str, Story] | None:
    """Return the stories of all or of some documents as computed last, null where documents came since."""
    if not is_settled(connection):
        return None
    rows = select(stories) if among is None else select(stories).where(stories.c.document.in_(list(among)))
    return {row.document: Story(row.story, row.replaced_by) for row in connection.execute(rows)}


def of(connection: Connection, document: str) -> tuple[Story | None, tuple[str, ...]]:
    """Return the story of a document as computed last, and the documents that tell it, the document among them."""
    row = connection.execute(select(stories).where(stories.c.document == document)).one_or_none()
    if row is None:
        return None, (document,)
    told = select(stories.c.document).where(stories.c.story == row.story).order_by(stories.c.document)
    return Story(row.story, row.replaced_by), tuple(connection.execute(told).scalars())


def save(connection: Connection, found: Mapping[str, Story], at: int) -> None:
    """Keep the stories of all documents, as they were at an entry."""
    if not renew(connection, _NAME, at, __version__):
        return
    kept = {row.document: Story(row.story, row.replaced_by) for row in connection.execute(select(stories))}
    changed = [key for key, story in found.items() if kept.get(key) != story]
    if gone := [{"key": key} for key in (*changed, *(kept.keys() - found.keys())) if key in kept]:
        connection.execute(delete(stories).where(stories.c.document == bindparam("key")), gone)
    if rows := [_row(key, found[key]) for key in changed]:
        connection.execute(insert(stories), rows)


def _row(document: str, story: Story) -> dict[str, str | None]:
    return {"document": document, "story": story.story, "replaced_by": story.replaced_by}


def sign(connection: Connection, document: str, text: str) -> None:
    """Keep the signature of a text."""
    connection.execute(
        insert(signatures).values(document=document, program=__version__, signature=signature(text))
    )


def last(connection: Connection) -> int:
    """Return the last entry that may have changed a story."""
    return head(connection, acts=_ACTS)


def _entries(connection: Connection, dated: Sequence[Dated]) -> Iterator[Entry]:
    for start in range(0, len(dated), _BATCH):
        batch = dated[start : start + _BATCH]
        signed = _signed(connection, [one.id for one in batch])
        yield from (Entry(one.id, signed.get(one.id, _REDACTED), *one[1:]) for one in batch)


def _signed(connection: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    """Return the signatures of documents; a text that another program signed is signed anew."""
    rows = connection.execute(
        select(signatures.c.document, signatures.c.signature).where(
            signatures.c.document.in_(ids), signatures.c.program == __version__
        )
    )
    found: dict[str, bytes] = {row.document: row.signature for row in rows}
    missing = [one for one in ids if one not in found]
    texts = select(documents.c.id, documents.c.text).where(
        documents.c.id.in_(missing), documents.c.text.is_not(None)
    )
    return found | {row.id: signature(row.text) for row in connection.execute(texts)}
