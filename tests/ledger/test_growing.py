"""A process that lives on says the same as one that starts anew."""

from datetime import UTC, date, datetime

import pytest

from pledgebook.commitments import Commitment, Decision
from pledgebook.commitments.decision import Verdict
from pledgebook.ledger import Ledger

from .books import NEW, OLD, document, read, rows, tamper, three

PAID = "Finland has paid Tanzania the grant of 5 million euros for wells, the foreign ministry said."


def anew(address: str) -> tuple[Commitment, ...]:
    """What a ledger says to a process that has seen nothing of it, and finds nothing computed."""
    tamper(address, "DELETE FROM projections", "DELETE FROM stories")
    with Ledger.open(address) as ledger:
        return ledger.commitments()


@pytest.fixture
def living(ledger: Ledger) -> Ledger:
    """A ledger whose commitments were asked for before."""
    ledger.add(three()[:2], OLD)
    ledger.commitments()
    return ledger


def test_after_one_more_document(living: Ledger, address: str) -> None:
    living.add([read(document(PAID, "paid", published=date(2023, 5, 20), publisher="Post"))], OLD)
    found = living.commitments()
    assert found == anew(address)
    assert {one.stage for one in found if "FIN" in one.actors} == {"delivered"}


def test_after_another_reading_of_the_same(living: Ledger, address: str) -> None:
    living.add(three()[:1], NEW)
    assert living.commitments() == anew(address)


def test_after_a_decision(living: Ledger, address: str) -> None:
    key = next(living.statements()).key
    at = datetime(2025, 1, 1, tzinfo=UTC)
    living.decide(Decision("d", Verdict.REJECT, key, "ann", at, "w"))
    found = living.commitments()
    assert found == anew(address)
    assert len(found) == 1


def test_what_was_computed_is_kept_for_the_next_process(living: Ledger, address: str) -> None:
    found = living.commitments()
    living.close()
    assert rows(address, "SELECT count(*) FROM commitments") == [(len(found),)]
    with Ledger.open(address) as other:
        assert other.commitments() == found


def test_who_may_not_write_can_ask(living: Ledger, address: str) -> None:
    if address.startswith("postgresql"):
        pytest.skip("one way to forbid it is enough")
    tamper(
        address,
        *(
            f"CREATE TRIGGER no_{n} BEFORE INSERT ON {n} BEGIN SELECT RAISE(ABORT, 'no'); END"
            for n in ("commitments", "stories", "projections")
        ),
    )
    with Ledger.open(address) as other:
        assert len(other.commitments()) == 2
    assert rows(address, "SELECT count(*) FROM commitments") == [(0,)]
