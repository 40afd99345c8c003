"""A ledger of a few invented reports, and what is needed to decide on them."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from pledgebook.commitments import Decision
from pledgebook.jobs import Deed, Order, decide
from pledgebook.ledger import Ledger
from tests.ledger.books import OLD, document, read, three

Key: TypeAlias = tuple[str, str]
TWICE = "Finland will give Tanzania a grant of 5 million euros for wells, a minister said in Dodoma."


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the ledger that each test has a copy of: to make it takes longer than most tests."""
    again = document(TWICE, "again", published=date(2023, 5, 25), publisher="Daily Lake")
    path = tmp_path_factory.mktemp("template") / "book.db"
    with Ledger.open(str(path)) as ledger:
        ledger.add([*three(), read(again)], OLD)
    return path


@pytest.fixture
def book(template: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Three reports of three acts, and one that tells the first again three weeks later."""
    with Ledger.open(str(shutil.copy(template, tmp_path / "book.db"))) as ledger:
        yield ledger


class Reviewer:
    """One who decides, a minute after every decision before."""

    clock = count(1)

    def __init__(self, ledger: Ledger, name: str) -> None:
        self._ledger = ledger
        self._name = name

    def do(self, deed: Deed, subject: Key = ("", ""), **more: Any) -> tuple[Decision, ...]:
        """Decide and return what was kept."""
        at = datetime(2025, 3, 1, tzinfo=UTC) + timedelta(minutes=next(self.clock))
        return decide(self._ledger, Order(deed, subject, **more), self._name, at)


@pytest.fixture
def ann(book: Ledger) -> Reviewer:
    return Reviewer(book, "ann")


@pytest.fixture
def ben(book: Ledger) -> Reviewer:
    return Reviewer(book, "ben")


@pytest.fixture
def keys(book: Ledger) -> dict[str, Key]:
    """The claims by the label of their document."""
    return {one.source.label or "": one.key for one in book.statements()}
