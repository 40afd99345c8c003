"""What a run tells those who watch over it: a report as JSON, and a log of JSON lines."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pledgebook.cli import main
from pledgebook.log import is_structured

from .test_keeping import book, report, run, template

__all__ = ["book", "report", "template"]


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "run.json"


def told_of(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert datetime.fromisoformat(found["began"]).tzinfo
    assert 0 <= found["seconds"] < 300
    assert found["peak_memory_bytes"] > 10_000_000
    return found


def test_a_run_tells_what_it_read_and_what_it_did_not(report: Path, told: Path, tmp_path: Path) -> None:
    missing, path = str(tmp_path / "none.txt"), str(tmp_path / "new.db")
    done = run("add", str(report), missing, "--ledger", path, "--run-report", str(told))
    found = told_of(told)
    assert (found["command"], found["status"], done.exit_code) == ("add", 1, 1)
    assert found["counts"] == {
        "read": 1,
        "not_read": 1,
        "added": 1,
        "already_there": 0,
        "read_again": 0,
        "claims": 1,
    }
    (missed,) = found["not_read"]
    assert missed["where"].endswith("none.txt")
    assert missed["reason"] == "no such file or folder"


def test_a_run_that_failed_tells_so(told: Path, tmp_path: Path) -> None:
    done = run("check", "--ledger", str(tmp_path / "none.db"), "--run-report", str(told))
    assert done.exit_code == told_of(told)["status"] == 2


def test_an_export_tells_how_many_rows(book: str, told: Path, tmp_path: Path) -> None:
    run("export", "--to", "csv", str(tmp_path / "tables"), "--ledger", book, "--run-report", str(told))
    counts = told_of(told)["counts"]
    assert counts["commitments"] == 1
    for name, count in counts.items():
        table = (tmp_path / "tables" / f"{name}.csv").read_text("utf-8")
        assert len(table.splitlines()) >= count + 1


def test_where_no_report_can_be_written_nothing_is_begun(book: str, tmp_path: Path) -> None:
    path = str(tmp_path / "none" / "run.json")
    done = run("backup", str(tmp_path / "copy.db"), "--ledger", book, "--run-report", path)
    assert done.exit_code == 2
    assert "is no folder" in done.stderr
    assert not (tmp_path / "copy.db").exists()


def test_with_a_log_all_of_standard_error_is_json(book: str, tmp_path: Path) -> None:
    for words in (
        ("check", "--ledger", book),
        ("list", "--ledger", book),
        ("release", "may", "--ledger", book),
        ("backup", str(tmp_path / "copy.db"), "--ledger", book),
        ("check", "--ledger", str(tmp_path / "none.db")),
        ("export", "--to", "csv", str(tmp_path / "tables"), "--ledger", book),
    ):
        done = run(*words, "--log", "json")
        events = [json.loads(line) for line in done.stderr.splitlines()]
        assert {"at", "level", "event"} <= set(events[0]), words
        assert not is_structured()
        last = events[-1]
        assert (last["event"], last["command"], last["status"]) == ("done", words[0], done.exit_code)


def test_every_command_takes_both() -> None:
    for name, command in main.commands.items():
        options = {option for one in command.params for option in one.opts}
        assert {"--log", "--run-report"} <= options or hasattr(command, "commands"), name
