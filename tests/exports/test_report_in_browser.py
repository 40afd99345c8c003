"""The report on a phone by night: charts made for it, figures unbroken, nothing sideways, nothing missing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pledgebook.exports.charts import CHARTS
from pledgebook.exports.report import report_page
from pledgebook.jobs import ListRequest
from pledgebook.jobs.stocking import stock_in
from pledgebook.ledger import Ledger
from tests.ledger.books import OLD, three

CHROMIUM = Path("/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[tuple[Any, list[str]]]:
    with Ledger.open(str(tmp_path / "book.db")) as ledger:
        ledger.add(three(), OLD)
    report = tmp_path / "report.html"
    with Ledger.open(str(tmp_path / "book.db")) as ledger, stock_in(ledger, ListRequest()) as stock:
        report.write_text("".join(report_page(stock)), "utf-8")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
        problems: list[str] = []
        page.on("console", lambda message: problems.append(message.text))
        page.goto(report.as_uri())
        yield page, problems
        browser.close()


def test_charts_and_tables_are_made_for_a_phone(phone: tuple[Any, list[str]]) -> None:
    page, problems = phone
    widths = page.eval_on_selector_all("img.chart", "all => all.map(one => one.naturalWidth)")
    assert len(widths) == len(CHARTS)
    assert all(300 <= width <= 375 for width in widths)
    alts = page.eval_on_selector_all("img.chart", "all => all.map(one => one.alt)")
    assert len(set(alts)) == len(CHARTS)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = page.eval_on_selector_all("td.num", "all => all.map(one => one.innerText.includes('\\n'))")
    assert not any(heights)
    assert problems == []
