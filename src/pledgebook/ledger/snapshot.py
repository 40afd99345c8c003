"""One state of the ledger, read piece by piece: what is held at once does not grow with the ledger.

It rests on the commitments that were computed last and on the stories of documents; where these are not kept,
there is nothing to read piece by piece.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Select, func, select

from pledgebook.commitments import Commitment, Decision, Source, Statement
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.record import documents_in, unpack
from pledgebook.ledger import stories
from pledgebook.ledger.decided import standing
from pledgebook.ledger.log_book import Act
from pledgebook.ledger.particulars import Particulars
from pledgebook.ledger.projection import is_kept, latest_first
from pledgebook.ledger.releases import rules_in_force
from pledgebook.ledger.schema import claims, commitments, documents, entries, readings, releases
from pledgebook.ledger.schema import stories as told
from pledgebook.ledger.sources import sources_in
from pledgebook.ledger.sources import texts as texts_in
from pledgebook.ledger.stream import added_by_hand, record_from, statement_from

_BATCH = 1_000
_PACKED = 250  # fetched at once: some are large
_SOURCE = (
    documents.c.id,
    documents.c.publisher,
    readings.c.published,
    documents.c.title,
    documents.c.url,
    readings.c.tier,
    told.c.story,
    told.c.replaced_by,
    documents.c.label,
    entries.c.run,
    documents.c.origin,
)


class Snapshot:
    """What stands, in pieces that are named by their ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self) -> Iterator[tuple[str, str | None]]:
        """Yield the id of each commitment and of its package, the latest announced first, undated last."""
        rows = latest_first(self._connection, commitments.c.id, commitments.c.parent)
        yield from ((row.id, row.parent) for row in rows)

    def all(self) -> Iterator[Commitment]:
        """Yield the commitments in the same order."""
        rows = latest_first(self._connection, commitments.c.packed)
        return (unpack(row.packed) for row in rows)

    def documents(self, ids: Collection[str]) -> set[str]:
        """Return the ids of the documents that some commitments rest on."""
        rows = select(commitments.c.id, commitments.c.packed).execution_options(yield_per=_PACKED)
        kept = (row.packed for row in self._connection.execute(rows) if row.id in ids)
        return {document for packed in kept for document in documents_in(packed)}

    def commitments(self, ids: Sequence[str]) -> list[Commitment]:
        """Return some commitments, in the order in which they are named."""
        columns = select(commitments.c.id, commitments.c.packed)
        rows = self._connection.execute(columns.where(commitments.c.id.in_(ids)))
        found = {row.id: row.packed for row in rows}
        return [unpack(found[one]) for one in ids]

    def statements(self, names: Sequence[str]) -> Iterator[Statement]:
        """Yield what claims of these ids say, in every document that has one, as it was read."""
        for start in range(0, len(names), _BATCH):
            yield from self._said(names[start : start + _BATCH])

    def added_by_hand(self) -> Iterator[Statement]:
        """Yield the claims that people marked."""
        marked = {one.subject[0] for one in self.decisions if one.verdict is Verdict.ADD}
        yield from added_by_hand(self._connection, sources_in(self._connection, marked))

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions that people took."""
        return tuple(standing(self._connection))

    def particulars(self, ids: Collection[str]) -> Iterator[Particulars]:
        """Yield some of the documents that were read, in the order they came."""
        columns = *_SOURCE, documents.c.language, documents.c.text_hash
        rows = _of_newest(select(*columns).select_from(readings)).order_by(documents.c.entry)
        for row in self._connection.execute(rows.execution_options(yield_per=_BATCH)):
            if row.id in ids:
                yield Particulars(_source(row), row.language, row.text_hash)

    def texts(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the texts of documents by their ids; those that gave way by order of law are left out."""
        return texts_in(self._connection, ids)

    def rules(self) -> tuple[str, ...]:
        """Return the versions of the rules by which the readings that stand were made."""
        return rules_in_force(self._connection)

    def release(self) -> str | None:
        """Return the last release, where the ledger still says what is frozen in it."""
        last = select(releases.c.name, releases.c.head).order_by(releases.c.entry.desc()).limit(1)
        if (row := self._connection.execute(last).one_or_none()) is None:
            return None
        since = select(entries.c.number).where(
            entries.c.number > row.head, entries.c.act != Act.RELEASE.value
        )
        moved = self._connection.execute(since.limit(1)).scalar() is not None
        return None if moved else str(row.name)

    def _said(self, names: Sequence[str]) -> Iterator[Statement]:
        rows = select(*_SOURCE, claims.c.record).select_from(claims)
        rows = _of_newest(rows.join(readings, readings.c.id == claims.c.reading))
        # All at once, for they are few: row by row takes the driver twice as long.
        for row in self._connection.execute(rows.where(claims.c.id.in_(names))).all():
            yield statement_from(record_from(row[-1]), _source(row))


def snapshot_of(connection: Connection, shape: str) -> Snapshot | None:
    """Return the state that a connection sees, null where it is not kept."""
    kept = is_kept(connection, shape) and stories.is_settled(connection)
    return Snapshot(connection) if kept else None


def _of_newest(rows: Select[Any]) -> Select[Any]:
    """Return rows of readings that stand, with their documents."""
    other = readings.alias()
    newest = select(func.max(other.c.entry)).where(other.c.document == readings.c.document)
    return (
        rows.join(documents, documents.c.id == readings.c.document)
        .join(entries, entries.c.number == documents.c.entry)
        .join(told, told.c.document == documents.c.id)
        .where(readings.c.entry == newest.scalar_subquery())
    )


def _source(row: Sequence[Any]) -> Source:
    return Source(*row[: len(_SOURCE)])
