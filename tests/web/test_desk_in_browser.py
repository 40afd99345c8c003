"""Deciding in a real browser, by keyboard alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pledgebook.commitments.decision import Verdict
from pledgebook.jobs import Deed, Desk
from pledgebook.ledger import Ledger
from pledgebook.web import application

from .browsing import CHROMIUM, NO_SIDEWAYS, Visitor, serving
from .conftest import Key, Reviewer

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    with serving(application(desk)) as address:
        yield address


@pytest.fixture
def visitor(browser: Any, address: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, address)
    yield visitor
    visitor.context.close()
    assert visitor.problems == []


@pytest.fixture(scope="module")
def unchanged(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """A desk whose ledger nobody changes, for all tests that only look, and the address of its server."""
    book = shutil.copy(template, tmp_path_factory.mktemp("unchanged") / "book.db")
    with Ledger.open(str(book)) as ledger, Desk(ledger) as desk, serving(application(desk)) as address:
        yield desk, address


def verdicts(book: Ledger) -> list[Verdict]:
    return [one.verdict for one in book.decisions()]


def test_accept_reject_undo_and_skip(visitor: Visitor, book: Ledger) -> None:
    visitor.go("/decide/next?kind=claim")
    first = visitor.page.url
    visitor.press("a")
    visitor.told("Accepted.")
    assert visitor.page.url != first
    visitor.press("r")
    visitor.told("Rejected.")
    visitor.press("u")
    visitor.told("Taken back.")
    visitor.press("n", "s")
    visitor.told("Skipped")
    assert verdicts(book) == [Verdict.ACCEPT, Verdict.REJECT, Verdict.UNDO]


def test_a_correction_without_the_mouse(visitor: Visitor, book: Ledger, keys: dict[str, Key]) -> None:
    visitor.go(f"/decide/claim.{'.'.join(keys['grant'])}")
    visitor.press("e")
    visitor.page.keyboard.type("committed")
    adds = visitor.page.locator("form.claim [data-adds=actors]")
    adds.focus()
    visitor.page.keyboard.type("Sweden · SWE")
    visitor.press("Enter", "Control+Enter")
    visitor.told("Corrected.")
    (kept,) = book.decisions()
    assert kept.fields == {"stage": "committed", "actors": ["FIN", "SWE"]}


def test_words_marked_become_a_claim(visitor: Visitor, book: Ledger, keys: dict[str, Key]) -> None:
    visitor.go(f"/decide/claim.{'.'.join(keys['grant'])}")
    visitor.page.locator("section.text p[dir]").first.evaluate(
        "p => { const r = document.createRange(); r.selectNodeContents(p);"
        " getSelection().removeAllRanges(); getSelection().addRange(r); }"
    )
    visitor.press("w")
    visitor.page.locator("dialog.part [name=value]").fill("2000000")
    visitor.press("Enter")
    visitor.told("Added.")
    (kept,) = book.decisions()
    assert kept.verdict is Verdict.ADD
    assert kept.fields is not None
    assert kept.fields["amount"]["value"] == 2_000_000
    assert list(book.check()) == []


def test_split_and_merge(visitor: Visitor, book: Ledger, keys: dict[str, Key]) -> None:
    visitor.go(f"/decide/claim.{'.'.join(keys['grant'])}")
    visitor.press("x")
    visitor.page.locator("dialog.part [name=value]").fill("3000000")
    visitor.press("Enter")
    visitor.told("Split into two.")
    visitor.press("u")
    visitor.told("Taken back.")
    visitor.go(f"/decide/claim.{'.'.join(keys['grant'])}")
    visitor.press("m")
    visitor.page.locator("dialog.other .near button").first.wait_for()
    visitor.press("Enter")
    visitor.told("Merged.")
    assert verdicts(book)[-2:] == [Verdict.ACCEPT, Verdict.REJECT]


def test_one_act_or_two(visitor: Visitor, book: Ledger) -> None:
    visitor.go("/decide/next?kind=link")
    visitor.press("d")
    visitor.page.get_by_text("Nothing else waits").wait_for()
    assert verdicts(book) == [Verdict.UNLINK]


def test_what_somebody_decided_meanwhile_is_told(
    browser: Any, address: str, book: Ledger, ann: Reviewer, keys: dict[str, Key]
) -> None:
    visitor = Visitor(browser, address)
    visitor.go(f"/decide/claim.{'.'.join(keys['grant'])}")
    ann.do(Deed.REJECT, keys["grant"])
    visitor.press("a")
    visitor.told("ann has decided")
    visitor.told("You saw: “Finland will give")
    assert verdicts(book) == [Verdict.REJECT]
    visitor.context.close()


PAGES = [
    "/",
    "/queue",
    "/decide/next?kind=claim",
    "/decide/next?kind=link",
    "/commitments",
    "/totals",
    "/search?q=grant",
    "/releases",
    "/admin",
    "/sign-in",
]


@pytest.mark.parametrize("path", PAGES)
def test_at_phone_width_nothing_runs_over_the_side(
    browser: Any, unchanged: tuple[Desk, str], path: str
) -> None:
    visitor = Visitor(browser, unchanged[1], width=390)
    assert visitor.go(path).evaluate(NO_SIDEWAYS)
    assert visitor.problems == []
    visitor.context.close()


@pytest.mark.parametrize("path", [*PAGES, "a commitment", "a document"])
def test_everybody_can_use_it(browser: Any, unchanged: tuple[Desk, str], path: str) -> None:
    desk, address = unchanged
    keys = {one.source.label: one.key for one in desk.ledger.statements()}
    if path == "a commitment":
        path = f"/commitments/{desk.board().told[keys['grant']]}"
    if path == "a document":
        path = f"/documents/{keys['cut'][0]}"
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    visitor = Visitor(browser, address)
    found = axe.Axe().run(visitor.go(path))
    visitor.context.close()
    assert found.violations_count == 0, found.generate_report()
    assert visitor.problems == []
