"""Screening from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pledgebook.cli import main
from pledgebook.cli.screening import screen
from tests.bulk.crawl import GIFT, GIFT_MORE, SPORT, answer, gift, packed, page, record


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    sport = record(answer(page(SPORT).encode()), "https://news.example/cup")
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed([sport, gift(1), sport, gift(2)]))
    return path


def run(*words: str, given: bytes | None = None) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(main, ("screen", *words), input=given)
    return done.exit_code, done.stdout_bytes, done.stderr


def test_what_is_worth_reading_comes_as_lines_of_json(crawl: Path) -> None:
    status, told, said = run(str(crawl))
    first, second = [json.loads(line) for line in told.splitlines()]
    assert (status, first["url"], second["url"]) == (0, "https://news.example/1", "https://news.example/2")
    assert first["text"] == f"A report\n\n{GIFT}\n\n{GIFT_MORE}"
    assert first["title"] == "A report"
    assert 0.35 <= first["score"] <= 1
    assert said == "pledgebook: 4 records seen, 2 looked at twice, 2 kept\n"


def test_an_archive_may_come_by_standard_input(crawl: Path) -> None:
    status, told, _ = run("-", given=crawl.read_bytes())
    assert (status, len(told.splitlines())) == (0, 2)


def test_what_is_kept_can_be_read(crawl: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    assert run(str(crawl), "--output", str(kept))[0] == 0
    done = CliRunner().invoke(main, ("read", str(kept), "--format", "jsonl"))
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reading["document"]["url"] for reading in readings] == [
        "https://news.example/1",
        "https://news.example/2",
    ]
    assert {claim["recipients"][0]["id"] for reading in readings for claim in reading["claims"]} == {"UKR"}


def test_an_output_is_there_whole_or_not_at_all(crawl: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    kept.write_text("as before\n")
    assert run(str(tmp_path / "no.warc"), "-o", str(kept))[0] == 2
    assert kept.read_text() == "as before\n"
    assert run(str(crawl), "-o", str(kept))[0] == 0
    assert len(kept.read_text().splitlines()) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crawl.warc.gz", "kept.jsonl"]


def test_a_missing_archive_does_not_stop_the_others(crawl: Path, tmp_path: Path) -> None:
    status, told, said = run(str(tmp_path / "no.warc"), str(crawl))
    assert (status, len(told.splitlines())) == (1, 2)
    assert f"pledgebook: {tmp_path / 'no.warc'}: could not be read (No such file or directory)" in said


def test_where_nothing_can_be_written_is_said(crawl: Path, tmp_path: Path) -> None:
    status, _, said = run(str(crawl), "-o", str(tmp_path / "no" / "kept.jsonl"))
    assert status == 2
    assert "could not be written (No such file or directory)" in said


def test_a_damaged_record_is_named_by_its_offset(crawl: Path) -> None:
    data = crawl.read_bytes()
    crawl.write_bytes(data[:-40])
    status, told, said = run(str(crawl))
    assert (status, len(told.splitlines())) == (1, 1)
    start = len(data) - len(packed([gift(2)]))
    assert f"pledgebook: {crawl}, record at byte {start:,}: it is cut off" in said


def test_the_score_asked_for_decides(crawl: Path) -> None:
    assert run(str(crawl), "--least", "1")[1] == b""


def test_screening_starts_without_what_reading_needs() -> None:
    seen = (
        "import sys, pledgebook.cli.screened; "
        "print([m for m in ('sqlalchemy', 'pydantic', 'spacy', 'numpy', 'trafilatura', 'pyarrow') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_page_names_every_option() -> None:
    page_about = (Path(__file__).parents[2] / "docs" / "screen.md").read_text("utf-8")
    shown = [option for option in screen.params if not getattr(option, "hidden", False)]
    assert all(f"`{name}" in page_about for option in shown for name in option.opts if name.startswith("-"))
