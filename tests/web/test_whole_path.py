"""From an empty ledger to a released figure by keyboard alone; two reviewers at once; signing in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pledgebook.jobs import Desk
from pledgebook.ledger.people import Role
from pledgebook.web import application

from .browsing import CHROMIUM, Visitor, serving
from .conftest import Key

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")

GOOD = "a long enough one"
REPORT = (
    "DODOMA, 4 May 2023 - Finland will give Tanzania a grant of 5 million euros for wells, "
    "the foreign ministry said on Thursday."
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def until(page: Any, words: str, most: int = 80) -> None:
    """Press Tab until what has the focus reads so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()")
        if words in said:
            return
    raise AssertionError(words)


def test_from_nothing_to_a_released_figure_by_keyboard(browser: Any, tmp_path: Path) -> None:
    with Desk.open(str(tmp_path / "book.db")) as desk, serving(application(desk)) as address:
        visitor = Visitor(browser, address)
        page = visitor.go("/")
        until(page, "Add the first documents")
        page.keyboard.press("Enter")
        page.wait_for_url("**/add")
        until(page, "text")
        page.keyboard.type(REPORT)
        until(page, "Read and keep")
        page.keyboard.press("Enter")
        page.get_by_text("1 claim").first.wait_for(timeout=60_000)
        desk.newest()  # on a busy machine the pages may show what stood a moment ago
        page.goto(f"{address}/queue")
        until(page, "Begin with the first")
        page.keyboard.press("Enter")
        page.wait_for_url("**/decide/claim.*")
        page.keyboard.press("a")
        page.get_by_text("Nothing else waits").wait_for()
        desk.newest()
        page.goto(f"{address}/releases")
        until(page, "name")
        page.keyboard.type("first")
        page.keyboard.press("Enter")
        page.get_by_text("release “first”").wait_for()
        desk.newest()
        page.goto(f"{address}/totals")
        assert "€5m" in page.inner_text("table")
        (one,) = desk.ledger.released("first")
        assert (one["amount"]["value"], one["actors"], one["reviewed"]) == (5_000_000, ["FIN"], True)
        assert visitor.problems == []
        visitor.context.close()


def sign_in(visitor: Visitor, name: str) -> None:
    page = visitor.go("/queue")
    page.locator("[name=name]:focus").wait_for()  # the page sets it, a moment after it is there
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(GOOD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Queue").wait_for()


def test_two_reviewers_at_once(browser: Any, desk: Desk, keys: dict[str, Key]) -> None:
    for name in ("ann", "ben"):
        desk.people.make(name, GOOD, Role.REVIEWER)
    desk.people.make("eve", GOOD, Role.EDITOR)
    desk.people.set_option("reviewers", "2")
    task = f"claim.{'.'.join(keys['tanks'])}"
    with serving(application(desk)) as address:
        visitors = {name: Visitor(browser, address) for name in ("ann", "ben", "eve")}
        for name, visitor in visitors.items():
            sign_in(visitor, name)
        visitors["ann"].go(f"/decide/{task}")
        visitors["ann"].press("a")
        visitors["ann"].told("Accepted.")
        desk.newest()
        assert task not in visitors["ann"].go("/queue").content()
        visitors["ben"].go(f"/decide/{task}")
        visitors["ben"].press("r")
        visitors["ben"].told("Rejected.")
        desk.newest()
        assert task not in visitors["ben"].go("/queue").content()
        page = visitors["eve"].go("/queue")
        assert "two reviewers disagree" in page.content()
        assert "agree on 0 of 1" in page.content()
        for visitor in visitors.values():
            assert visitor.problems == []
            visitor.context.close()


def test_hostile_words_do_nothing(browser: Any, tmp_path: Path) -> None:
    from datetime import date

    from tests.ledger.books import OLD, document, read

    from .test_deciding import HOSTILE

    with Desk.open(str(tmp_path / "book.db")) as desk:
        bad = document(HOSTILE, "bad", published=date(2024, 1, 1), title="<img src=x onerror=alert(3)>")
        desk.ledger.add([read(bad)], OLD)
        board = desk.newest()
        (key,) = list(board.read)[:1]
        with serving(application(desk)) as address:
            visitor = Visitor(browser, address)
            for path in (
                "/",
                "/queue",
                f"/decide/claim.{'.'.join(key)}",
                f"/documents/{key[0]}",
                "/search?q=clinics",
            ):
                visitor.go(path).wait_for_timeout(100)
            assert visitor.problems == []
            assert board.votes.cast == {}
            visitor.context.close()
