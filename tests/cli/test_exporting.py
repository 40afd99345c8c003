"""Export from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pledgebook.cli import main
from pledgebook.ledger import Ledger
from tests.ledger.books import OLD, three


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = str(tmp_path / "book.db")
    with Ledger.open(path) as ledger:
        ledger.add(three(), OLD)
    return path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ("export", *words))
    return done.exit_code, done.stdout, done.stderr


def test_standard_output_gets_the_commitments(book: str) -> None:
    status, told, _ = run("--to", "jsonl", "-", "--ledger", book, "--actor", "Finland")
    assert status == 0
    (line,) = told.splitlines()
    assert json.loads(line)["actors"] == "FIN"


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_file_gets_the_commitments_and_a_folder_everything(book: str, tmp_path: Path, kind: str) -> None:
    assert run("--to", kind, str(tmp_path / f"a.{kind}"), "--ledger", book)[0] == 0
    assert (tmp_path / f"a.{kind}").is_file()
    assert run("--to", kind, str(tmp_path / "all"), "--ledger", book)[0] == 0
    assert len(list((tmp_path / "all").iterdir())) == 5


@pytest.mark.parametrize(("kind", "name"), [("xlsx", "a.xlsx"), ("report", "a.html"), ("iati", "a.xml")])
def test_workbook_and_report(book: str, tmp_path: Path, kind: str, name: str) -> None:
    status, told, said = run("--to", kind, str(tmp_path / name), "--ledger", book)
    assert (status, told) == (0, "")
    assert f"written to {tmp_path / name}" in said


def test_where_nothing_can_be_written_is_said(book: str, tmp_path: Path) -> None:
    status, _, said = run("--to", "csv", str(tmp_path / "no" / "such" / "a.csv"), "--ledger", book)
    assert status == 2
    assert "could not be written" in said
    assert not list(tmp_path.glob("**/*.part"))


def test_activities_go_to_standard_output_too(book: str) -> None:
    status, told, _ = run("--to", "iati", "-", "--ledger", book)
    assert status == 0
    assert told.count("<iati-activity ") == 3


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_what_is_no_text_needs_a_name(book: str, kind: str) -> None:
    status, told, said = run("--to", kind, "-", "--ledger", book)
    assert (status, told) == (2, "")
    assert "name a file" in said


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_whole_texts_are_asked_for(book: str, tmp_path: Path, kind: str) -> None:
    for more in ((), ("--texts",)):
        out = tmp_path / f"all{len(more)}"
        assert run("--to", kind, str(out), "--ledger", book, *more)[0] == 0
        package = json.loads((out / "datapackage.json").read_text("utf-8"))
        named = [field["name"] for one in package["resources"] for field in one["schema"]["fields"]]
        assert ("text" in named) == bool(more)


@pytest.mark.parametrize(
    ("kind", "name"), [("csv", "-"), ("csv", "a.csv"), ("xlsx", "a.xlsx"), ("iati", "a.xml"), ("report", "a")]
)
def test_where_no_text_can_go_is_said(book: str, tmp_path: Path, kind: str, name: str) -> None:
    out = name if name == "-" else str(tmp_path / name)
    status, told, said = run("--to", kind, out, "--ledger", book, "--texts")
    assert (status, told) == (2, "")
    assert "has none; name a folder" in said
    assert not Path(out).exists()
