"""By order of law: text and bytes go, cited quotations stay."""

from pathlib import Path

import pytest

from pledgebook.errors import AmbiguousDocumentError, NoSuchDocumentError
from pledgebook.ledger import Ledger, Outcome

from .books import GRANT, NEW, OLD, document, problems, read, rows, said, three

SECRET = "The minister's telephone number is in the desk of the third clerk."


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger of three documents and one to be redacted."""
    private = document(f"{GRANT} {SECRET}", "private", raw=f"<p>{SECRET}</p>".encode(), publisher="Wire")
    ledger.add([*three(), read(private)], OLD)
    return ledger


def test_text_and_bytes_go_and_claims_stay(full: Ledger, address: str) -> None:
    before = said(full)
    full.redact("private", "ordered by a court")
    (row,) = rows(address, "SELECT text, raw, text_hash, raw_hash FROM documents WHERE label = 'private'")
    assert row[:2] == (None, None)
    assert all(row[2:])
    assert said(full) == before
    assert problems(full) == []


def test_other_documents_are_untouched(full: Ledger, address: str) -> None:
    others = "SELECT * FROM documents WHERE label <> 'private' ORDER BY id"
    before = rows(address, others)
    full.redact("private", "ordered by a court")
    assert rows(address, others) == before


def test_nothing_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with Ledger.open(str(path)) as ledger:
        ledger.add([read(document(f"{GRANT} {SECRET}", "private"))], OLD)
        ledger.redact("private", "ordered by a court")
    files = [one.read_bytes() for one in tmp_path.iterdir()]
    assert not any(SECRET.encode() in data for data in files)
    assert any(b"5 million euros" in data for data in files)


def test_a_redacted_document_is_not_read_again(full: Ledger) -> None:
    full.redact("private", "ordered by a court")
    private = document(f"{GRANT} {SECRET}", "private", publisher="Wire")
    kept = full.add([read(private)], NEW)
    assert [one.outcome for one in kept] == [Outcome.KNOWN]
    assert problems(full) == []


def test_redacting_twice_is_redacting_once(full: Ledger, address: str) -> None:
    full.redact("private", "ordered by a court")
    full.redact("private", "ordered again")
    assert rows(address, "SELECT because FROM redactions") == [("ordered by a court",)]


def test_the_same_text_elsewhere_is_told(ledger: Ledger) -> None:
    here, there = document(GRANT, "here"), document(GRANT, "there", url="https://example.org/there")
    _, other = ledger.add([read(here), read(there)], OLD)
    assert ledger.redact("here", "ordered by a court") == (other.document,)


def test_what_cannot_be_told_apart_is_refused(ledger: Ledger) -> None:
    ledger.add([read(document(GRANT, "one", url="https://example.org/1"))], OLD)
    ledger.add([read(document(GRANT, "one", url="https://example.org/2"))], OLD)
    with pytest.raises(AmbiguousDocumentError):
        ledger.redact("one", "ordered by a court")
    with pytest.raises(NoSuchDocumentError):
        ledger.redact("two", "ordered by a court")
