"""The commitments that stand, kept as they were computed last; they may be computed again at any time."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from pledgebook import __version__
from pledgebook.commitments import Commitment, reconcile
from pledgebook.ids import digest
from pledgebook.ledger.codec import pack, shape, unpacker
from pledgebook.ledger.decided import standing
from pledgebook.ledger.log_book import head
from pledgebook.ledger.schema import commitments, projections
from pledgebook.ledger.stream import statements
from pledgebook.vocabulary import Vocabulary

NAME = "commitments"


def shape_of(vocabulary: Vocabulary) -> str:
    """Return what a projection depends on beside the ledger: the program, its words, the fields it has."""
    return digest(__version__, vocabulary.version(), shape(Commitment))


def compute(
    connection: Connection,
    vocabulary: Vocabulary,
    known_by: date | None = None,
    as_of: datetime | None = None,
) -> tuple[Commitment, ...]:
    """Return the commitments of one state of the ledger."""
    return reconcile(statements(connection, known_by, as_of), standing(connection, as_of), vocabulary)


def load(connection: Connection, wanted: str) -> tuple[Commitment, ...] | None:
    """Return the commitments as kept, null where the ledger or the program has moved on."""
    kept = connection.execute(select(projections).where(projections.c.name == NAME)).one_or_none()
    if kept is None or (kept.head, kept.shape) != (head(connection), wanted):
        return None
    unpack = unpacker(Commitment)
    rows = connection.execute(select(commitments.c.record).order_by(commitments.c.place)).scalars()
    return tuple(unpack(json.loads(record)) for record in rows)


def save(connection: Connection, made: tuple[Commitment, ...], at: int, wanted: str) -> None:
    """Keep commitments computed from the ledger as it was at an entry, unless newer ones are there."""
    kept = connection.execute(select(projections.c.head).where(projections.c.name == NAME)).scalar()
    if kept is not None and kept > at:
        return
    connection.execute(delete(projections).where(projections.c.name == NAME))
    connection.execute(delete(commitments))
    connection.execute(insert(projections).values(name=NAME, head=at, shape=wanted))
    if rows := list(_rows(made)):
        connection.execute(insert(commitments), rows)


def _rows(made: tuple[Commitment, ...]) -> Iterator[dict[str, Any]]:
    for place, one in enumerate(made):
        yield {
            "id": one.id,
            "place": place,
            "actors": " ".join(one.actors),
            "recipients": " ".join(one.recipients),
            "category": one.category.value if one.category else None,
            "form": one.form.value if one.form else None,
            "stage": one.stage.value,
            "announced": one.announced,
            "counted": one.counted,
            "parent": one.parent,
            "record": json.dumps(pack(one), ensure_ascii=False),
        }
