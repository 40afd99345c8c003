"""Pages made to keep their reader busy are read in time that grows with their size, and no faster."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from pledgebook.documents.reasons import UnreadableError
from pledgebook.documents.webpage import read_page

from .clock import in_any_look, seconds
from .everyday import KINDS, share

SAID = "The ministry said that it will send forty boats to the coast. "
HEAVY: dict[str, Callable[[int], str]] = {
    "unclosed paragraphs": lambda size: "<p>a b " * (size // 7),
    "divisions, two hundred deep": lambda size: ("<div>" * 200 + SAID + "</div>" * 200) * (size // 2_262),
    "links": lambda size: '<a href="x">go there</a> ' * (size // 25) + f"<p>{SAID}",
    "cells": lambda size: f"<table>{('<tr>' + '<td>a 1</td>' * 10) * (size // 124)}</table><p>{SAID}",
    "line breaks": lambda size: "<p>" + "word<br>" * (size // 8),
    "dates": lambda size: "<time>3 March 2031</time>" * (size // 25) + f"<p>{SAID}",
    "lists in lists": lambda size: "<ul><li>" * (size // 8) + SAID,
    "brackets": lambda size: "<" * size + f"<p>{SAID}",
}


@pytest.mark.parametrize("kind", HEAVY)
def test_a_heavy_page_is_read_in_time(kind: str) -> None:
    def read(size: int) -> None:
        with suppress(UnreadableError):  # a page without words that stand is refused, as fast
            read_page(f"<html><body>{HEAVY[kind](size)}".encode())

    def holds() -> bool:
        first, second = (seconds(lambda size=size: read(size)) for size in (750_000, 1_500_000))  # type: ignore[misc]
        return second < min(max(3 * first, 0.5), 3)

    assert in_any_look(holds)


@pytest.mark.parametrize("kind", KINDS)
def test_the_reader_takes_little_longer_than_the_bare_extraction(kind: str) -> None:
    """At most 1.5 times as long is the aim, measured by `make bench`; here on a small page, with room for noise."""
    assert in_any_look(lambda: share(kind, 60_000) < 2)


def test_a_date_far_behind_the_heading_is_none_of_the_page() -> None:
    page = "<html><body><h1>Aid</h1>{}<p>Published: 5 March 2031</p><p>" + SAID * 3
    assert str(read_page(page.format("<p>a b</p>" * 20).encode())[1].published) == "2031-03-05"
    assert read_page(page.format("<p>a b</p>" * 2_000).encode())[1].published is None


@pytest.mark.parametrize(
    ("mark", "author"),
    [
        ("<div class='Byline'>Ann Lee</div>", "Ann Lee"),
        ("<p id='xAuthor'>Jo Day</p>", "Jo Day"),
        ("<author>Kim Ho</author>", "Kim Ho"),
        ("<span class='posted-by'>Bo Ek</span>", "Bo Ek"),
        ("<a rel='author' href='x'>Al Um</a>", "Al Um"),
        ("<div class='name'>Ann Lee</div>", None),
    ],
)
def test_an_author_is_looked_for_where_a_mark_may_name_one(mark: str, author: str | None) -> None:
    page = f"<html><body><article>{mark}<h1>Aid</h1><p>{SAID * 3}</p></article></body></html>"
    assert read_page(page.encode())[1].author == author


@pytest.mark.parametrize("name", ["class='x cookie-bar'", "id='consent'", "class='gdpr'"])
def test_what_is_laid_over_a_page_is_no_word_of_its_article(name: str) -> None:
    over = f"<div {name}><p>We and our partners keep what you do on this site for three years.</p></div>"
    page = f"<html><body><article><h1>Aid</h1><p>{SAID * 3}</p>{over}</article></body></html>"
    assert "partners" not in read_page(page.encode())[0]


def test_no_word_of_a_heavy_page_is_lost() -> None:
    body = "".join(f"<p>Sentence <b>number</b> {place} is here.<!-- no --></p>" for place in range(20_000))
    page = f"<html><head><title>Many</title></head><body><nav>menu</nav>{body}<script>x=1</script>"
    text, said = read_page(page.encode())
    blocks = text.split("\n\n")
    assert blocks == [f"Sentence number {place} is here." for place in range(20_000)]
    assert said.title == "Many"
