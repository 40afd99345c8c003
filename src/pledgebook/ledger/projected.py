"""What is computed from the ledger and kept until it moves on: from which entry on, in which shape."""

from sqlalchemy import Connection, delete, insert, select

from pledgebook.ledger.schema import projections


def is_fresh(connection: Connection, name: str, at: int, shape: str) -> bool:
    """Tell whether a projection was computed from the ledger as it was at an entry, in this shape."""
    kept = connection.execute(select(projections).where(projections.c.name == name)).one_or_none()
    return kept is not None and (kept.head, kept.shape) == (at, shape)


def renew(connection: Connection, name: str, at: int, shape: str) -> bool:
    """Note that a projection is computed anew, and tell whether to keep it: not where a newer one is there."""
    kept = connection.execute(select(projections.c.head).where(projections.c.name == name)).scalar()
    if kept is not None and kept > at:
        return False
    connection.execute(delete(projections).where(projections.c.name == name))
    connection.execute(insert(projections).values(name=name, head=at, shape=shape))
    return True
