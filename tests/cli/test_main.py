"""The command line as a script meets it: words, streams and exit statuses of the contract."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pledgebook.cli import main

REPORT = "Finland will give Tanzania a grant of 5 million euros for wells, the foreign ministry said.\n"


def run(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program without a process of its own, which would load the parser each time."""
    done = CliRunner().invoke(main, words)
    if not isinstance(done.exception, SystemExit | None):
        raise done.exception
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout_bytes, done.stderr_bytes)


def run_apart(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell does."""
    return subprocess.run(
        [sys.executable, "-m", "pledgebook", *words],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report of one promise."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_help_lists_the_commands_in_the_order_of_the_work() -> None:
    done = run_apart("--help")
    assert done.returncode == 0
    assert done.stdout.index(b"read ") < done.stdout.index(b"annotate ")


def test_read_prints_one_line_of_json_a_document(report: Path) -> None:
    done = run(
        "read", str(report), "--format", "jsonl", "--published", "2023-05-04", "--publisher", "Example Wire"
    )
    reading = json.loads(done.stdout)
    assert done.returncode == 0
    assert reading["document"]["text"] == REPORT
    assert (reading["document"]["published"], reading["document"]["publisher"]) == (
        "2023-05-04",
        "Example Wire",
    )
    (claim,) = reading["claims"]
    assert (claim["stage"], claim["actors"][0]["id"], claim["recipients"][0]["id"]) == (
        "pledged",
        "FIN",
        "TZA",
    )
    assert (claim["amount"]["value"], claim["amount"]["currency"]) == (5_000_000, "EUR")
    assert reading["headline"] == claim["id"]


def test_the_same_text_gives_the_same_ids(report: Path) -> None:
    words = ("read", str(report), "--format", "jsonl")
    apart = run_apart(*words)
    assert (apart.returncode, apart.stderr) == (0, b"")
    assert run(*words).stdout == apart.stdout


def test_standard_input_is_a_dash() -> None:
    done = run_apart("read", "-", "--format", "csv", stdin=REPORT.encode("utf-16"))
    (row,) = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert (row["actors"], row["recipients"], row["stage"]) == ("Finland", "Tanzania", "pledged")


def test_a_table_fits_a_hundred_columns(report: Path) -> None:
    done = run("read", str(report))
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= 100
    assert any("Finland" in line and "Tanzania" in line for line in lines)


def test_a_page_is_whole_and_asks_for_nothing(report: Path) -> None:
    page = run("read", str(report), "--format", "html").stdout.decode()
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "src=" not in page
    assert 'href="http' not in page
    assert "grant of 5 million euros" in page.replace("</mark>", "") or "5 million euros" in page


def test_annotate_prints_what_was_seen(report: Path) -> None:
    seen = json.loads(run("annotate", str(report)).stdout)
    assert [amount["text"] for amount in seen["amounts"]] == ["5 million euros"]
    assert {party["id"] for party in seen["parties"]} >= {"FIN", "TZA"}


def test_a_bad_input_is_named_and_the_rest_goes_on(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run("read", str(empty), str(report), str(tmp_path / "missing.txt"), "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    complaints = done.stderr.decode().splitlines()
    assert len(complaints) == 2
    assert "empty.txt" in complaints[0]
    assert "missing.txt" in complaints[1]


def test_a_terminal_is_shown_how_far_it_is(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("read", str(report), "--format", "jsonl").stderr == b""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert b"Read 1 documents" in run("read", str(report), "--format", "jsonl").stderr


def test_nothing_read_is_status_two(tmp_path: Path) -> None:
    done = run_apart("read", str(tmp_path / "missing.txt"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"missing.txt" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "x.txt", "--published", "yesterday"],
        ["read", "x.txt", "--format", "pdf"],
        ["read", "x.txt", "--vocabulary", "no/such/folder"],
        ["recite", "x.txt"],
    ],
)
def test_what_cannot_be_meant_is_status_two(words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_a_text_that_is_not_english_is_flagged_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "meldung.txt"
    path.write_text(
        "Die Bundesregierung hat am Mittwoch beschlossen, der Ukraine weitere fünfzig Millionen Euro für den "
        "Wiederaufbau der zerstörten Schulen und Krankenhäuser zur Verfügung zu stellen.",
        encoding="utf-8",
    )
    reading = json.loads(run("read", str(path), "--format", "jsonl").stdout)
    assert reading["claims"] == []
    assert "not_english" in {flag["kind"] for flag in reading["flags"]}


def test_a_user_can_add_words(report: Path, tmp_path: Path) -> None:
    own = tmp_path / "words"
    own.mkdir()
    (own / "states.yml").write_text("ZZZ: {name: Ruritania, capital: [Strelsau]}\n", encoding="utf-8")
    report.write_text(REPORT.replace("Tanzania", "Ruritania"), encoding="utf-8")
    reading = json.loads(run("read", str(report), "--format", "jsonl", "--vocabulary", str(own)).stdout)
    assert [party["id"] for party in reading["claims"][0]["recipients"]] == ["ZZZ"]


def test_the_log_is_one_object_of_json_a_line(report: Path, tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "missing.txt"), str(report), "--format", "csv", "--log", "json")
    events = [json.loads(line) for line in done.stderr.decode().splitlines()]
    assert [event["event"] for event in events] == ["not read", "done"]
    assert "missing.txt" in events[0]["where"]
    assert (events[1]["read"], events[1]["not_read"]) == (1, 1)


def test_a_pipeline_that_is_not_installed_is_named(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGEBOOK_PIPELINE", "xx_no_such_pipeline")
    done = run("read", str(report))
    assert done.returncode == 2
    assert b"'xx_no_such_pipeline' is not installed" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_vocabulary_that_could_not_be_used_ends_with_one_line(report: Path, tmp_path: Path) -> None:
    own = tmp_path / "words"
    own.mkdir()
    (own / "state.yml").write_text("ZZZ: {name: Ruritania}\n", encoding="utf-8")
    for command in ("read", "screen"):
        done = run(command, str(report), "--vocabulary", str(own))
        assert done.returncode == 2
        assert done.stderr.endswith(b"no vocabulary is called state.yml; is states.yml meant?\n")
        assert done.stderr.count(b"\n") == 1
