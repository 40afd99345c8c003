"""The pages in a real browser: keyboard, marks, narrow screens, print, accessibility."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pledgebook.exports.annotation_html import annotation_page
from pledgebook.exports.reading_html import reading_page

from .specimen import annotated, hostile, release, report, unread

CHROMIUM = Path("/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")

NO_SIDEWAYS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    pages = {
        "one": reading_page([report()]),
        "many": reading_page([report(), release(), unread(), hostile()]),
        "layers": annotation_page([annotated()]),
    }
    for name, page in pages.items():
        (folder / f"{name}.html").write_text("".join(page), "utf-8")
    return folder


@pytest.fixture
def visit(browser: Any, folder: Path) -> Iterator[Any]:
    contexts, problems = [], []

    def visit(name: str, width: int = 1280, **options: Any) -> Any:
        viewport = {"width": width, "height": 800}
        context = browser.new_context(viewport=viewport, offline=True, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text))
        page.on("dialog", lambda dialog: problems.append(dialog.message))
        page.goto((folder / f"{name}.html").as_uri())
        return page

    yield visit
    for context in contexts:
        context.close()
    assert problems == []


def chosen(page: Any) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.card.chosen')].map((card) => card.id)")


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.closest('.card')?.id || ''")


def lit(page: Any) -> str:
    words = page.locator(".text .evidence.on").all_inner_texts()
    return " ".join("".join(words).split())


def test_j_and_k_walk_through_the_claims_and_their_words_light_up(visit: Any) -> None:
    page = visit("one")
    page.keyboard.press("j")
    assert (chosen(page), focused(page)) == (["d1c1"], "d1c1")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert lit(page) == "Norland has not sent troops."
    page.keyboard.press("k")
    assert chosen(page) == ["d1c2"]
    assert page.locator("#d1c2").get_attribute("aria-current") == "true"
    page.keyboard.press("ArrowDown")
    assert chosen(page) == ["d1c3"]
    page.keyboard.press("Escape")
    assert (chosen(page), lit(page)) == ([], "")


def test_the_walk_ends_at_the_last_claim(visit: Any) -> None:
    page = visit("one")
    for _ in range(12):
        page.keyboard.press("j")
    assert chosen(page) == ["d1c7"]


def test_enter_jumps_to_the_words_and_back(visit: Any) -> None:
    page = visit("one")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert (focused(page), chosen(page)) == ("d1w2", ["d1c2"])
    page.keyboard.press("Enter")
    assert focused(page) == "d1c2"


def test_letters_can_be_switched_off(visit: Any) -> None:
    page = visit("one")
    page.get_by_label("use these keys").uncheck()
    page.locator("h1").click()
    page.keyboard.press("j")
    assert chosen(page) == []


def test_tab_goes_through_the_text_first_and_then_the_cards(visit: Any) -> None:
    page = visit("one")
    page.locator("#d1w6").focus()
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(focused(page))
    assert stops == ["d1w7", "d1c1", "d1c2", "d1c3"]


def test_clicking_words_chooses_their_claim_and_again_the_next_one(visit: Any) -> None:
    page = visit("one")
    words = page.locator(".text .stage", has_text="delivered")
    words.click()
    assert chosen(page) == ["d1c4"]
    words.click()
    assert chosen(page) == ["d1c5"]


def test_clicking_a_card_lights_its_words(visit: Any) -> None:
    page = visit("one")
    page.locator("#d1c7 .gist").click()
    assert lit(page) == "ruled out sanctions on Varenia"


def test_a_link_to_a_claim_opens_with_it_chosen(visit: Any, folder: Path) -> None:
    page = visit("one")
    page.goto(f"{(folder / 'one.html').as_uri()}#d1c4")
    page.reload()
    assert chosen(page) == ["d1c4"]


@pytest.mark.parametrize("name", ["one", "many", "layers"])
def test_a_phone_needs_no_scrolling_sideways(visit: Any, name: str) -> None:
    page = visit(name, width=320)
    assert page.evaluate(NO_SIDEWAYS)
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.evaluate(NO_SIDEWAYS)


def test_hostile_text_stays_text(visit: Any) -> None:
    page = visit("many")
    assert page.title() == "4 documents, 10 claims – Pledgebook"
    assert page.locator("img").count() == 0
    assert page.locator("#d4 .text").inner_text().count("<script>") == 1


def test_without_a_script_every_number_is_still_a_link(visit: Any) -> None:
    page = visit("one", java_script_enabled=False)
    assert page.locator(".card").count() == 7
    assert page.locator(".keys").is_hidden()
    page.locator("#d1w2").click()
    assert page.url.endswith("#d1c2")


def test_in_print_every_card_is_there_and_the_keys_are_not(visit: Any) -> None:
    page = visit("one")
    page.keyboard.press("j")
    page.emulate_media(media="print")
    assert [card.is_visible() for card in page.locator(".card").all()] == [True] * 7
    assert page.locator(".keys").is_hidden()


def test_the_layers_of_an_annotation_can_be_hidden(visit: Any) -> None:
    page = visit("layers")
    weight = "getComputedStyle(document.querySelector('.text .amounts')).fontWeight"
    assert page.evaluate(weight) == "600"
    page.locator("#show-amounts").uncheck()
    assert page.evaluate(weight) == "400"
    assert page.locator(".of-amounts").is_hidden()


@pytest.mark.parametrize("name", ["many", "layers"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible(visit: Any, name: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = visit(name, color_scheme=scheme)
    page.keyboard.press("j")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
