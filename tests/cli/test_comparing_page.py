"""The page that walks through a comparison, and how much of another table is found again."""

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import pledgebook as pb
from pledgebook.cli import main
from pledgebook.ledger import Ledger
from tests.ledger.books import OLD, document, read, three

CHROMIUM = Path("/usr/bin/chromium")
NASTY = "Sweden will give Moldova 3 million euros for clinics, a minister said. <script>alert(1)</script>"
ROWS = (
    ("F1", "Finland", "Tanzania", "2023-05-04", "5000000", "EUR", "allocation", "https://f.example/1"),
    ("F2", "Finland", "Tanzania", "2023-06-20", "1000000", "EUR", "allocation", "javascript:alert(1)"),
    ("S1", "Sweden", "Moldova", "2023-05-06", "3000000", "EUR", "commitment", "<b>no address</b>"),
)
MAPPING = """
id: id
donor: donor
recipient: recipient
date: date
amount: sum
currency: currency
stage: stage
sources: [source]
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as the command prints it."""
    home = tmp_path_factory.mktemp("compare")
    with Ledger.open(str(home / "book.db")) as ledger:
        ledger.add([*three(), read(document(NASTY, "nasty", publisher="<i>Post</i>"))], OLD)
    with (home / "theirs.csv").open("w", encoding="utf-8", newline="") as file:
        head = ("id", "donor", "recipient", "date", "sum", "currency", "stage", "source")
        csv.writer(file).writerows((head, *ROWS))
    (home / "columns.yml").write_text(MAPPING, "utf-8")
    args = ["--mapping", str(home / "columns.yml"), "--ledger", str(home / "book.db"), "--format", "html"]
    result = CliRunner().invoke(main, ["compare", str(home / "theirs.csv"), *args])
    assert result.exit_code == 0, result.stderr
    (home / "page.html").write_text(result.stdout, "utf-8")
    return home / "page.html"


def test_theirs_stands_beside_ours_with_its_words(page: Path) -> None:
    shown = page.read_text("utf-8")
    assert "differs in stage" in shown
    assert "Theirs: F1, row 2" in shown
    assert "will give Tanzania a grant of 5 million euros" in shown
    assert "Only in their table" in shown
    assert "acts of Finland, Sweden to Moldova, Tanzania, 2023-05-04 to 2023-06-20" in shown


def test_nothing_of_theirs_or_of_a_text_runs(page: Path) -> None:
    shown = page.read_text("utf-8")
    assert shown.count("<script") == 1
    assert 'href="javascript' not in shown
    assert "<b>no address" not in shown
    assert "<i>Post" not in shown


@pytest.fixture
def opened(page: Path) -> Iterator[tuple[Any, list[str]]]:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 390, "height": 800})
        problems: list[str] = []
        shown.on("console", lambda message: problems.append(message.text))
        shown.on("pageerror", lambda error: problems.append(str(error)))
        shown.goto(page.as_uri())
        yield shown, problems
        browser.close()


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")
def test_one_walks_from_act_to_act_by_keyboard_on_a_phone(opened: tuple[Any, list[str]]) -> None:
    shown, problems = opened
    names = [one.get_attribute("id") for one in shown.query_selector_all(".pair")]
    assert len(names) >= 3
    for key, at in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        shown.keyboard.press(key)
        assert shown.evaluate("document.activeElement.id") == names[at]
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert problems == []


@pytest.fixture(scope="module")
def packages() -> tuple[list[dict[str, Any]], list[str]]:
    """Packages of another's table, and the documents that both had, as lines."""
    default = Path(__file__).parents[3] / "shared" / "data" / "whitehouse"
    folder = Path(os.environ.get("PLEDGEBOOK_PACKAGES") or default)
    if not (folder / "packages.jsonl").exists():
        pytest.skip(f"no packages.jsonl in {folder}; name its folder in PLEDGEBOOK_PACKAGES")
    rows = [json.loads(line) for line in (folder / "packages.jsonl").read_text("utf-8").splitlines()]
    wanted = {name for row in rows for name in row["documents"]}
    lines = (folder / "ukraine.jsonl").read_text("utf-8").splitlines()
    return rows, [line for line in lines if json.loads(line)["id"] in wanted]


def test_what_both_had_sources_for_is_found(packages: Any, tmp_path: Path) -> None:
    rows, lines = packages
    (tmp_path / "papers.jsonl").write_text("\n".join(lines), "utf-8")
    head = ("id", "donor", "recipient", "date", "sum", "currency", "stage", "source")
    theirs = (
        (
            f"P{at}",
            row["donor"],
            row["recipient"],
            row["date"],
            row["value"],
            row["currency"],
            "allocation",
            "",
        )
        for at, row in enumerate(rows)
    )
    with (tmp_path / "theirs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((head, *theirs))
    (tmp_path / "columns.yml").write_text(MAPPING, "utf-8")
    with pb.open_ledger(tmp_path / "book.db", new=True) as ledger:
        ledger.add(tmp_path / "papers.jsonl")
        found = ledger.compare(tmp_path / "theirs.csv", tmp_path / "columns.yml")
    booked = [link for link in found.links if link.theirs]
    assert len(booked) == len(rows)
    assert sum(link.ours is not None for link in booked) / len(booked) >= 0.90
