"""A ledger that any earlier program wrote is opened by this one; one of a later program is refused."""

import gzip
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from click.testing import CliRunner
from sqlalchemy import Connection, Engine, Table, column, insert, inspect, select, table, text

from pledgebook.cli import main
from pledgebook.commitments.decision import Verdict
from pledgebook.errors import LedgerTooNewError
from pledgebook.ledger import Ledger
from pledgebook.ledger import migrate as steps
from pledgebook.ledger.engine import reading, writing
from pledgebook.ledger.people import Role
from pledgebook.ledger.schema import KEPT, metadata, sessions

from .books import OLD, engine_of, problems, rows, tamper, three
from .fixtures.make import PASSWORD

FIXTURES = Path(__file__).parent / "fixtures"
SCHEMAS = sorted(step.revision for step in ScriptDirectory(str(steps._STEPS)).walk_revisions())


@pytest.fixture(params=SCHEMAS)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A ledger as a program of that schema left it."""
    path = tmp_path / f"written-{request.param}.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"schema-{request.param}.db.gz").read_bytes()))
    return path


def schema_of(written: Path) -> str:
    return written.stem.rpartition("-")[2]


@pytest.fixture
def old(written: Path, address: str) -> str:
    """The same ledger, on either database, at the schema it was written in."""
    if not address.startswith("postgresql"):
        return str(written)
    source, target = engine_of(str(written)), engine_of(address)
    try:
        with reading(source) as rows, writing(target) as into:
            steps.upgrade(into, schema_of(written))
            for one in metadata.sorted_tables:
                put(rows, into, one)
    finally:
        source.dispose()
        target.dispose()
    return address


def put(source: Connection, target: Connection, kept: Table) -> None:
    """Copy the columns that a table had at the time, where there was such a table."""
    if not inspect(source).has_table(kept.name):
        return
    names = [one["name"] for one in inspect(source).get_columns(kept.name)]
    had = table(kept.name, *(column(name, getattr(kept.c.get(name), "type", None)) for name in names))
    if found := [row._asdict() for row in source.execute(select(had))]:
        target.execute(insert(had), found)
    if kept.name in ("entries", "audit"):  # else the database would give their numbers again
        last = f"setval(pg_get_serial_sequence('{kept.name}', 'number'), max(number))"
        target.execute(text(f"SELECT {last} FROM {kept.name}"))


def held(address: str, tables: Sequence[Table]) -> dict[str, list[Any]]:
    engine: Engine = engine_of(address)
    try:
        with engine.connect() as connection:
            there = [one for one in tables if inspect(connection).has_table(one.name)]
            return {one.name: sorted(map(repr, connection.execute(select(one)))) for one in there}
    finally:
        engine.dispose()


def test_every_schema_is_remembered_by_a_ledger() -> None:
    """Where this fails, run `python -m tests.ledger.fixtures.make` and keep what it writes."""
    assert sorted(one.name for one in FIXTURES.glob("*.gz")) == [f"schema-{one}.db.gz" for one in SCHEMAS]


def test_the_fixture_is_of_the_schema_that_it_says(written: Path) -> None:
    assert rows(str(written), f"SELECT version_num FROM {steps.VERSION_TABLE}") == [(schema_of(written),)]
    assert rows(str(written), "SELECT count(*) FROM documents WHERE text IS NOT NULL") == [(6,)]


def test_nothing_that_was_kept_changes(old: str) -> None:
    before = held(old, KEPT)
    with Ledger.open(old) as ledger:
        assert problems(ledger) == []
    assert held(old, KEPT) == before
    assert before["decisions"]
    assert rows(old, f"SELECT version_num FROM {steps.VERSION_TABLE}") == [(steps.HEAD,)]


def test_it_says_what_it_said_and_goes_on(old: str) -> None:
    with Ledger.open(old) as ledger:
        assert [one.verdict for one in ledger.decisions()][:2] == [Verdict.ACCEPT, Verdict.CORRECT]
        released = {(one["id"], one["stage"]) for one in ledger.released("spring")}
        assert released == {(one.id, one.stage.value) for one in ledger.commitments()}
        last = ledger.head()
        ledger.add(three()[:1], OLD)
        ledger.release("summer")
        assert ledger.head() == last + 2
        assert problems(ledger) == []


def test_who_may_enter_may_enter(old: str, written: Path) -> None:
    with Ledger.open(old) as ledger:
        people = ledger.people()
        if schema_of(written) == "0001":
            people.make("ann", PASSWORD, Role.ADMIN)
        assert people.session(people.sign_in("ann", PASSWORD, "here"))
        assert [one.name for one in people.users()] == ["ann"]


def test_a_copy_of_it_is_restored_into_either_database(written: Path, address: str) -> None:
    before = held(str(written), KEPT)
    Ledger.restore(written, address)
    assert held(address, KEPT) == before
    assert held(address, [sessions]) == {"sessions": []}


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("check",),
        ("release", "x"),
        ("backup", "{}/copy.db"),
        ("restore", "{}/written.db"),
        ("user", "list"),
        ("totals",),
        ("add", "{}/report.txt"),
    ],
)
def test_a_later_ledger_is_refused_in_one_line_and_left_alone(words: Sequence[str], tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    (tmp_path / "report.txt").write_text("Finland will give Tanzania a grant.", encoding="utf-8")
    with Ledger.open(str(path)) as ledger:
        ledger.add(three()[:1], OLD)
        ledger.backup(tmp_path / "written.db")
    tamper(str(path), f"UPDATE {steps.VERSION_TABLE} SET version_num = '0999'")
    before = held(str(path), [*KEPT])
    done = CliRunner().invoke(main, [*(word.format(tmp_path) for word in words), "--ledger", str(path)])
    assert done.exit_code == 2
    assert done.output.splitlines() == [
        f"pledgebook: The ledger {path} has schema 0999, and this program knows {steps.HEAD} at most; "
        "install the newer program."
    ]
    assert held(str(path), [*KEPT]) == before


def test_a_later_ledger_on_a_server_is_refused_without_its_password(address: str) -> None:
    with Ledger.open(address):
        pass
    tamper(address, f"UPDATE {steps.VERSION_TABLE} SET version_num = '0999'")
    with pytest.raises(LedgerTooNewError, match="schema 0999"):
        Ledger.open(address)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(old: str, written: Path) -> None:
    """What a step would make is there already, so that it fails halfway."""
    if schema_of(written) == steps.HEAD:
        pytest.skip("there is no step left to take")
    obstacle = {"0001": "options", "0002": "skips"}.get(schema_of(written))
    if obstacle is None:
        pytest.skip("no obstacle is known to the steps after it")
    tamper(old, f"CREATE TABLE {obstacle} (other INTEGER)")
    before = held(old, KEPT)
    with pytest.raises(Exception, match=obstacle):
        Ledger.open(old)
    assert held(old, KEPT) == before
    assert rows(old, f"SELECT version_num FROM {steps.VERSION_TABLE}") == [(schema_of(written),)]


def test_a_fixture_is_a_whole_database(written: Path) -> None:
    with closing(sqlite3.connect(written)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
