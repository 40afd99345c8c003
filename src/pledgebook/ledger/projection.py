"""The commitments that stand, kept as they were computed last; they may be computed again at any time."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from pledgebook import __version__
from pledgebook.commitments import Commitment, reconcile
from pledgebook.commitments.record import pack, unpack
from pledgebook.ids import digest
from pledgebook.ledger.decided import standing
from pledgebook.ledger.log_book import head
from pledgebook.ledger.projected import is_fresh, renew
from pledgebook.ledger.schema import commitments, projections
from pledgebook.ledger.stream import statements
from pledgebook.vocabulary import Vocabulary

_NAME = "commitments"
_BATCH = 1_000
_FETCHED = 250  # at once: some are large


class Projection(NamedTuple):
    """Commitments computed from the ledger as it was at an entry, and whether they are kept in it."""

    made: tuple[Commitment, ...]
    at: int
    shape: str
    saved: bool


@cache
def shape_of(vocabulary: Vocabulary) -> str:
    """Return what a projection depends on beside the ledger: the program, its words, the fields it has."""
    import msgspec

    fields = json.dumps(msgspec.json.schema(Commitment), sort_keys=True)
    return digest(__version__, vocabulary.version(), fields)


def compute(
    connection: Connection,
    vocabulary: Vocabulary,
    known_by: date | None = None,
    as_of: datetime | None = None,
) -> tuple[Commitment, ...]:
    """Return the commitments of one state of the ledger."""
    return reconcile(statements(connection, known_by, as_of), standing(connection, as_of), vocabulary)


def load(connection: Connection, shape: str) -> tuple[Commitment, ...] | None:
    """Return the commitments as kept, null where the ledger or the program has moved on."""
    if not is_kept(connection, shape):
        return None
    rows = connection.execute(select(commitments.c.packed).order_by(commitments.c.place)).scalars()
    return tuple(unpack(packed) for packed in rows)


def is_kept(connection: Connection, shape: str) -> bool:
    """Tell whether the commitments that stand are kept."""
    return is_fresh(connection, _NAME, head(connection), shape)


def latest_first(connection: Connection, *columns: ColumnElement[Any]) -> Iterator[Any]:
    """Yield columns of the commitments as kept, the latest announced first, undated last, as they are read."""
    announced = func.coalesce(commitments.c.announced, "")
    order = [announced, commitments.c.id]
    if connection.dialect.name == "postgresql":
        order = [column.collate("C") for column in order]  # by code points, as everywhere else
    rows = select(*columns).order_by(*(column.desc() for column in order))
    yield from connection.execute(rows.execution_options(yield_per=_FETCHED))


def save(connection: Connection, latest: Projection) -> None:
    """Keep commitments for the next process."""
    if is_fresh(connection, _NAME, latest.at, latest.shape):
        return
    if renew(connection, _NAME, latest.at, latest.shape):
        connection.execute(delete(commitments))
        rows = _rows(latest.made)
        while some := list(islice(rows, _BATCH)):
            connection.execute(insert(commitments), some)


def carry_over(connection: Connection, at: int) -> int:
    """Let what was kept at an entry stand after later ones that change no commitment, and return the last."""
    last = head(connection)
    of_commitments = projections.c.name == _NAME, projections.c.head == at
    connection.execute(update(projections).where(*of_commitments).values(head=last))
    return last


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
            "packed": pack(one),
        }
