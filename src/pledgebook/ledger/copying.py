"""All rows of one ledger put into another, whatever databases the two are kept in."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, select, text

from pledgebook.ledger.guards import lifted
from pledgebook.ledger.schema import (
    KEPT,
    audit,
    claims,
    entries,
    metadata,
    projections,
    readings,
    sessions,
    users,
)

_BATCH = 200
_NUMBERED = (entries, audit)  # the database counts on from their last number
_COPIED_PROJECTIONS = ("commitments", "stories")  # words are indexed anew, as each database does it
_LEFT_OUT = (sessions,)  # whoever was signed in signs in again


def holds_something(connection: Connection) -> bool:
    """Tell whether anything was ever kept in a ledger, or anybody may use it."""
    return any(connection.execute(select(1).select_from(one).limit(1)).first() for one in (entries, users))


def copy_rows(source: Connection, target: Connection) -> None:
    """Put every row of one ledger into another that holds none, the oldest first."""
    for table in metadata.sorted_tables:
        if table in _LEFT_OUT:
            continue
        rows = source.execute(_in_order(table).execution_options(yield_per=_BATCH))
        for batch in rows.partitions():
            target.execute(insert(table), [row._asdict() for row in batch])
    _count_on(target)


def empty(connection: Connection) -> None:
    """Take every row out of a ledger; the guards stand again when it is done."""
    with lifted(connection, [table.name for table in KEPT]):
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM sqlite_sequence"))


def _in_order(table: Table) -> Select[Any]:
    """Return the rows of a table in the order in which they were kept."""
    if table is claims:
        return (
            select(claims)
            .join(readings, readings.c.id == claims.c.reading)
            .order_by(readings.c.entry, readings.c.id, claims.c.place)
        )
    if table is projections:
        return select(projections).where(projections.c.name.in_(_COPIED_PROJECTIONS))
    return select(table).order_by(*_order(table))


def _order(table: Table) -> Iterator[Any]:
    if "entry" in table.c:  # a decision that undoes another comes after it
        yield table.c.entry
    yield from table.primary_key


def _count_on(target: Connection) -> None:
    if target.dialect.name != "postgresql":
        return
    for table in _NUMBERED:
        last = target.execute(select(func.max(table.c.number))).scalar()
        sequence = func.pg_get_serial_sequence(table.name, "number")
        target.execute(select(func.setval(sequence, last or 1, last is not None)))
