"""Connections: SQLite by path, PostgreSQL by address; who writes waits for its turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from pledgebook.errors import LedgerFailedError
from pledgebook.masked import masked

_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
_PATH = "sqlite:///"
_WAIT_SECONDS = 60
_MOST_THREADS = 60  # connections at once beside the five that stay open
_TURN = 0x706C6564  # one lock for all who write to a PostgreSQL ledger


def address_of(address: str) -> URL:
    """Return where a ledger is: a PostgreSQL address, or else a path of SQLite."""
    scheme, is_address, _ = address.partition("://")
    if not is_address or address.startswith(_PATH):
        return URL.create("sqlite", database=address.removeprefix(_PATH))
    if scheme.lower() not in _POSTGRESQL:
        raise LedgerFailedError(masked(address), "a ledger is a file, or an address of postgresql://")
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):  # which name parts of the address, so that they are not passed on
        raise LedgerFailedError(masked(address), "not a valid address") from None
    if "@" in (url.host or ""):
        raise LedgerFailedError(masked(address), "not a valid address; in a password, @ is written %40")
    return url


def shown(url: URL) -> str:
    """Return an address as it may be shown: without its password."""
    if url.drivername == "sqlite":
        return masked(url.database or "")
    return masked(url.set(drivername="postgresql").render_as_string(hide_password=True))


def where(url: URL) -> str:
    """Return an address that leads to the same ledger from any folder."""
    if url.drivername == "sqlite":
        return str(Path(url.database or "").absolute())
    return url.render_as_string(hide_password=False)


def is_missing(url: URL) -> bool:
    """Tell whether an address leads to no file yet."""
    return url.drivername == "sqlite" and not Path(url.database or "").exists()


def connect_to(url: URL) -> Engine:
    """Return an engine for an address; nothing is opened yet, and no log will show what is kept."""
    if url.drivername != "sqlite":
        return create_engine(url, max_overflow=_MOST_THREADS, hide_parameters=True)
    waits = {"timeout": _WAIT_SECONDS}
    engine = create_engine(url, max_overflow=_MOST_THREADS, connect_args=waits, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # The driver would begin transactions by itself, and not before it changes tables.
    connection.isolation_level = None
    cursor = connection.cursor()
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA recursive_triggers = ON")  # a row that replaces another would pass the guards
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # One who reads first and writes later fails at once if another has written in between.
    writes = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the ledger, whatever others add meanwhile."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with told(engine), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose turn it is to write; all of it is kept, or nothing."""
    with told(engine), engine.connect().execution_options(writing=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
        yield connection


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Turn what the database says of a failure into an error that names the ledger."""
    try:
        yield
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as problem:
        reason = " ".join(str(getattr(problem, "orig", problem)).split())
        raise LedgerFailedError(shown(engine.url), reason) from problem
