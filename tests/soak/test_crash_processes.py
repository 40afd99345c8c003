"""The program itself killed: its server while people write through it, its commands while they read."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pledgebook.ledger import Ledger
from pledgebook.ledger.people import Role
from tests.ledger.books import GRANT, OLD, TANKS, problems, rows
from tests.ledger.test_processes import many

from .scenarios import FEW, PASSWORD
from .serving import Heard, People, Serving

KILLS = 12
_LONGEST = 9.0  # seconds that people write before the server is killed: reading begins after some


def _furnished(address: str) -> tuple[str, list[tuple[str, str]]]:
    """Make a ledger with documents and a user; return a token and the claims that can be decided on."""
    with Ledger.open(address) as ledger:
        ledger.add(many(FEW), OLD)
        ledger.people().make("ann", PASSWORD, Role.ADMIN)
        keys = sorted(one.key for one in ledger.statements())
        return ledger.people().make_token("ann", "soak", Role.ADMIN), keys


@pytest.mark.parametrize(
    ("kills", "longest"),
    [(1, 3.0), pytest.param(KILLS, _LONGEST, marks=pytest.mark.soak)],
    ids=["few", "many"],
)
def test_a_server_killed_while_people_write_loses_nothing_it_confirmed(
    place: Callable[[], str], tmp_path: Path, kills: int, longest: float
) -> None:
    address, seed = place(), random.randrange(1_000_000)
    (token, keys), heard, chance = _furnished(address), Heard(), random.Random(seed)
    began = time.monotonic()
    for number in range(kills):
        with (
            Serving(address, token, tmp_path / "temporary") as served,
            People(served, heard, keys, f"r{number}", adding=kills > 1),
        ):
            time.sleep(chance.uniform(0.5, longest))
            heard.wait()
            served.kill(with_reader=chance.random() < 0.5)
        heard.holds(address)
    with Serving(address, token, tmp_path / "temporary") as served:
        _still_served(served, heard)
    assert len(heard) >= kills
    print(
        f"serve: {kills} kills, {len(heard.decisions)} decisions, {len(heard.releases)} releases and "
        f"{len(heard.documents)} documents confirmed and kept, {time.monotonic() - began:.0f} s, seed {seed}"
    )


def _still_served(served: Serving, heard: Heard) -> None:
    """What was confirmed is there for who asks, and it takes what comes."""
    with served.client() as client:
        names = {one["name"] for one in client.get("/api/v1/releases").json()["items"]}
        assert heard.releases.keys() <= names
        assert client.post("/api/v1/releases", json={"name": "after"}).status_code == 201
    served.stop()


def _command(source: Path, address: str) -> list[str]:
    return [sys.executable, "-m", "pledgebook", "add", str(source), "--ledger", address]


def _documents(address: str) -> int:
    with Ledger.open(address) as ledger:
        assert problems(ledger) == []
    ((count,),) = rows(address, "SELECT count(*) FROM documents")
    return int(count)


@pytest.mark.soak
def test_the_command_that_adds_is_killed_until_all_is_added(place: Callable[[], str], tmp_path: Path) -> None:
    source, texts = tmp_path / "news.jsonl", 60
    lines = [{"id": str(n), "text": f"{(GRANT, TANKS)[n % 2]} No. {n}."} for n in range(texts)]
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    seed = random.randrange(1_000_000)
    chance, began, address, longest, done, ledgers = random.Random(seed), time.monotonic(), place(), 8.0, 0, 1
    before = 0
    while done < KILLS:
        with subprocess.Popen(_command(source, address), stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0, longest))
            done += process.poll() is None
            process.kill()
        there = _documents(address)
        assert there >= before
        before = there
        if there == texts or chance.random() < 0.2:
            _completed(source, address, texts)
            address, before, ledgers = place(), 0, ledgers + 1
    _completed(source, address, texts)
    print(f"add: {KILLS} kills over {ledgers} ledgers in {time.monotonic() - began:.0f} s, seed {seed}")


def _completed(source: Path, address: str, texts: int) -> None:
    subprocess.run(_command(source, address), capture_output=True, check=True)
    assert _documents(address) == texts
