"""Claims found by their words, on both databases."""

from datetime import UTC, datetime

import pytest

from pledgebook.commitments.decision import Decision, Verdict
from pledgebook.ledger import Ledger

from .books import OLD, document, read, three

FOUND = [
    ("wells", ["grant"]),
    ("tanzania finland", ["grant"]),
    ("dänemark", []),
    ("Denmark tanks", ["tanks"]),
    ('"12 tanks"', ["tanks"]),
    ("military", ["tanks"]),
    ("grant -jordan", ["grant"]),
    ("-jordan", []),
    ("?", []),
    ("delivered", ["tanks"]),
]


def labels(ledger: Ledger, query: str) -> list[str]:
    return sorted({ledger.paper(paper).label or "" for paper, _ in ledger.find_claims(query)})


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    ledger.add(three(), OLD)
    return ledger


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_queries(full: Ledger, query: str, expected: list[str]) -> None:
    assert labels(full, query) == expected


def test_what_came_later_is_found_too(full: Ledger) -> None:
    assert labels(full, "clinics") == []
    text = "Sweden will give Moldova 3 million euros for clinics, a minister said."
    full.add([read(document(text, "clinics"))], OLD)
    assert labels(full, "clinics") == ["clinics"]


def test_a_claim_is_found_by_what_a_person_made_of_it(full: Ledger) -> None:
    key = full.find_claims("tanks")[0]
    record = full.claim(key)
    corrected = {**record, "recipients": [{**record["recipients"][0], "id": "MDA"}]}
    seen = full.as_it_stands(key)
    at = datetime(2024, 1, 2, tzinfo=UTC)
    full.take([Decision("d1", Verdict.CORRECT, key, "ana", at, seen.words, fields=corrected)], [seen])
    assert full.find_claims("Moldova") == [key]
