"""The ledger's own log: every act of keeping is an entry, and entries are its clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

from sqlalchemy import Connection, func, insert, select

from pledgebook import __version__
from pledgebook.ledger.schema import entries

Clock: TypeAlias = Callable[[], datetime]


class Act(StrEnum):
    """What was kept."""

    READ = "read"
    SEE = "see"
    DECIDE = "decide"
    RELEASE = "release"
    REDACT = "redact"


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def enter(connection: Connection, act: Act, clock: Clock) -> int:
    """Write an entry and return its number; time never runs backwards, even where the clock does."""
    last = connection.execute(select(entries.c.at).order_by(entries.c.number.desc()).limit(1)).scalar()
    at = max(clock(), last) if last else clock()
    row = {"at": at, "act": act.value, "program": __version__}
    return int(connection.execute(insert(entries).values(row).returning(entries.c.number)).scalar_one())


def head(connection: Connection, as_of: datetime | None = None) -> int:
    """Return the number of the last entry by a moment, 0 before the first."""
    newest = select(func.coalesce(func.max(entries.c.number), 0))
    found = connection.execute(newest if as_of is None else newest.where(entries.c.at <= as_of)).scalar()
    return int(found or 0)
