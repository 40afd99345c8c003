"""A backup put back: into a new ledger, an empty one, or over one that holds something; all of it or nothing."""

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine

from pledgebook.errors import (
    BrokenLedgerError,
    LedgerHoldsError,
    LedgerTooNewError,
    NotABackupError,
    NotALedgerError,
)
from pledgebook.ledger.backup import Copied, counted, new_file, opened, seal
from pledgebook.ledger.check import check
from pledgebook.ledger.copying import copy_rows, empty, holds_something
from pledgebook.ledger.engine import connect_to, is_missing, reading, shown, told, writing
from pledgebook.ledger.migrate import migrate, revision

_MOST_COUNTED = 1_000


def restore(source: Path, url: URL, *, replace: bool) -> Copied:
    """Put what a backup holds where a ledger is to be, and check it; one that holds something only if told."""
    if is_missing(url):
        return _into_new_file(source, Path(url.database or ""))
    engine = connect_to(url)
    try:
        with told(engine):
            migrate(engine)
            _refuse(engine, replace=replace)
            return _into(source, engine, replace=replace)
    finally:
        engine.dispose()


def _into_new_file(source: Path, path: Path) -> Copied:
    with new_file(path, for_all=True) as part:
        _unpack(source, part)
        with opened(part) as copy, reading(copy) as connection:
            _sound(connection, source)
            copied = counted(connection)
        seal(part)
    return copied


def _into(source: Path, engine: Engine, *, replace: bool) -> Copied:
    with TemporaryDirectory(prefix="pledgebook-") as folder:
        copy = Path(folder) / "backup.db"
        _unpack(source, copy)
        with opened(copy) as unpacked, reading(unpacked) as rows, writing(engine) as target:
            _refuse_if_held(target, replace=replace)  # somebody may have come first
            empty(target)
            copy_rows(rows, target)
            _sound(target, source)
            return counted(target)


def _unpack(source: Path, into: Path) -> None:
    """Write a backup into a file and bring that to the newest schema; the backup itself is only read."""
    if not source.is_file():
        raise NotABackupError(source, "there is no such file")
    try:
        with (
            closing(sqlite3.connect(f"file:{quote(str(source.absolute()))}?mode=ro", uri=True)) as backup,
            closing(sqlite3.connect(into)) as target,
        ):
            backup.backup(target)
        with opened(into) as copy:
            with reading(copy) as connection:
                if revision(connection) is None:
                    raise NotABackupError(source, "it is empty")
            migrate(copy)
    except sqlite3.Error as problem:
        raise NotABackupError(source, str(problem)) from problem
    except NotALedgerError as problem:
        raise NotABackupError(source, "it is a database of something else") from problem
    except LedgerTooNewError as problem:
        raise LedgerTooNewError(str(source), problem.found, problem.known) from problem


def _sound(connection: Connection, source: Path) -> None:
    found = list(islice(check(connection), _MOST_COUNTED))
    if found:
        raise BrokenLedgerError(str(source), len(found), str(found[0]))


def _refuse(engine: Engine, *, replace: bool) -> None:
    with reading(engine) as connection:
        _refuse_if_held(connection, replace=replace)


def _refuse_if_held(connection: Connection, *, replace: bool) -> None:
    if not replace and holds_something(connection):
        held = counted(connection)
        raise LedgerHoldsError(shown(connection.engine.url), held.documents, held.decisions)
