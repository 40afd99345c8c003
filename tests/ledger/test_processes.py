"""Processes that are killed, and processes that add at once."""

import json
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pledgebook.claims import Reading
from pledgebook.ledger import Ledger

from .books import GRANT, OLD, TANKS, problems, rows, three

ROOT = Path(__file__).parents[2]


def many(count: int) -> list[Reading]:
    """Readings of as many different documents, without the parser."""
    made = []
    for number in range(count):
        reading = three()[number % 3]
        document = replace(reading.document, id=str(number), text=f"{reading.document.text} No. {number}.")
        claims = tuple(replace(claim, basis=None) for claim in reading.claims)
        made.append(replace(reading, document=document, claims=claims))
    return made


def start(address: str, readings: list[Reading], folder: Path) -> subprocess.Popen[str]:
    """A process that adds these."""
    path = folder / f"{random.random()}.pickle"
    path.write_bytes(pickle.dumps(readings))
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.adding", address, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def counted(address: str) -> list[tuple[int]]:
    return [
        rows(address, f"SELECT count(*) FROM {table}")[0] for table in ("documents", "readings", "claims")
    ]


def test_a_process_killed_at_any_moment_leaves_a_ledger_that_the_next_run_finishes(
    address: str, tmp_path: Path
) -> None:
    readings = many(80)
    for wait in (0.0, random.uniform(0, 0.2), random.uniform(0, 0.4)):
        with start(address, readings, tmp_path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            os.kill(process.pid, signal.SIGKILL)
        with Ledger.open(address) as ledger:
            assert problems(ledger) == []
    with start(address, readings, tmp_path) as process:
        assert process.wait(60) == 0
    with Ledger.open(address) as ledger:
        assert problems(ledger) == []
        assert len(list(ledger.statements())) == sum(len(one.claims) for one in readings)
    assert counted(address)[:2] == [(80,), (80,)]


def test_a_process_killed_while_it_makes_the_ledger_leaves_none_or_a_whole_one(
    address: str, tmp_path: Path
) -> None:
    for wait in (0.5, random.uniform(0.3, 1.5)):
        with start(address, [], tmp_path) as process:
            time.sleep(wait)
            os.kill(process.pid, signal.SIGKILL)
    with Ledger.open(address) as ledger:
        assert problems(ledger) == []


def test_processes_that_add_at_once_lose_nothing(address: str, tmp_path: Path) -> None:
    readings = many(90)
    parts = readings[:60], readings[30:], list(reversed(readings[20:70]))
    running = [start(address, part, tmp_path) for part in parts]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    for process in running:
        assert process.stdout is not None
        process.stdout.close()
    assert counted(address)[:2] == [(90,), (90,)]
    with Ledger.open(address) as ledger:
        assert problems(ledger) == []
        assert len(list(ledger.statements())) == sum(len(one.claims) for one in readings)


def test_one_who_reads_sees_one_state_while_another_adds(ledger: Ledger, address: str) -> None:
    ledger.add(many(30), OLD)
    seen = ledger.statements()
    first = next(seen)
    with Ledger.open(address) as other:
        other.add(many(60), OLD)
    assert len([first, *seen]) == sum(len(one.claims) for one in many(30))


def test_the_command_killed_is_finished_by_the_next(tmp_path: Path) -> None:
    source, book = tmp_path / "news.jsonl", str(tmp_path / "book.db")
    lines = [{"id": str(n), "text": f"{text} No. {n}."} for n in range(6) for text in (GRANT, TANKS)]
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    command = [sys.executable, "-m", "pledgebook", "add", str(source), "--ledger", book]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (Path(book).exists() and _some(book)):
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
    with Ledger.open(book) as ledger:
        assert problems(ledger) == []
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "already there" in done.stderr
    assert counted(book)[:2] == [(12,), (12,)]


def _some(book: str) -> bool:
    return ("documents",) in rows(book, "SELECT name FROM sqlite_master") and counted(book)[0] > (0,)


@pytest.fixture(autouse=True)
def _parsed() -> None:
    """Let the parser be loaded before anything is timed."""
    three()
