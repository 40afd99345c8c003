"""The readings that stand, as of a moment: the newest of each document, with its source."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from pledgebook.commitments import Source
from pledgebook.documents.copies import Story
from pledgebook.ledger import stories
from pledgebook.ledger.log_book import head
from pledgebook.ledger.schema import documents, entries, readings

_FEW = 500  # documents that are asked for by name


def find_sources(
    connection: Connection, known_by: date | None = None, as_of: datetime | None = None
) -> dict[str, Source]:
    """Return the source of each reading that stands, by the id of the reading."""
    rows = [row for row in newest_readings(connection, as_of) if _is_known(row, known_by)]
    found = None if known_by or as_of else stories.load(connection)
    if found is None:
        found = stories.compute(connection, dated(rows))
    return {row.reading: _source(row, found) for row in rows}


def sources_in(connection: Connection, documents: Collection[str]) -> dict[str, Source]:
    """Return the source of the reading that stands of each of some documents, by the id of the reading."""
    few = len(documents) <= _FEW
    found = stories.load(connection, documents if few else None)
    if found is None:
        return {key: one for key, one in find_sources(connection).items() if one.id in documents}
    rows = newest_readings(connection, among=documents if few else None)
    return {row.reading: _source(row, found) for row in rows if row.id in documents}


def newest(*among: ColumnElement[bool]) -> Select[tuple[int]]:
    """Return the entries at which each document was read last, among the readings that are asked for."""
    return select(func.max(readings.c.entry)).where(*among).group_by(readings.c.document)


def newest_readings(
    connection: Connection, as_of: datetime | None = None, among: Collection[str] | None = None
) -> Sequence[Any]:
    """Return the newest reading of each document, with the document's particulars and when it came."""
    last = newest(readings.c.entry <= head(connection, as_of))
    if among is not None:
        last = last.where(readings.c.document.in_(list(among)))
    return connection.execute(
        select(
            readings.c.id.label("reading"),
            readings.c.published,
            readings.c.tier,
            documents.c.id,
            documents.c.publisher,
            documents.c.title,
            documents.c.url,
            documents.c.label,
            documents.c.origin,
            entries.c.at,
            entries.c.run,
        )
        .join(documents, documents.c.id == readings.c.document)
        .join(entries, entries.c.number == documents.c.entry)
        .where(readings.c.entry.in_(last))
    ).all()


def leaves_out(connection: Connection, known_by: date | None, as_of: datetime | None) -> bool:
    """Tell whether a filter leaves anything out of the ledger as it stands."""
    if as_of is not None and head(connection, as_of) != head(connection):
        return True
    return not all(_is_known(row, known_by) for row in newest_readings(connection))


def dated(rows: Sequence[Any]) -> list[stories.Dated]:
    """Return documents as far as their stories need them."""
    return [stories.Dated(row.id, row.title, row.publisher, row.url, row.published, row.run) for row in rows]


def _is_known(row: Any, known_by: date | None) -> bool:
    """Tell whether a document was out by a day; one that is undated, whether it was added."""
    return known_by is None or (row.published or row.at.date()) <= known_by


def _source(row: Any, found: Mapping[str, Story]) -> Source:
    story = found[row.id]
    return Source(
        id=row.id,
        publisher=row.publisher,
        published=row.published,
        title=row.title,
        url=row.url,
        tier=row.tier,
        story=story.story,
        replaced_by=story.replaced_by,
        label=row.label,
        added=row.run,
        origin=row.origin,
    )


def texts(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the texts of documents that still have one, by their ids."""
    wanted = select(documents.c.id, documents.c.text).where(documents.c.id.in_(list(ids)))
    return {row.id: row.text for row in connection.execute(wanted) if row.text is not None}
