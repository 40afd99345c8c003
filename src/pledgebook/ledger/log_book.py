"""The ledger's own log: every act of keeping is an entry, and entries are its clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Pen:
    """What writes entries: a clock, and when the work began that they are part of."""

    clock: Clock
    began: datetime

    def enter(self, connection: Connection, act: Act) -> int:
        """Write an entry and return its number; time never runs backwards, even where the clock does."""
        last = connection.execute(select(entries.c.at).order_by(entries.c.number.desc()).limit(1)).scalar()
        at = max(self.clock(), last) if last else self.clock()
        row = {"at": at, "run": self.began, "act": act.value, "program": __version__}
        return int(connection.execute(insert(entries).values(row).returning(entries.c.number)).scalar_one())


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def head(connection: Connection, as_of: datetime | None = None, acts: Sequence[Act] = tuple(Act)) -> int:
    """Return the number of the last entry of such acts by a moment, 0 before the first."""
    newest = select(func.max(entries.c.number))
    if len(acts) < len(Act):  # else it would look at every entry there is
        newest = newest.where(entries.c.act.in_([act.value for act in acts]))
    found = connection.execute(newest if as_of is None else newest.where(entries.c.at <= as_of)).scalar()
    return int(found or 0)


def moment(connection: Connection, number: int) -> datetime:
    """Return when an entry was made; before the first one, the beginning of time."""
    found = connection.execute(select(entries.c.at).where(entries.c.number == number)).scalar()
    return found or datetime.min.replace(tzinfo=UTC)
