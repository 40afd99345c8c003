"""However reports come into a ledger that is kept, it says the same in the end (codebook 8.10).

Versions of one article are left out: of two of one day the one added later stands, so order is part of them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pledgebook.claims import Reading
from pledgebook.commitments import Commitment
from pledgebook.ledger import Ledger
from tests.commitments.conftest import Read
from tests.commitments.test_stories import DEVELOPMENT, HELD

Batches = Sequence[Sequence[Reading]]


@pytest.fixture(scope="module")
def readings(read: Read) -> tuple[Reading, ...]:
    """Return the readings of all stories."""
    stories = (story for story in (*DEVELOPMENT, *HELD) if story.kind != "updated-article")
    return tuple(read(document) for story in stories for document in story.documents)


@pytest.fixture(scope="module")
def at_once(readings: Sequence[Reading], tmp_path_factory: pytest.TempPathFactory) -> tuple[Commitment, ...]:
    """Return the ledger into which all came in one batch."""
    return kept([readings], tmp_path_factory.mktemp("book") / "once.db")


def kept(batches: Batches, place: Path) -> tuple[Commitment, ...]:
    """Return what a new ledger says after the batches have been added one by one, asked after each."""
    with Ledger.open(str(place)) as ledger:
        for batch in batches:
            ledger.add(batch)
            said = tuple(ledger.commitments())
        return said


def split(readings: Sequence[Reading], size: int) -> Iterator[Sequence[Reading]]:
    """Yield the readings in batches of a size."""
    for at in range(0, len(readings), size):
        yield readings[at : at + size]


def test_batches_make_the_same_ledger(
    readings: Sequence[Reading], at_once: Sequence[Commitment], tmp_path: Path
) -> None:
    assert plain(kept(list(split(readings, 90)), tmp_path / "book.db")) == plain(at_once)


def test_the_last_report_may_come_first(
    readings: Sequence[Reading], at_once: Sequence[Commitment], tmp_path: Path
) -> None:
    backward = readings[::-1]
    assert plain(kept([backward[:100], backward[100:]], tmp_path / "book.db")) == plain(at_once)


def test_added_twice_is_added_once(
    readings: Sequence[Reading], at_once: Sequence[Commitment], tmp_path: Path
) -> None:
    assert plain(kept([readings[:150], readings], tmp_path / "book.db")) == plain(at_once)


def plain(ledger: Sequence[Commitment]) -> set[tuple[object, ...]]:
    """Return what a ledger says, without the order of its rows and of the reasons for them."""
    return {
        (
            one.id,
            one.stage,
            one.amount,
            one.items,
            one.counted,
            one.parent,
            one.announced,
            one.history,
            one.claims,
            one.documents,
            one.independent_sources,
        )
        for one in ledger
    }
