"""The ledger's clock and the world's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.ledger import Ledger, Outcome

from .books import GRANT, NEW, OLD, document, one_by_one, read, rows, said, three

START = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Ticking:
    """A clock that goes on by an hour each time it is read."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(hours=1)
        return self.at


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def timed(address: str, clock: Ticking) -> Iterator[Ledger]:
    """An empty ledger with a clock of its own."""
    with Ledger.open(address, clock=clock) as ledger:
        yield ledger


def test_what_it_said_then_can_be_asked(timed: Ledger, clock: Ticking) -> None:
    states = []
    for reading in three():
        timed.add([reading], OLD)
        states.append((clock.at, said(timed)))
    assert said(timed, as_of=START) == []
    assert [said(timed, as_of=at) for at, _ in states] == [state for _, state in states]
    assert [len(state) for _, state in states] == [1, 2, 3]


def test_a_newer_reading_stands_and_the_older_one_stays(timed: Ledger, clock: Ticking) -> None:
    (grant, *_) = three()
    timed.add([grant], OLD)
    before, at = list(timed.statements()), clock.at
    fewer = replace(grant, claims=(), headline=None)
    assert [one.outcome for one in timed.add([fewer], NEW)] == [Outcome.READ_AGAIN]
    assert list(timed.statements()) == []
    assert list(timed.statements(as_of=at)) == before


def test_a_reading_by_older_rules_is_not_repeated(timed: Ledger) -> None:
    timed.add(three(), OLD)
    timed.add(three(), NEW)
    assert {one.outcome for one in timed.add(three(), OLD)} == {Outcome.KNOWN}


def test_what_the_world_knew_goes_by_the_day_of_publication(timed: Ledger) -> None:
    timed.add(three(), OLD)
    assert said(timed, known_by=date(2023, 5, 3)) == []
    assert said(timed, known_by=date(2023, 5, 4)) == ["FIN pledged TZA"]
    assert said(timed, known_by=date(2023, 6, 1)) == ["DNK delivered UKR", "FIN pledged TZA"]


def test_an_undated_document_is_known_from_the_day_it_was_added(timed: Ledger) -> None:
    timed.add(three(), OLD)
    assert len(said(timed, known_by=date(2025, 2, 28))) == 2
    assert len(said(timed, known_by=date(2025, 3, 2))) == 3


def test_time_does_not_run_backwards(address: str) -> None:
    with Ledger.open(address, clock=lambda: START) as ledger:
        ledger.add(three()[:1], OLD)
    with Ledger.open(address, clock=lambda: START - timedelta(days=1)) as ledger:
        ledger.add(three()[1:], OLD)
    assert len({row[0] for row in rows(address, "SELECT at FROM entries")}) == 1


def test_a_day_that_comes_later_is_taken(timed: Ledger, clock: Ticking) -> None:
    undated, dated = document(GRANT, "x"), document(GRANT, "x", published=date(2023, 5, 4))
    timed.add([read(undated)], OLD)
    at = clock.at
    assert [one.outcome for one in timed.add([read(dated)], OLD)] == [Outcome.READ_AGAIN]
    assert [one.outcome for one in timed.add([read(undated)], OLD)] == [Outcome.KNOWN]
    assert [one.source.published for one in timed.statements()] == [date(2023, 5, 4)]
    by_hand = [timed.add([read(undated)], NEW)[0].outcome for _ in range(2)]
    assert by_hand == [Outcome.READ_AGAIN, Outcome.KNOWN]
    assert [one.source.published for one in timed.statements(as_of=at)] == [None]


def test_the_same_text_elsewhere_is_a_sighting_once(timed: Ledger, address: str) -> None:
    first, second = document(GRANT, "x", origin="a.txt"), document(GRANT, "y", origin="b.txt", title="Wells")
    one_by_one(timed, [read(one) for one in (first, second, first, second)])
    assert rows(address, "SELECT label, title, origin FROM sightings") == [("y", "Wells", "b.txt")]
    assert rows(address, "SELECT count(*) FROM documents") == [(1,)]


def test_the_same_address_with_another_text_is_a_newer_version(address: str) -> None:
    url = "https://example.org/news"
    for day, text in enumerate((GRANT, f"{GRANT} More soon.")):
        with Ledger.open(address, clock=lambda day=day: START + timedelta(days=day)) as ledger:
            ledger.add([read(document(text, f"day {day}", url=url))], OLD)
    with Ledger.open(address) as ledger:
        told = {one.source.label: one.source for one in ledger.statements()}
    older, newer = told["day 0"], told["day 1"]
    assert older.story == newer.story
    assert (older.replaced_by, newer.replaced_by) == (newer.id, None)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([0, 1, 2, 0, 1]), cuts=st.sets(st.integers(1, 4)))
def test_neither_order_nor_batches_matter(
    order: list[int], cuts: set[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("order") / "book.db"
    with Ledger.open(str(path), clock=lambda: START) as ledger:
        places = [0, *sorted(cuts), len(order)]
        for start, end in pairwise(places):
            ledger.add([three()[number] for number in order[start:end]], OLD)
        found = sorted(ledger.statements(), key=lambda one: one.key)
    with Ledger.open(str(path.with_name("plain.db")), clock=lambda: START) as ledger:
        ledger.add(three(), OLD)
        assert found == sorted(ledger.statements(), key=lambda one: one.key)


def test_a_filter_that_leaves_nothing_out_costs_nothing(timed: Ledger, clock: Ticking) -> None:
    for reading in three():
        timed.add([reading], OLD)
    now = timed.commitments()
    assert timed.commitments(as_of=clock.at) is now
    assert timed.commitments(known_by=date(2100, 1, 1), as_of=clock.at) is now
    assert timed.commitments(known_by=date(2023, 5, 4)) == timed.commitments(known_by=date(2023, 5, 4))
    assert len(timed.commitments(known_by=date(2023, 5, 4))) < len(now)
    assert timed.commitments(as_of=START) == ()
