"""A ledger copied into one file while others use it; the file is a ledger of SQLite, wherever it came from."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from pledgebook.errors import BrokenLedgerError, CannotWriteError, LedgerFailedError
from pledgebook.ledger.check import broken_file
from pledgebook.ledger.copying import copy_rows
from pledgebook.ledger.engine import address_of, connect_to, reading, shown, told, writing
from pledgebook.ledger.health import health
from pledgebook.ledger.migrate import migrate
from pledgebook.whole_file import whole

_TAILS = ("-wal", "-shm", "-journal")
_SEAL = ("PRAGMA secure_delete = ON", "DELETE FROM sessions", "PRAGMA journal_mode = DELETE")


class Copied(NamedTuple):
    """How much was copied."""

    documents: int
    claims: int
    decisions: int
    releases: int


def back_up(engine: Engine, path: Path) -> Copied:
    """Write a ledger as it stands into a file that appears when it is whole."""
    with new_file(path, for_all=False) as part, told(engine):
        if engine.dialect.name == "sqlite":
            _copy_pages(engine, part)
        else:
            _copy_rows(engine, part)
        copied = _sound(part, shown(engine.url))
        seal(part)
    return copied


@contextmanager
def new_file(path: Path, *, for_all: bool) -> Iterator[Path]:
    """Give a name for a ledger that appears under another when it is whole; not for all, only its owner reads it."""
    try:
        with whole(path) as part:
            _clear(part)
            part.touch(mode=0o666 if for_all else 0o600, exist_ok=False)
            try:
                yield part
                # Pages left by a ledger that was deleted would be taken for pages of the new one.
                _clear_tails(path)
            finally:
                _clear_tails(part)
    except OSError as problem:
        raise CannotWriteError(path, problem.strerror or str(problem)) from problem


@contextmanager
def opened(path: Path) -> Iterator[Engine]:
    """Give an engine for a file, and close it."""
    engine = connect_to(address_of(str(path)))
    try:
        yield engine
    finally:
        engine.dispose()


def counted(connection: Connection) -> Copied:
    """Return how much a ledger holds."""
    found = health(connection)
    return Copied(*(int(found[name]) for name in Copied._fields))


def seal(path: Path) -> None:
    """Make a ledger one single file, in which nobody is signed in."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in _SEAL:
            connection.execute(statement)


def _sound(part: Path, ledger: str) -> Copied:
    """Return how much a copy holds; one that the disk broke is no copy."""
    try:
        with opened(part) as copy, reading(copy) as connection:
            for finding in broken_file(connection):
                raise BrokenLedgerError(ledger, 1, str(finding))
            return counted(connection)
    except LedgerFailedError as problem:
        raise BrokenLedgerError(ledger, 1, f"database: {problem.reason}") from problem


def _copy_pages(engine: Engine, part: Path) -> None:
    source = engine.raw_connection()
    try:
        with closing(sqlite3.connect(part)) as target:
            source.driver_connection.backup(target)  # type: ignore[union-attr]
    finally:
        source.close()


def _copy_rows(engine: Engine, part: Path) -> None:
    with opened(part) as copy:
        migrate(copy)
        with reading(engine) as source, writing(copy) as target:
            copy_rows(source, target)


def _clear(path: Path) -> None:
    path.unlink(missing_ok=True)
    _clear_tails(path)


def _clear_tails(path: Path) -> None:
    for tail in _TAILS:
        path.with_name(path.name + tail).unlink(missing_ok=True)
