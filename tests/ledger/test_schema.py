"""One schema, made by the same steps on both databases."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table

from pledgebook.errors import LedgerTooNewError, NoSuchLedgerError, NotALedgerError
from pledgebook.ledger import Ledger
from pledgebook.ledger import migrate as steps
from pledgebook.ledger.schema import CHANGING, KEPT, PROJECTED, metadata

from .books import engine_of, rows, tamper


def test_the_steps_lead_to_the_schema(ledger: Ledger, address: str) -> None:
    engine = engine_of(address)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection, opts={"version_table": steps.VERSION_TABLE, "compare_type": True}
            )
            assert compare_metadata(context, metadata) == []
    finally:
        engine.dispose()


def test_every_table_is_kept_or_computed_or_says_who_may_do_what() -> None:
    assert {*KEPT, *PROJECTED, *CHANGING} == set(metadata.tables.values())


def test_the_head_is_the_last_step() -> None:
    assert ScriptDirectory(str(steps._STEPS)).get_heads() == [steps.HEAD]


def test_opening_again_changes_nothing(ledger: Ledger, address: str) -> None:
    with Ledger.open(address) as again:
        assert list(again.statements()) == []


def test_a_newer_ledger_is_refused(ledger: Ledger, address: str) -> None:
    tamper(address, f"UPDATE {steps.VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(LedgerTooNewError, match=r"schema 9999.*install the newer program"):
        Ledger.open(address)


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    with pytest.raises(NotALedgerError):
        Ledger.open(str(path))
    assert rows(str(path), "SELECT name FROM sqlite_master") == [("birds",)]


def test_a_ledger_that_must_exist_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoSuchLedgerError):
        Ledger.open(str(tmp_path / "none.db"), missing_ok=False)
    assert list(tmp_path.iterdir()) == []


def test_sqlite_is_set_up_to_be_shared_and_safe(tmp_path: Path) -> None:
    path = str(tmp_path / "book.db")
    with Ledger.open(path):
        engine = engine_of(path)
        with engine.connect() as connection:
            found = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
            ]
        engine.dispose()
    assert found == ["wal", 1, 2, 60_000]


def test_a_password_is_not_shown() -> None:
    from pledgebook.ledger.engine import address_of, shown

    assert shown(address_of("postgres://ann:secret@host/book")) == "postgresql://ann:***@host/book"


@pytest.mark.parametrize("table", metadata.tables.values(), ids=lambda table: table.name)
def test_every_column_is_on_the_page(table: Table) -> None:
    page = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text("utf-8")
    (line,) = [line for line in page.splitlines() if line.startswith(f"| `{table.name}` |")]
    assert all(f"`{column.name}`" in line.split("|", 3)[3] for column in table.columns)
