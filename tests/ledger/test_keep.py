"""Documents and claims, kept once each."""

import zlib
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from pledgebook.commitments.statement import Source, statement_of
from pledgebook.errors import UnkeepableTextError
from pledgebook.jobs import Request, add
from pledgebook.ledger import Kept, Ledger, Outcome, Rules
from tests.exports.specimen import hostile, release, report, unread

from .books import problems, rows

MORNING = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
OLD = Rules("0.1", "words", "parser")
NEW = Rules("0.2", "words", "parser")


def test_adding_twice_is_adding_once(ledger: Ledger) -> None:
    first = ledger.add([report(), release()], OLD)
    kept = list(ledger.statements())
    again = ledger.add([report(), release()], OLD)
    assert [one.outcome for one in first] == [Outcome.NEW, Outcome.NEW]
    assert [one.outcome for one in again] == [Outcome.KNOWN, Outcome.KNOWN]
    assert list(ledger.statements()) == kept


def test_statements_are_those_of_the_claims(address: str) -> None:
    read = [report(), release(), unread()]
    with Ledger.open(address, clock=lambda: MORNING) as ledger:
        kept = ledger.add(read, OLD)
        found = list(ledger.statements())
    wanted = [
        statement_of(claim, reading.document, source(reading.document, one, reading.tier))
        for reading, one in zip(read, kept, strict=True)
        for claim in reading.claims
    ]
    assert sorted(found, key=lambda s: s.key) == sorted(wanted, key=lambda s: s.key)


def source(document, kept: Kept, tier: int | None) -> Source:
    return Source(
        id=kept.document,
        publisher=document.publisher,
        published=document.published,
        title=document.title,
        url=document.url,
        tier=tier,
        story=kept.document,
        label=document.id,
        added=MORNING,
    )


def test_a_text_that_no_database_keeps_is_refused_by_name(ledger: Ledger) -> None:
    with pytest.raises(UnkeepableTextError, match=hostile().document.id):
        ledger.add([hostile()], OLD)
    assert list(ledger.statements()) == []


def test_two_claims_of_one_id_are_kept_once(ledger: Ledger) -> None:
    reading = report()
    twice = replace(reading, claims=(*reading.claims, reading.claims[0]))
    assert [one.claims for one in ledger.add([twice], OLD)] == [len(reading.claims)]
    assert list(ledger.check()) == []


def test_records_of_one_file_keep_their_own_bytes(address: str, tmp_path: Path) -> None:
    lines = [b'{"id": "%d", "text": "Norway will give Kenya %d boats."}' % (n, n) for n in (2, 3)]
    (tmp_path / "two.jsonl").write_bytes(b"\n".join(lines))
    list(add(Request((str(tmp_path / "two.jsonl"),)), address))
    found = rows(address, "SELECT raw, raw_hash FROM documents ORDER BY label")
    assert [zlib.decompress(raw) for raw, _ in found] == lines
    assert [kept for _, kept in found] == [sha256(line).hexdigest() for line in lines]
    with Ledger.open(address) as ledger:
        assert problems(ledger) == []
