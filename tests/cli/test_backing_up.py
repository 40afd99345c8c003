"""Copying a ledger and putting it back, as a script meets it."""

import shutil
from pathlib import Path

import pytest

from .test_keeping import book, report, run, template

__all__ = ["book", "report", "template"]


def test_a_copy_is_a_ledger_and_comes_back(book: str, tmp_path: Path) -> None:
    copy, again = str(tmp_path / "copy.db"), str(tmp_path / "again.db")
    done = run("backup", copy, "--ledger", book)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"pledgebook: {copy} holds 1 document, 1 claim, 0 decisions and 0 releases\n"
    back = run("restore", copy, "--ledger", again)
    assert back.stderr == (
        "pledgebook: the ledger holds 1 document, 1 claim, 0 decisions and 0 releases, checked; "
        "everybody signs in again\n"
    )
    listed = [run("list", "--ledger", one, "--format", "jsonl").stdout for one in (book, copy, again)]
    assert listed[0]
    assert len(set(listed)) == 1


def test_nothing_is_written_over_unless_told(book: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert run("backup", copy, "--ledger", book).exit_code == 0
    again = run("backup", copy, "--ledger", book)
    assert (again.exit_code, again.stderr) == (
        2,
        f"pledgebook: {copy} is there already; name another file, or write over it with --replace.\n",
    )
    assert run("backup", copy, "--ledger", book, "--replace").exit_code == 0
    onto = run("restore", copy, "--ledger", book)
    assert onto.exit_code == 2
    assert "--replace" in onto.stderr
    assert run("restore", copy, "--ledger", book, "--replace").exit_code == 0


def test_a_ledger_is_no_place_for_its_own_copy(book: str, tmp_path: Path) -> None:
    before = Path(book).read_bytes()
    done = run("backup", book, "--ledger", book, "--replace")
    assert (done.exit_code, done.stderr) == (
        2,
        f"pledgebook: {book} cannot be written: it is the ledger itself\n",
    )
    assert Path(book).read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "{}/copy.db", "--ledger", "{}/none.db"),
        ("backup", "{}/none/copy.db", "--ledger", "{}/book.db"),
        ("backup", "{}", "--ledger", "{}/book.db"),
        ("restore", "{}/none.db", "--ledger", "{}/new.db"),
        ("restore", "{}/report.txt", "--ledger", "{}/new.db"),
        ("restore", "{}/book.db", "--ledger", "{}/none/new.db"),
    ],
)
def test_one_clear_line_where_nothing_can_be_done(book: str, words: tuple[str, ...], tmp_path: Path) -> None:
    shutil.copy(book, tmp_path / "keep.db")
    done = run(*(word.format(tmp_path) for word in words))
    assert done.exit_code == 2
    assert not done.stdout
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "new.db").exists()
