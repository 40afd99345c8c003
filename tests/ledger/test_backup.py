"""Copies of a whole ledger, out of each kind of database and back into each."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from pledgebook.errors import (
    BrokenLedgerError,
    CannotWriteError,
    LedgerHoldsError,
    LedgerTooNewError,
    NotABackupError,
)
from pledgebook.ledger import Ledger
from pledgebook.ledger import migrate as steps
from pledgebook.ledger.people import Role
from pledgebook.ledger.schema import metadata
from pledgebook.ledger.search import Wanted

from .books import OLD, problems, rows, tamper, three
from .conftest import new_schema
from .furnished import furnish
from .test_processes import many

COPIED = [name for name in sorted(metadata.tables) if name not in ("sessions", "projections")]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a ledger that has something in every table."""
    folder = tmp_path_factory.mktemp("furnished")
    with Ledger.open(str(folder / "book.db")) as ledger:
        furnish(ledger)
    with Ledger.open(str(folder / "book.db")) as ledger:  # with what the first kept when it closed
        ledger.backup(folder / "backup.db")
    return folder / "backup.db"


@pytest.fixture
def backup(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "backup.db"))


def kept(address: str) -> dict[str, list[str]]:
    """Every row that is copied, as SQLAlchemy reads it, whatever the database calls its types."""
    from sqlalchemy import select

    from .books import engine_of

    engine = engine_of(address)
    try:
        with engine.connect() as connection:
            return {
                name: sorted(map(repr, connection.execute(select(metadata.tables[name])))) for name in COPIED
            }
    finally:
        engine.dispose()


def test_out_of_any_ledger_and_into_any_other_all_rows_stay_what_they_are(
    backup: Path, address: str, server: str, tmp_path: Path
) -> None:
    first = kept(str(backup))
    assert [name for name in COPIED if not first[name]] == []
    Ledger.restore(backup, address)
    assert kept(address) == first
    with Ledger.open(address) as ledger:
        ledger.backup(tmp_path / "again.db")
    for target in (new_schema(server), str(tmp_path / "last.db")):
        Ledger.restore(tmp_path / "again.db", target)
        assert kept(target) == first
        with Ledger.open(target) as ledger:
            assert problems(ledger) == []


def test_a_restored_ledger_says_the_same_and_goes_on(backup: Path, address: str) -> None:
    with Ledger.open(str(backup)) as ledger:
        said, released = ledger.commitments(), ledger.released("spring")
        last = ledger.head()
    Ledger.restore(backup, address)
    with Ledger.open(address) as ledger:
        assert (ledger.commitments(), ledger.released("spring")) == (said, released)
        ledger.add(many(1), OLD)
        assert ledger.head() == last + 1
        assert ledger.search(Wanted("wells"))[0] == 3
        ledger.people().note("ann", "note", "what", "here")
        assert problems(ledger) == []


def test_nobody_is_signed_in_after_it_and_passwords_are_not_for_all(backup: Path, address: str) -> None:
    assert rows(str(backup), "SELECT count(*) FROM sessions") == [(0,)]
    Ledger.restore(backup, address)
    with Ledger.open(address) as ledger:
        assert ledger.people().sign_in("ann", "a long enough one", "here")


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_backup_is_one_file_that_its_owner_alone_may_read(template: Path) -> None:
    with sqlite3.connect(template) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
    assert stat.S_IMODE(template.stat().st_mode) == 0o600
    assert not [one for one in template.parent.iterdir() if one.name.startswith(("backup.db-", ".backup"))]


def test_while_others_add_a_backup_is_of_one_state(ledger: Ledger, tmp_path: Path) -> None:
    readings, done, sizes = many(4_000), Event(), list[int]()

    def add() -> None:
        for reading in readings:
            if done.is_set():
                break
            ledger.add([reading], OLD)

    adding = Thread(target=add)
    adding.start()
    while adding.is_alive() and (len(sizes) < 3 or sizes[0] == sizes[-1]):
        sizes.append(ledger.backup(tmp_path / f"{len(sizes)}.db").documents)
    done.set()
    adding.join()
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]  # something was added between them
    for number, size in enumerate(sizes):
        with Ledger.open(str(tmp_path / f"{number}.db")) as copy:
            assert problems(copy) == []
            assert copy.head() == size == copy.health()["documents"]


def test_a_ledger_that_holds_something_is_not_touched(backup: Path, ledger: Ledger, address: str) -> None:
    ledger.add(three()[:1], OLD)
    before = kept(address)
    with pytest.raises(LedgerHoldsError, match=r"documents 1, decisions 0; .*--replace"):
        Ledger.restore(backup, address)
    assert kept(address) == before


