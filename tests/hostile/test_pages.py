"""Pages made to keep their reader busy are read in time that grows with their size, and no faster."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from pledgebook.documents.reasons import UnreadableError
from pledgebook.documents.webpage import read_page

from .clock import seconds

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

    first, second = (seconds(lambda size=size: read(size)) for size in (750_000, 1_500_000))  # type: ignore[misc]
    assert second < max(3 * first, 0.5)
    assert second < 3


def test_no_word_of_a_heavy_page_is_lost() -> None:
    body = "".join(f"<p>Sentence <b>number</b> {place} is here.<!-- no --></p>" for place in range(20_000))
    page = f"<html><head><title>Many</title></head><body><nav>menu</nav>{body}<script>x=1</script>"
    text, said = read_page(page.encode())
    blocks = text.split("\n\n")
    assert blocks == [f"Sentence number {place} is here." for place in range(20_000)]
    assert said.title == "Many"
