"""A check finds what a broken disk or a careless hand does, and nothing in a sound ledger."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from pledgebook.commitments import Decision
from pledgebook.commitments.decision import Verdict
from pledgebook.ledger import Ledger
from tests.exports.specimen import release, report, unread

from .books import OLD, engine_of, problems, tamper, three


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with something of everything."""
    ledger.add([*three()], OLD)
    ledger.release("spring")
    return ledger


def test_a_sound_ledger_has_no_findings(full: Ledger) -> None:
    assert problems(full) == []


def test_readings_made_by_hand_are_sound_too(ledger: Ledger) -> None:
    ledger.add([report(), release(), unread()], OLD)
    assert problems(ledger) == []


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("UPDATE documents SET text = text || '!' WHERE label = 'grant'", "its text is not the one"),
        ("UPDATE documents SET publisher = 'Nobody' WHERE label = 'grant'", "its id is not the hash"),
        ("UPDATE documents SET text = NULL WHERE label = 'grant'", "no redaction says why"),
        ("UPDATE documents SET raw_hash = 'x' WHERE label = 'grant'", "its bytes are gone"),
        ("UPDATE claims SET record = replace(record, 'Finland', 'Sweden')", "does not stand at"),
        ("UPDATE claims SET record = replace(record, 'Finland', 'Sweden')", "its record is not the one"),
        ("UPDATE claims SET record = replace(record, '\"pledged\"', '\"delivered\"')", "its id is not"),
        ("UPDATE claims SET record = '{'", "its record cannot be read"),
        ("UPDATE claims SET words = 'x'", "the hash of its evidence is wrong"),
        ("UPDATE readings SET headline = 'x'", "its headline x is none of its claims"),
        ("UPDATE readings SET published = '2020-01-01'", "not the hash of document, rules and day"),
        ("DELETE FROM claims", "claims, and 0 are there"),
        ("UPDATE rules SET program = '9'", "the version is not the hash of the rules"),
        ("UPDATE entries SET at = '2001-01-01 00:00:00' WHERE number = 2", "is older than entry 1"),
        ("UPDATE releases SET hash = 'x'", "not those that were frozen"),
        ("INSERT INTO redactions SELECT id, 'x', 1 FROM documents", "it is redacted, but its text is there"),
    ],
)
def test_damage_is_found(full: Ledger, address: str, damage: str, found: str) -> None:
    tamper(address, damage)
    assert any(found in problem for problem in problems(full))


@pytest.mark.parametrize(
    ("sqlite", "postgresql", "found"),
    [
        ("DROP TRIGGER claims_keep_rows", "DROP TRIGGER keep_rows ON claims", "is gone"),
        (
            "CREATE TRIGGER also AFTER INSERT ON claims BEGIN DELETE FROM options; END",
            "CREATE TRIGGER also AFTER INSERT ON claims EXECUTE FUNCTION keep()",
            "was not made by this program",
        ),
        (
            "DROP TRIGGER claims_keep_rows; CREATE TRIGGER claims_keep_rows AFTER DELETE ON claims BEGIN SELECT 1; END",
            "ALTER TABLE claims DISABLE TRIGGER keep_rows",
            "is not as this program made it",
        ),
    ],
)
def test_what_guards_no_more_is_found(
    full: Ledger, address: str, sqlite: str, postgresql: str, found: str
) -> None:
    engine = engine_of(address)
    parts = (
        sqlite.replace("; CREATE", "\0CREATE").split("\0")
        if engine.dialect.name == "sqlite"
        else [postgresql]
    )
    with engine.connect().execution_options(writing=True) as connection:
        for one in parts:
            connection.execute(text(one))
        connection.commit()
    engine.dispose()
    assert [found in problem for problem in problems(full)] == [True]


def test_a_decision_about_nothing_is_found(full: Ledger, address: str) -> None:
    statement = next(full.statements())
    at = datetime(2025, 1, 1, tzinfo=UTC)
    full.decide(Decision("d1", Verdict.ACCEPT, statement.key, "ann", at, "w"))
    assert problems(full) == []
    full.decide(Decision("d2", Verdict.ACCEPT, (statement.source.id, "nothing"), "ann", at, "w"))
    assert problems(full) == ["is about claim nothing, which does not exist"]
