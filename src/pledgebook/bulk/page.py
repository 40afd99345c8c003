"""What is kept of a page: its main text, title and day, by Resiliparse, which is known here and nowhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, islice
from typing import Any

from pledgebook.documents.page_date import find_head_date, find_page_date
from pledgebook.documents.page_facts import Head, linked_data

_QUOTE = re.compile(r"<(/?)q(?:\s[^<>]*)?>", re.IGNORECASE)
_LIST_MARK = re.compile(r"<(/?)ul\b", re.IGNORECASE)
# Bounds, so that no page of broken marks takes long.
_LINK = re.compile(r"<a\b[^<>]{0,1000}>(.{0,300}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_MARK = re.compile(r"<[^<>]*>|\s+")
_DIV = re.compile(r"<(/?)div\b", re.IGNORECASE)
_DEEPEST = 500
_LINKED_DATA = b"application/ld+json"
_MOST_SCRIPTS = 20
_MOST_LINKS = 0.6
_SHORTEST_TEXT = 80
_LONGEST_DATED = 300_000


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, and what its head says."""

    text: str
    title: str | None
    published: str | None
    url: str | None
    publisher: str | None

    def record(self) -> dict[str, str | None]:
        """Return it as a record with the columns that every reading command takes."""
        said = {"url": self.url, "title": self.title, "published": self.published}
        return {**said, "publisher": self.publisher, "text": self.text}


def read_page(own: bytes, whole: bytes, charset: str | None, url: str | None) -> Page:
    """Return the main text of a page from what is its own, and from the whole page what its head says."""
    from resiliparse.parse.html import HTMLTree

    written = _flat(_with_lists(_with_quotes(_decoded(own, charset))))
    tree = HTMLTree.parse(written)
    head = _head(tree, whole, charset)
    day = find_head_date(head, url) or _day_in_text(written, head, url)
    return Page(
        text=_main_text(tree),
        title=_line(head.meta.get("og:title") or tree.title),
        published=day.isoformat() if day else None,
        url=url or head.url,
        publisher=_line(head.publisher),
    )


def read_text(data: bytes, charset: str | None, url: str | None) -> Page:
    """Return a text that is no page."""
    day = find_head_date(Head({}, (), None), url)
    return Page(_decoded(data, charset).strip(), None, day.isoformat() if day else None, url, None)


def _day_in_text(written: str, head: Head, url: str | None) -> date | None:
    """Return the day that stands below the heading, where the head states none: it takes another parser."""
    if len(written) > _LONGEST_DATED:
        return None
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    try:
        tree = document_fromstring(written.encode("utf-8", "replace"), HTMLParser(encoding="utf-8"))
    except ParserError:
        return None
    return find_page_date(tree, head, url)


def _main_text(tree: Any) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(tree, main_content=True, preserve_formatting=True, comments=False)
    if len(text) < _SHORTEST_TEXT:
        text = extract_plain_text(tree, preserve_formatting=True, comments=False)
    return text.replace("\x00", "").strip()


def _decoded(data: bytes, charset: str | None) -> str:
    """Return the text of the bytes: UTF-8 where they are, else what is declared, else what they look like."""
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        found = map_encoding_to_html5(charset, fallback_utf8=False) if charset else None
        found = found or detect_encoding(data, from_html_meta=True) or "cp1252"
        return bytes_to_str(data, "cp1252" if found == "utf-8" else found, errors="replace")


def _with_quotes(page: str) -> str:
    """Write the quotation marks that browsers show around <q>, or direct speech could not be told."""
    return _QUOTE.sub(lambda mark: "”" if mark[1] else "“", page) if "<q" in page else page


def _with_lists(page: str) -> str:
    """Keep lists of words, which Resiliparse takes for menus; lists of links are menus indeed."""
    pieces, free = [], 0
    for start, end in _lists(page):
        listed = page[start:end]
        pieces += [page[free:start], listed if _is_menu(listed) else _LIST_MARK.sub(r"<\1dir", listed)]
        free = end
    return "".join([*pieces, page[free:]])


def _lists(page: str) -> Iterator[tuple[int, int]]:
    """Yield where each list begins and ends, with the lists inside it."""
    depth = first = 0
    for mark in _LIST_MARK.finditer(page):
        if not mark[1]:
            first = first if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield first, mark.end()


def _flat(page: str) -> str:
    """Rename nested <div> where they are hundreds deep: Resiliparse takes minutes for thousands."""
    if page.count("<div") + page.count("<DIV") <= _DEEPEST:
        return page
    depth = accumulate(-1 if mark[1] else 1 for mark in _DIV.finditer(page))
    return _DIV.sub(r"<\1section", page) if max(depth) > _DEEPEST else page


def _is_menu(listed: str) -> bool:
    linked = sum(len(_MARK.sub("", link)) for link in _LINK.findall(listed))
    return linked > _MOST_LINKS * len(_MARK.sub("", listed))


def _head(tree: Any, page: bytes, charset: str | None) -> Head:
    meta: dict[str, str] = {}
    for element in tree.document.get_elements_by_tag_name("meta").values():  # the list itself is slow
        name = element.getattr("property") or element.getattr("name") or element.getattr("itemprop")
        content = " ".join((element.getattr("content") or "").split())
        if name and content:
            meta.setdefault(name.strip().casefold(), content)
    link = tree.document.query_selector("link[rel=canonical]")
    scripts = (_decoded(found, charset) for found in islice(_linked_data(page), _MOST_SCRIPTS))
    return Head(meta, tuple(linked_data(scripts)), link.getattr("href") if link else None)


def _linked_data(page: bytes) -> Iterator[bytes]:
    at = page.find(_LINKED_DATA)
    while at >= 0:
        start = page.find(b">", at) + 1
        end = page.find(b"</", start) if start else -1
        if end < 0:
            return
        yield page[start:end]
        at = page.find(_LINKED_DATA, end)


def _line(words: str | None) -> str | None:
    return " ".join((words or "").replace("\x00", "").split())[:500] or None
