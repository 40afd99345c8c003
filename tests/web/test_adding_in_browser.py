"""What was brought shows by itself in a real browser, without the page being loaded again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pledgebook.jobs import Desk
from pledgebook.web import application
from tests.documents.printed import Report

from .browsing import CHROMIUM, NO_SIDEWAYS, Visitor, serving

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")


@pytest.fixture
def visitor(desk: Desk) -> Iterator[Visitor]:
    with serving(application(desk)) as address, playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        visitor: Any = Visitor(browser, address, width=390)
        yield visitor
        visitor.context.close()
        browser.close()


def test_files_are_added_and_a_scan_gets_its_words(visitor: Visitor, tmp_path: Path) -> None:
    report = Report(bare=True)
    report.add_page()
    (tmp_path / "scan.pdf").write_bytes(bytes(report.output()))
    (tmp_path / "loan.txt").write_text("Chad will lend Mali 3 million euros, a minister said.")
    page = visitor.go("/add")
    assert page.evaluate(NO_SIDEWAYS)
    page.set_input_files("#files", [str(tmp_path / "scan.pdf"), str(tmp_path / "loan.txt")])
    page.get_by_role("button", name="Read and keep").click()
    page.locator("#job[data-done=yes]").wait_for(timeout=60_000)
    assert page.evaluate(NO_SIDEWAYS)
    assert "1 new document with 1 claim, 1 not read." in page.inner_text("#job")
    page.locator("summary").click()
    page.get_by_label("Its words").fill("Sweden will give Fredonia eleven cranes, the minister said.")
    page.get_by_role("button", name="Keep it with these words").click()
    page.locator("#job[data-done=yes]").wait_for(timeout=60_000)
    assert "scan.pdf · new" in page.inner_text("#job")
    assert visitor.problems == []
