"""A disk that is full, a folder that cannot be written, a lock that is held, a connection that is lost."""

import os
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from pledgebook.cli import main
from pledgebook.errors import LedgerFailedError
from pledgebook.ledger import Ledger, engine
from tests.ledger.books import OLD, engine_of, problems, rows
from tests.ledger.conftest import started
from tests.ledger.test_processes import many

from .killing import Say, let_run

_NOBODY = 65534


def fill_at(size: int) -> None:
    """Let no file of this process grow beyond a size, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    sys.dont_write_bytecode = True  # Python would keep a module's bytecode cut off at that size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def command(*words: str) -> str:
    """Return the exit status and what stands on standard error, in one line."""
    done = CliRunner().invoke(main, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return f"{done.exit_code} {done.stderr.rstrip()}"


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = str(tmp_path / "book.db")
    many(40)  # read once, before there are children
    with Ledger.open(path) as ledger:
        ledger.add(many(12), OLD)
        ledger.commitments()
    return path


def _add_until_full(book: str, say: Say) -> None:
    fill_at(Path(book).stat().st_size + 40_000)
    with Ledger.open(book) as ledger:
        try:
            for one in many(40):
                say(ledger.add([one], OLD)[0].document)
        except LedgerFailedError as problem:
            say(f"failed {problem}")


def test_a_full_disk_while_documents_are_added_loses_nothing_that_was_kept(book: str) -> None:
    *kept, last = let_run(partial(_add_until_full, book), None).said
    assert last.startswith(f"failed The ledger {book} cannot be used: ")
    with Ledger.open(book) as ledger:
        assert problems(ledger) == []
        assert set(kept) <= {one.source.id for one in ledger.documents()}
        assert 12 <= len(ledger.documents()) < 40
        ledger.add(many(40), OLD)  # with room again, the next run completes
        assert len(ledger.documents()) == 40


def _when_full(words: list[str], say: Say) -> None:
    fill_at(900)
    say(command(*words))


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "{}/copy.db", "--ledger", "{}/book.db"),
        ("restore", "{}/book.db", "--ledger", "{}/copy.db"),
        ("release", "spring", "--ledger", "{}/book.db"),
        ("export", "--to", "csv", "{}/copy.db", "--ledger", "{}/book.db"),
        ("export", "--to", "jsonl", "{}/copy.db", "--ledger", "{}/book.db"),
        ("export", "--to", "xlsx", "{}/copy.db", "--ledger", "{}/book.db"),
        ("export", "--to", "report", "{}/copy.db", "--ledger", "{}/book.db"),
        ("export", "--to", "iati", "{}/copy.db", "--ledger", "{}/book.db"),
        ("user", "end", "ann", "--ledger", "{}/book.db"),
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_a_full_disk_is_one_clear_line_and_nothing_half_written(
    book: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    before = shutil.copy(book, tmp_path / "before.db").read_bytes()
    (said,) = let_run(partial(_when_full, [word.format(tmp_path) for word in words]), None).said
    assert said.startswith("2 pledgebook: "), said
    assert "Traceback" not in said
    copy = tmp_path / "copy.db"
    assert not copy.is_file()
    assert not [one for one in tmp_path.rglob("*") if ".part" in one.name]
    with Ledger.open(book) as ledger:
        assert problems(ledger) == []
        assert ledger.releases() == ()
    assert Path(book).read_bytes()[:16] == before[:16]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder whose parents anybody may pass."""
    folder = Path(tempfile.mkdtemp(prefix="pledgebook-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def _as_nobody(book: str, folder: Path, say: Say) -> None:
    for done in (("release", "before"), ("backup", f"{book}.copy"), ("check",)):
        command(*done, "--ledger", book)  # what it needs is loaded while it may be read
    os.setgid(_NOBODY)
    os.setuid(_NOBODY)
    for words in (
        ("release", "spring", "--ledger", f"{folder}/book.db"),
        ("restore", f"{folder}/book.db", "--ledger", f"{folder}/new.db"),
        ("check", "--ledger", f"{folder}/new.db"),
        ("backup", f"{folder}/new.db", "--ledger", f"{folder}/book.db"),
    ):
        say(command(*words))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may become somebody else")
def test_a_folder_that_cannot_be_written_is_one_clear_line(book: str, open_folder: Path) -> None:
    shutil.copy(book, open_folder / "book.db")
    before = (open_folder / "book.db").read_bytes()
    said = let_run(partial(_as_nobody, book, open_folder), None).said
    assert len(said) == 4
    assert all(one.startswith("2 pledgebook: ") for one in said), said
    assert [one.name for one in open_folder.iterdir()] == ["book.db"]
    assert (open_folder / "book.db").read_bytes() == before


def test_a_lock_that_is_held_is_one_clear_line(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_WAIT_SECONDS", 0.2)
    with closing(sqlite3.connect(book, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = command("release", "spring", "--ledger", book)
        assert said == f"2 pledgebook: The ledger {book} cannot be used: database is locked"
        assert command("check", "--ledger", book).startswith("0 ")  # who only reads does not wait
        other.execute("ROLLBACK")
    assert command("release", "spring", "--ledger", book).startswith("0 ")


def test_a_connection_that_is_lost_is_an_error_once_and_then_a_new_one(place: Callable[[], str]) -> None:
    address = place()
    if "://" not in address:
        pytest.skip("a file has no connection to lose")
    with Ledger.open(address) as ledger:
        ledger.add(many(3), OLD)
        _end_connections(address)
        for _ in range(3):
            with suppress(LedgerFailedError):
                ledger.add(many(6), OLD)
        assert problems(ledger) == []
        assert ledger.health()["documents"] == 6


def _end_connections(address: str) -> None:
    made = engine_of(address)
    with made.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
    made.dispose()


def test_a_server_that_is_gone_is_one_clear_line() -> None:
    with started() as server, Ledger.open(server) as ledger:
        ledger.add(many(3), OLD)
        assert rows(server, "SELECT count(*) FROM documents") == [(3,)]
    said = command("list", "--ledger", server)
    assert said.startswith("2 pledgebook: The ledger postgresql://")
    assert "\n" not in said
