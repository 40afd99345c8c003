"""A person adds a claim by marking its words, in any document (codebook 8.11)."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from pledgebook.claims import claim_record
from pledgebook.commitments import Decision
from pledgebook.commitments.decision import Verdict
from pledgebook.ledger import Ledger

from .books import NEW, OLD, document, read, rows, three

AT = datetime(2025, 3, 1, tzinfo=UTC)
SILENT = "The village had waited for the well for years. Finland gives 2 million euros to Kenya."


@pytest.fixture
def key(ledger: Ledger) -> tuple[str, str]:
    """A document, and the claim that is marked in it."""
    ledger.add(three(), OLD)
    return ledger.add([read(document(SILENT, "silent"))], OLD)[0].document, "marked"


def marked(key: tuple[str, str], **change: Any) -> Decision:
    """The decision that marks a claim; it says what the first document says."""
    (claim,) = three()[0].claims
    record = claim_record(replace(claim, id=key[1]), three()[0].document.text)
    place = {"start": 48, "end": len(SILENT), "text": SILENT[48:]}
    fields = record | {"evidence": [place], "recipients": [{**place, "id": "KEN"}]} | change
    return Decision("added", Verdict.ADD, key, "ann", AT, "w", fields=fields)


def undo(one: Decision) -> Decision:
    return Decision(f"undo {one.id}", Verdict.UNDO, one.subject, "ann", AT, "w", undoes=one.id)


def test_it_is_a_claim_like_any_other(ledger: Ledger, key: tuple[str, str]) -> None:
    ledger.commitments()
    ledger.decide(marked(key))
    (found,) = [one for one in ledger.commitments() if "KEN" in one.recipients and "marked" in one.claims]
    assert found.reviewed
    assert found.documents == (key[0],)
    assert list(ledger.check()) == []


def test_it_survives_a_newer_reading_and_an_undo_takes_it_back(ledger: Ledger, key: tuple[str, str]) -> None:
    ledger.decide(marked(key))
    ledger.add([read(document(SILENT, "silent"))], NEW)
    assert any("marked" in one.claims for one in ledger.commitments())
    ledger.decide(undo(marked(key)))
    assert not any("marked" in one.claims for one in ledger.commitments())


def test_it_can_be_corrected_and_rejected(ledger: Ledger, key: tuple[str, str]) -> None:
    ledger.decide(marked(key))
    ledger.decide(Decision("c", Verdict.CORRECT, key, "ann", AT, "w", fields={"actors": ["SWE"]}))
    (found,) = [one for one in ledger.commitments() if "marked" in one.claims]
    assert found.actors == ("SWE",)
    ledger.decide(Decision("r", Verdict.REJECT, key, "ann", AT.replace(day=2), "w"))
    assert not any("marked" in one.claims for one in ledger.commitments())


def test_words_that_do_not_stand_there_are_found(ledger: Ledger, key: tuple[str, str], address: str) -> None:
    ledger.decide(marked(key, evidence=[{"start": 0, "end": 3, "text": "She"}]))
    assert [finding.reason for finding in ledger.check()] == ["its words do not stand at 0"]
    assert rows(address, "SELECT verdict FROM decisions") == [("add",)]
