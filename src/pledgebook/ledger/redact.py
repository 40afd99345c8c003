"""By order of law: a document's text and bytes give way to their hashes (codebook 8.10).

Its claims stay with the words they cite, and so do its readings; other documents are not touched.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, delete, insert, or_, select, update

from pledgebook.errors import AmbiguousDocumentError, NoSuchDocumentError
from pledgebook.ledger.full_text import forget
from pledgebook.ledger.log_book import Act, Pen
from pledgebook.ledger.schema import documents, redactions, signatures
from pledgebook.ledger.search import DOCUMENTS


def find_document(connection: Connection, name: str) -> str:
    """Return the id of the document known by an id, a label, an address, or the file it came from."""
    names = documents.c.id, documents.c.label, documents.c.url, documents.c.origin
    found = connection.execute(select(documents.c.id).where(or_(*(column == name for column in names))))
    ids: Sequence[str] = found.scalars().all()
    if not ids:
        raise NoSuchDocumentError(name)
    if len(ids) > 1:
        raise AmbiguousDocumentError(name, tuple(sorted(ids)))
    return ids[0]


def redact(connection: Connection, own: str, because: str, pen: Pen) -> bool:
    """Empty a document and write down why; one that is redacted already is left as it is."""
    if connection.execute(select(redactions.c.document).where(redactions.c.document == own)).one_or_none():
        return False
    row = {"document": own, "because": because, "entry": pen.enter(connection, Act.REDACT)}
    connection.execute(insert(redactions).values(row))
    connection.execute(update(documents).where(documents.c.id == own).values(text=None, raw=None))
    connection.execute(delete(signatures).where(signatures.c.document == own))
    forget(connection, DOCUMENTS, id=own)
    return True


def twins(connection: Connection, own: str) -> tuple[str, ...]:
    """Return the documents that hold the very text of another one still."""
    hashed = select(documents.c.text_hash).where(documents.c.id == own).scalar_subquery()
    same = select(documents.c.id).where(
        documents.c.text_hash == hashed, documents.c.id != own, documents.c.text.is_not(None)
    )
    return tuple(connection.execute(same.order_by(documents.c.id)).scalars())


def sweep(engine: Engine) -> None:
    """Take what was emptied off the disk: until then a database keeps it in pages it no longer shows."""
    # Neither database does this inside a transaction.
    connection = engine.raw_connection()
    cursor = connection.cursor()
    try:
        if engine.dialect.name == "postgresql":
            cursor.execute("COMMIT")
            cursor.connection.autocommit = True
            cursor.execute("VACUUM documents, signatures")
        else:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        cursor.close()
        connection.invalidate()
