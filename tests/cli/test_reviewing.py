"""Review from the terminal."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from pledgebook import jobs
from pledgebook.cli import main
from pledgebook.cli.reviewed import queue_table
from pledgebook.ledger import Ledger
from pledgebook.review import Filter
from tests.ledger.books import OLD, three


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = str(tmp_path / "book.db")
    with Ledger.open(path) as ledger:
        ledger.add(three(), OLD)
    return path


def run(*words: str, typed: str = "") -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ("review", *words), input=typed)
    return done.exit_code, done.stdout, done.stderr


def names(book: str) -> list[str]:
    lines = run("--ledger", book, "--format", "jsonl")[1].splitlines()
    return [json.loads(line)["name"] for line in lines]


def verdicts(book: str) -> list[str]:
    with Ledger.open(book) as ledger:
        return [one.verdict.value for one in ledger.decisions()]


def test_the_queue_fits_a_terminal_and_names_its_tasks(book: str) -> None:
    status, told, said = run("--ledger", book)
    assert status == 0
    assert all(len(line) <= 100 for line in told.splitlines())
    assert all(name in told for name in names(book))
    assert "3 to decide" in said


def test_filters(book: str) -> None:
    assert "1 to decide" in run("--ledger", book, "--actor", "Denmark")[2]
    assert "1 to decide" in run("--ledger", book, "--stage", "cancelled")[2]


def test_accept_correct_and_undo(book: str) -> None:
    first, second, _ = names(book)
    assert run("accept", first, "--by", "ann", "--ledger", book)[0] == 0
    change = 'amount={"value": 7000000, "currency": "EUR"}'
    assert run("correct", second, "--set", "stage=committed", "--set", change, "--ledger", book)[0] == 0
    assert verdicts(book) == ["accept", "correct"]
    assert len(names(book)) == 1
    assert run("undo", "--by", "ann", "--ledger", book)[0] == 0
    assert first in names(book)


def test_walking_through(book: str) -> None:
    status, told, _ = run("walk", "--by", "ann", "--ledger", book, typed="auars")
    assert status == 0
    assert "1 of 3" in told
    assert verdicts(book)[-2:] == ["accept", "reject"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "soup"), "'soup' names nothing to decide"),
        (("accept", "claim.no.such"), "No claim such stands in document no"),
        (("undo", "--by", "nobody"), "nothing of yours to undo"),
        (("correct", "claim.a.b", "--set", "stage"), "is not FIELD=VALUE"),
    ],
)
def test_what_cannot_be_done_is_said(book: str, words: tuple[str, ...], said: str) -> None:
    status, _, told = run(*words, "--ledger", book)
    assert status == 2
    assert said in told


def test_reasons_longer_than_their_column_stand_whole(book: str) -> None:
    reasons = ("the document is doubted: mixed spelling", "more than a billion euros hang on it")
    task = replace(jobs.waiting(Filter(), book)[0], reasons=reasons)
    console = Console(width=100, file=StringIO())
    with console.capture() as printed:
        console.print(queue_table([task]))
    told = " ".join(line[69:].strip() for line in printed.get().splitlines())
    assert "; ".join(reasons) in told