def test_told_to_it_takes_the_place_of_what_was_there(backup: Path, address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(many(5), OLD)
        ledger.people().make("carl", "a long enough one", Role.ADMIN)
        ledger.search(Wanted("wells"))
    first = kept(str(backup))
    Ledger.restore(backup, address, replace=True)
    assert kept(address) == first
    with Ledger.open(address) as ledger:
        assert ledger.search(Wanted("wells"))[0] == 2
        assert problems(ledger) == []
    for change in ("DELETE FROM claims", "UPDATE decisions SET verdict = 'x'", "DELETE FROM documents"):
        with pytest.raises(Exception, match="rows are only added"):
            _directly(address, change)


def _directly(address: str, statement: str) -> None:
    from sqlalchemy import text

    from .books import engine_of

    engine = engine_of(address)
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()


def test_a_broken_backup_leaves_everything_as_it_was(backup: Path, address: str, tmp_path: Path) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(many(3), OLD)
    before = kept(address)
    tamper(str(backup), "UPDATE documents SET text = replace(text, 'Finland', 'Iceland')")
    with pytest.raises(BrokenLedgerError, match=r"nothing was copied: document .*check --ledger"):
        Ledger.restore(backup, address, replace=True)
    assert kept(address) == before
    with pytest.raises(BrokenLedgerError):
        Ledger.restore(backup, str(tmp_path / "new.db"))
    assert not [one.name for one in tmp_path.iterdir() if "new.db" in one.name]


def test_a_backup_that_acts_by_itself_is_refused(backup: Path, tmp_path: Path) -> None:
    with sqlite3.connect(backup) as brought:
        brought.execute("CREATE TRIGGER also AFTER INSERT ON claims BEGIN DELETE FROM options; END")
    with pytest.raises(BrokenLedgerError, match="guard also: was not made by this program"):
        Ledger.restore(backup, str(tmp_path / "new.db"))
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda path: None, "there is no such file"),
        (lambda path: path.write_bytes(b""), "it is empty"),
        (lambda path: path.write_bytes(b"no database at all, but long enough" * 40), "not a database"),
        (lambda path: _birds(path), "a database of something else"),
    ],
)
def test_what_is_no_backup_is_refused(tmp_path: Path, made: object, said: str) -> None:
    path = tmp_path / "in.db"
    made(path)  # type: ignore[operator]
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(NotABackupError, match=said):
        Ledger.restore(path, str(tmp_path / "book.db"))
    assert not (tmp_path / "book.db").exists()
    assert (path.read_bytes() if path.exists() else None) == before


def _birds(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()


def test_a_backup_of_a_newer_program_is_refused_by_its_name(backup: Path, address: str) -> None:
    tamper(str(backup), f"UPDATE {steps.VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(LedgerTooNewError, match=r"backup\.db has schema 9999"):
        Ledger.restore(backup, address)
    with Ledger.open(address) as ledger:
        assert ledger.head() == 0


def test_a_backup_is_only_read(backup: Path, tmp_path: Path) -> None:
    before = backup.read_bytes()
    Ledger.restore(backup, str(tmp_path / "book.db"))
    assert backup.read_bytes() == before


def test_pages_of_a_ledger_that_was_deleted_do_not_come_into_the_new_one(
    backup: Path, tmp_path: Path
) -> None:
    path = tmp_path / "book.db"
    with Ledger.open(str(path)) as ledger:
        ledger.add(many(4), OLD)
        shutil.copy(f"{path}-wal", tmp_path / "pages")
    path.unlink()
    shutil.copy(tmp_path / "pages", f"{path}-wal")
    first = kept(str(backup))
    Ledger.restore(backup, str(path))
    assert kept(str(path)) == first


def test_a_file_that_cannot_be_written_leaves_nothing(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="No such file or directory"):
        ledger.backup(tmp_path / "nowhere" / "backup.db")


def test_a_ledger_broken_on_the_disk_replaces_no_good_backup(tmp_path: Path) -> None:
    path, out = tmp_path / "book.db", tmp_path / "out.db"
    with Ledger.open(str(path)) as ledger:
        ledger.add(many(40), OLD)
        ledger.backup(out)
    good = out.read_bytes()
    ((page,),) = rows(str(path), "SELECT rootpage FROM sqlite_master WHERE name = 'ix_claims_id'")
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x55" * 4096)
    with Ledger.open(str(path)) as ledger, pytest.raises(BrokenLedgerError, match="database: "):
        ledger.backup(out)
    assert out.read_bytes() == good


@pytest.fixture(autouse=True)
def _no_litter(tmp_path: Path) -> Iterator[None]:
    """Nothing half-written stays beside what was made."""
    yield
    assert [one.name for one in tmp_path.iterdir() if ".part" in one.name] == []
