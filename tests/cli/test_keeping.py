"""The commands about a ledger, as a script meets them."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pledgebook.cli import main

from . import test_main as shell

REPORT = shell.REPORT


def run(*words: str) -> Result:
    """Run the program without a process of its own."""
    return CliRunner().invoke(main, words)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report of one promise."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one document."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    source, path = str(folder / "report.txt"), str(folder / "book.db")
    done = shell.run("add", source, "--ledger", path, "--published", "2023-05-04")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"pledgebook: 1 document added, 1 claim, 0 already there\n"
    return folder / "book.db"


@pytest.fixture
def book(template: Path, report: Path, tmp_path: Path) -> str:
    """A ledger of one document."""
    return str(shutil.copy(template, tmp_path / "book.db"))


def test_add_keeps_and_says_so_on_standard_error_alone(tmp_path: Path, report: Path) -> None:
    path = str(tmp_path / "book.db")
    first, again = (run("add", str(report), "--ledger", path) for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == "pledgebook: 1 document added, 1 claim, 0 already there\n"
    assert again.stderr == "pledgebook: 0 documents added, 0 claims, 1 already there\n"


def test_add_names_what_it_could_not_read(tmp_path: Path, report: Path) -> None:
    done = run("add", str(tmp_path / "none.txt"), str(report), "--ledger", str(tmp_path / "book.db"))
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].endswith("1 claim, 0 already there, 1 not read")


def test_a_document_in_another_language_is_kept_with_no_claims(tmp_path: Path) -> None:
    path = tmp_path / "meldung.txt"
    path.write_text("Die Regierung hat am Mittwoch beschlossen, weitere Hilfe zu leisten.", encoding="utf-8")
    done = run("add", str(path), "--ledger", str(tmp_path / "book.db"))
    assert done.stderr == "pledgebook: 1 document added, 0 claims, 0 already there\n"


def test_the_bytes_are_kept_as_they_came(book: str, report: Path) -> None:
    import zlib

    with sqlite3.connect(book) as connection:
        (raw,) = connection.execute("SELECT raw FROM documents").fetchone()
    connection.close()
    assert zlib.decompress(raw) == report.read_bytes()


def test_a_sound_ledger_is_status_nought_and_a_broken_one_two(book: str) -> None:
    assert run("check", "--ledger", book).exit_code == 0
    with sqlite3.connect(book) as connection:
        connection.execute("DROP TRIGGER documents_keep_values")
        connection.execute("UPDATE documents SET text = replace(text, 'Finland', 'Iceland')")
    connection.close()
    done = run("check", "--ledger", book, "--format", "jsonl")
    assert done.exit_code == 2
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert any("is not the one that was kept" in one["reason"] for one in found)
    assert len(run("check", "--ledger", book).stdout.splitlines()) == len(found)


def test_a_release_and_what_came_after(book: str, tmp_path: Path) -> None:
    assert run("release", "may", "--ledger", book).stderr == "pledgebook: release may holds 1 commitment\n"
    later = tmp_path / "later.txt"
    later.write_text("Denmark has delivered 12 tanks to Ukraine.", encoding="utf-8")
    run("add", str(later), "--ledger", book)
    table = run("diff", "may", "now", "--ledger", book).stdout
    assert max(map(len, table.splitlines())) <= 100
    assert "Denmark, 12 × tank to Ukraine" in table
    lines = run("diff", "may", "now", "--ledger", book, "--format", "jsonl").stdout.splitlines()
    first, *totals = [json.loads(line) for line in lines]
    assert (first["change"], first["before"], first["after"]) == ("new", None, "delivered")
    assert [(one["stage"], one["before"], one["after"]) for one in totals] == [
        ("pledged", 1, 1),
        ("delivered", 0, 1),
    ]


def test_a_redacted_document_leaves_a_sound_ledger(book: str, template: Path) -> None:
    done = run(
        "redact", str(template.with_name("report.txt")), "--because", "ordered by a court", "--ledger", book
    )
    assert done.exit_code == 0
    assert run("check", "--ledger", book).exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--ledger", "{}/none.db"),
        ("diff", "a", "b", "--ledger", "{}/none.db"),
        ("release", "now", "--ledger", "{}/book.db"),
        ("release", "x", "--ledger", "{}"),
        ("diff", "a", "b", "--ledger", "{}/book.db"),
        ("redact", "x", "--because", "y", "--ledger", "{}/book.db"),
        ("redact", "x", "--ledger", "{}/book.db"),
        ("check", "--ledger", "{}/report.txt"),
        ("add", "{}/report.txt", "--ledger", "{}/report.txt"),
        ("add", "{}/report.txt", "--ledger", "{}/no/such/folder/book.db"),
        ("check", "--ledger", "postgresql://nobody@127.0.0.1:1/none"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(words: tuple[str, ...], book: str, tmp_path: Path) -> None:
    done = run(*(word.format(tmp_path) for word in words))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1 or done.stderr.startswith("Usage")


def test_the_ledger_can_be_set(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGEBOOK_LEDGER", book)
    assert run("check").exit_code == 0
