"""A ledger of 50,000 claims: how fast it takes them, gives them back and is checked."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pledgebook import jobs
from pledgebook.claims import Reading
from pledgebook.ledger import Ledger, Rules

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"
COUNT = 50_000
RULES = Rules("1", "words", "parser")


@cache
def examples() -> list[Reading]:
    """The readings of the example documents."""
    found = jobs.read(jobs.Request((str(EXAMPLES),)))
    return [reading for reading in found if isinstance(reading, Reading) and reading.claims]


def readings(first: int = 0) -> Iterator[Reading]:
    """As many documents as one likes, each a little different, from some number on."""
    for number in range(first, 10**9):
        reading = examples()[number % len(examples())]
        text = f"{reading.document.text} {number}"
        document = replace(reading.document, id=str(number), text=text, url=f"https://n.example/{number}")
        yield replace(
            reading, document=document, claims=tuple(replace(c, basis=None) for c in reading.claims)
        )


def claimed(most: int) -> Iterator[Reading]:
    """Documents until they claim so much."""
    for reading in readings():
        if most <= 0:
            return
        yield reading
        most -= len(reading.claims)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of so many claims, its stories found."""
    with Ledger.open(str(tmp_path_factory.mktemp("book") / "book.db")) as ledger:
        ledger.add(claimed(COUNT), RULES)
        next(ledger.statements())
        yield ledger


def test_statements(benchmark: Any, full: Ledger) -> None:
    assert benchmark.pedantic(lambda: sum(1 for _ in full.statements()), rounds=2) >= COUNT


def test_one_more_document_and_its_story(benchmark: Any, full: Ledger) -> None:
    more = readings(10**6)

    def add() -> None:
        full.add([next(more)], RULES)
        next(full.statements())

    benchmark.pedantic(add, rounds=5)


def test_check(benchmark: Any, full: Ledger) -> None:
    assert benchmark.pedantic(lambda: list(full.check()), rounds=1) == []
