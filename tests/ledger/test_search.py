"""Documents found by their words, on both databases."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.ledger import Ledger
from pledgebook.ledger.full_text import terms
from pledgebook.ledger.search import Wanted

from .books import OLD, document, read, three

WANTED = [
    ("wells", ["grant"]),
    ("WELLS tanzania", ["grant"]),
    ('"delivered 12 tanks"', ["tanks"]),
    ('"12 delivered tanks"', []),
    ("deliver*", ["tanks"]),
    ("grant -jordan", ["grant"]),
    ("-jordan", []),
    ("ministry tanks", []),
    ("grant", ["cut", "grant"]),
    ('"', []),
    ("AND OR NOT ( * ^ :", []),
]


def labels(ledger: Ledger, wanted: Wanted) -> list[str]:
    found = ledger.search(wanted)[1]
    return sorted(one.title or "" for one in found)


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    ledger.add(three(), OLD)
    return ledger


@pytest.mark.parametrize(("query", "expected"), WANTED)
def test_queries(full: Ledger, query: str, expected: list[str]) -> None:
    if terms(query):
        assert labels(full, Wanted(query)) == expected


def test_what_came_later_is_found_too_and_once(full: Ledger) -> None:
    assert labels(full, Wanted("clinics")) == []
    text = "Sweden will give Moldova 3 million euros for clinics, a minister said."
    full.add([read(document(text, "clinics"))], OLD)
    full.add([read(document(text, "clinics"))], OLD)
    assert labels(full, Wanted("clinics")) == ["clinics"]


def test_filters_and_pages(full: Ledger) -> None:
    assert labels(full, Wanted(publisher="Example Post")) == ["cut", "tanks"]
    assert labels(full, Wanted("grant", since=date(2023, 5, 1), until=date(2023, 5, 31))) == ["grant"]
    assert full.search(Wanted(), first=1, most=1)[0] == 3
    assert len(full.search(Wanted(), first=1, most=1)[1]) == 1


def test_the_words_are_shown_where_they_stand(full: Ledger) -> None:
    (found,) = full.search(Wanted("wells"))[1]
    assert [piece for piece, hit in found.snippet if hit] == ["wells"]
    assert "grant of 5 million euros" in "".join(piece for piece, _ in found.snippet)


def test_what_gave_way_is_found_no_more(full: Ledger) -> None:
    assert labels(full, Wanted("wells")) == ["grant"]
    full.redact("grant", "a court said so")
    assert labels(full, Wanted("wells")) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=30))
def test_no_query_is_wrong(full: Ledger, query: str) -> None:
    full.search(Wanted(query.replace("\x00", "")))
