"""A person's decision follows its words to newer readings (codebook 8.11)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pledgebook.claims import Reading
from pledgebook.claims.claim import Stage
from pledgebook.commitments import Decision
from pledgebook.commitments.decision import Verdict
from pledgebook.ledger import Ledger

from .books import NEW, OLD, three

AT = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.fixture
def decided(ledger: Ledger) -> Decision:
    """A decision on the first claim."""
    ledger.add(three(), OLD)
    key = next(one.key for one in ledger.statements() if "FIN" in one.actors)
    decision = Decision(
        "d1", Verdict.CORRECT, key, "ann", AT, "w", fields={"stage": "committed"}, because="!"
    )
    ledger.decide(decision)
    return decision


def reread(**change: object) -> Reading:
    """The first document, read otherwise."""
    reading = three()[0]
    (claim,) = reading.claims
    return replace(reading, claims=(replace(claim, **change),), headline=None)  # type: ignore[arg-type]


def test_a_decision_comes_back_as_it_was(ledger: Ledger, decided: Decision) -> None:
    assert list(ledger.decisions()) == [decided]


def test_deciding_twice_is_deciding_once(ledger: Ledger, decided: Decision) -> None:
    ledger.decide(decided)
    assert list(ledger.decisions()) == [decided]


def test_it_moves_to_the_new_claim_of_the_same_words(ledger: Ledger, decided: Decision) -> None:
    ledger.add([reread(id="newer", stage=Stage.COMMITTED, basis=None)], NEW)
    (carried,) = ledger.decisions()
    assert carried == replace(decided, subject=(decided.subject[0], "newer"))


def test_of_several_it_takes_the_one_that_says_most_of_the_same(ledger: Ledger, decided: Decision) -> None:
    reading = reread(id="alike", basis=None)
    (claim,) = reading.claims
    other = replace(claim, id="other", amount=None, actors=())
    ledger.add([replace(reading, claims=(other, claim))], NEW)
    assert [one.subject[1] for one in ledger.decisions()] == ["alike"]


def test_it_is_asked_again_when_the_words_have_changed(ledger: Ledger, decided: Decision) -> None:
    (span,) = three()[0].claims[0].evidence
    ledger.add([reread(evidence=(span._replace(end=span.end - 3),))], NEW)
    assert list(ledger.decisions()) == []
    assert list(ledger.decisions(as_of=AT)) == []


def test_what_was_decided_by_then_can_be_asked(address: str) -> None:
    with Ledger.open(address, clock=lambda: AT) as ledger:
        ledger.add(three(), OLD)
        key = next(ledger.statements()).key
    later = AT.replace(year=2026)
    with Ledger.open(address, clock=lambda: later) as ledger:
        ledger.decide(Decision("d1", Verdict.ACCEPT, key, "ann", later, "w"))
        assert list(ledger.decisions(as_of=AT)) == []
        assert len(list(ledger.decisions(as_of=later))) == 1


def test_commitments_obey_it(ledger: Ledger, decided: Decision) -> None:
    stages = {one.stage for one in ledger.commitments() if "FIN" in one.actors}
    assert stages == {Stage.COMMITTED}


def test_commitments_as_kept_are_those_computed(ledger: Ledger, decided: Decision) -> None:
    computed = ledger.commitments()
    assert ledger.commitments() == computed
    assert len(computed) == 3
    ledger.add([reread(id="newer", basis=None)], NEW)
    assert {claim for one in ledger.commitments() for claim in one.claims} >= {"newer"}
