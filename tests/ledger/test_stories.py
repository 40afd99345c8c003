"""Copies and versions among the documents of a ledger."""

from datetime import UTC, date, datetime

import pytest

from pledgebook.ledger import Ledger, Rules

from .books import NEW, OLD, document, read, rows

GIVEN = "Finland will give Tanzania a grant of {0} million euros for wells in district {0}, officials said."
WIRE = " ".join(GIVEN.format(number) for number in range(2, 9))


def stories(ledger: Ledger, **when: date | datetime) -> dict[str | None, str | None]:
    """The story of each document, by its label."""
    return {one.source.label: one.source.story for one in ledger.statements(**when)}


@pytest.fixture
def papers() -> list:
    """A wire story in two papers, and another story."""
    return [
        read(
            document(WIRE, "first", published=date(2023, 5, 4), publisher="Wire", url="https://a.example/1")
        ),
        read(document(WIRE, "copy", published=date(2023, 5, 5), publisher="Post", url="https://b.example/2")),
        read(
            document(
                "Denmark has delivered 12 tanks to Ukraine, the defence minister said in Odense.",
                "other",
                published=date(2023, 5, 5),
                publisher="Post",
            )
        ),
    ]


def test_copies_share_a_story(ledger: Ledger, papers: list) -> None:
    ledger.add(papers, OLD)
    found = stories(ledger)
    assert found["first"] == found["copy"] != found["other"]


def test_one_more_document_gives_the_same_as_all_at_once(ledger: Ledger, papers: list, address: str) -> None:
    for paper in papers:
        ledger.add([paper], OLD)
        found = stories(ledger)  # a process that lives on
    with Ledger.open(address) as other:
        assert stories(other) == found  # what it kept
        assert stories(other, as_of=datetime.now(UTC)) == found  # what is computed anew


def test_a_story_is_of_what_was_known(ledger: Ledger, papers: list) -> None:
    ledger.add(list(reversed(papers)), OLD)
    assert set(stories(ledger, known_by=date(2023, 5, 4))) == {"first"}
    ledger.add(papers, NEW)
    assert len(set(stories(ledger).values())) == 2


def test_a_redacted_text_has_no_signature(ledger: Ledger, papers: list, address: str) -> None:
    ledger.add(papers, OLD)
    ledger.redact("first", "ordered by a court")
    assert rows(address, "SELECT count(*) FROM signatures") == [(2,)]
    found = stories(ledger)
    assert found["first"] != found["copy"]


def test_a_text_signed_by_another_program_is_signed_anew(
    ledger: Ledger, papers: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add(papers, Rules("0", "v", "p"))
    found = stories(ledger)
    monkeypatch.setattr("pledgebook.ledger.stories.__version__", "9.9")
    assert stories(ledger) == found
