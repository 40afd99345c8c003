"""PostgreSQL itself killed while many write: after it has started again, the ledger is whole."""

import os
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from signal import SIGKILL
from subprocess import CalledProcessError, TimeoutExpired
from typing import Any

import psutil
import pytest

from pledgebook.errors import LedgerFailedError
from pledgebook.ledger import Ledger
from pledgebook.ledger.people import Role
from tests.ledger.books import OLD, problems
from tests.ledger.conftest import running
from tests.ledger.test_processes import many

from .killing import Say, begin, let_run
from .scenarios import PASSWORD
from .serving import Serving
from .test_concurrency import _write

KILLS = 12
_WRITERS = 3
_MOST_TRIES = 10
_PATIENCE = 60.0


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with running() as one:
        yield one


def _until_lost(address: str, seed: int, say: Say) -> None:
    with suppress(LedgerFailedError):
        _write(address, seed, 1_000_000, say)


def _strike(server: Any, *, whole: bool) -> None:
    """Kill the first process of the server, or one of those that serve a connection."""
    pid = server.get_pid()
    serving = [one for one in psutil.Process(pid).children() if _serves(one)]
    with suppress(ProcessLookupError):  # a connection that was closed just now
        os.kill(pid if whole or not serving else random.choice(serving).pid, SIGKILL)


def _serves(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return "[local]" in " ".join(process.cmdline())
    return False


def _again(server: Any, address: str) -> Ledger:
    """Start the server again where it is gone, and wait until it has put its books in order."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            server.ensure_postgres_running()
            return Ledger.open(address, missing_ok=False)
        except (LedgerFailedError, CalledProcessError, TimeoutExpired):
            assert time.monotonic() < until
            time.sleep(0.2)


def _holds(ledger: Ledger, said: set[str]) -> None:
    assert problems(ledger) == []
    kept = {f"document {one.source.id}" for one in ledger.documents()}
    kept |= {f"decision {one.id}" for one in ledger.decided_by()}
    kept |= {f"release {one.name} {one.count}" for one in ledger.releases()}
    assert said <= kept


@pytest.mark.parametrize("kills", [1, pytest.param(KILLS, marks=pytest.mark.soak)], ids=["few", "many"])
@pytest.mark.parametrize("whole", [True, False], ids=["all of it", "one connection"])
def test_what_was_confirmed_is_there_after_the_server_was_killed(
    server: Any, *, kills: int, whole: bool
) -> None:
    address, said, began, done = server.get_uri(), set[str](), time.monotonic(), 0
    seed = random.randrange(1_000_000)
    begin()
    with Ledger.open(address) as ledger:
        ledger.add(many(6), OLD)
    for number in range(_MOST_TRIES * kills):
        heard = _struck(server, seed + 10 * number, whole=whole)
        said |= heard
        with _again(server, address) as ledger:
            _holds(ledger, said)
            ledger.add(many(40), OLD)  # and it goes on
        done += bool(heard)  # who is too early strikes nobody
        if done == kills:
            break
    print(
        f"postgresql: {done} kills, {len(said)} acts confirmed and kept, {time.monotonic() - began:.0f} s, seed {seed}"
    )
    assert done == kills


def _struck(server: Any, seed: int, *, whole: bool) -> set[str]:
    """Let some write, strike, and return what they were told was kept."""
    deeds = [partial(_until_lost, server.get_uri(), seed + one) for one in range(_WRITERS)]
    with ThreadPoolExecutor(_WRITERS) as pool:
        heard = [pool.submit(let_run, deed, None) for deed in deeds]
        time.sleep(random.uniform(0.8, 4))
        _strike(server, whole=whole)
    return {line for one in heard for line in one.result().said}


def test_the_pages_say_that_the_database_is_gone_and_go_on_once_it_is_back(
    server: Any, tmp_path: Path
) -> None:
    address = server.get_uri()
    with Ledger.open(address) as ledger:
        people = ledger.people()
        if not people.any():
            people.make("ann", PASSWORD, Role.ADMIN)
        token = people.make_token("ann", "soak", Role.ADMIN)
    with Serving(address, token, tmp_path / "temporary") as served, served.client() as client:
        assert client.get("/api/v1/releases").status_code == 200
        os.kill(server.get_pid(), SIGKILL)
        server.get_postmaster_info().process.wait(30)
        for path in ("/health", "/api/v1/releases", "/queue", "/metrics"):
            gone = client.get(path)
            assert gone.status_code == 503, path
            assert "cannot be read or written just now" in gone.text
        assert client.post("/api/v1/releases", json={"name": "while gone"}).status_code == 503
        _again(server, address).close()
        assert client.get("/health").status_code == 200
        assert client.post("/api/v1/releases", json={"name": "after"}).status_code == 201
        served.stop()
