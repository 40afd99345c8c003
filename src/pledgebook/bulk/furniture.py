"""What of a page is no text of its own: scripts, menus, headers, footers, marks."""

import re
from collections.abc import Iterator
from functools import cache

from pledgebook.bulk.words import Place, Search, search_for

_HEADING = re.compile(rb"<h1\b", re.IGNORECASE)
# Inside the first no marks are read; the others may stand in each other.
_RAW = (b"script", b"style", b"!--")
_NESTED = (b"nav", b"footer", b"aside", b"template", b"select", b"header")
_HEADER = len(_RAW) + _NESTED.index(b"header")
_LONGEST_MARK = 2_000  # bytes


def without_furniture(page: bytes) -> bytes:
    """Return a page without its scripts, styles, comments, menus, footers, asides and headers of the site.

    A header that holds the heading is the article's own. A menu that is never closed is taken for text: rather
    too much is read than too little.
    """
    pieces, free = [], 0
    for start, end in sorted(_furniture(page)):
        if start >= free:
            pieces.append(page[free:start])
        free = max(free, end)
    return b" ".join([*pieces, page[free:]])


def _furniture(page: bytes) -> Iterator[Place]:
    search, kinds = _marks()
    raw: Place | None = None  # which kind of raw part is open, and since where
    opened: dict[int, list[int]] = {}
    for number, start, end in search(page):
        kind, closes = kinds[number]
        if raw is not None:
            if closes and kind == raw[0]:
                yield raw[1], end
                raw = None
        elif kind < len(_RAW):
            raw = raw if closes else (kind, start)
        elif not closes:
            opened.setdefault(kind, []).append(start)
        elif opened.get(kind):
            begun = opened[kind].pop()
            if kind != _HEADER or not _HEADING.search(page, begun, end):
                yield begun, end
    if raw is not None:
        yield raw[1], len(page)


@cache
def _marks() -> tuple[Search, tuple[tuple[int, bool], ...]]:
    """Return the search for marks that open and close, and the kind of each and whether it closes."""
    words = {b"<!--": (2, False), b"-->": (2, True)}
    for kind, name in enumerate((*_RAW, *_NESTED)):
        if name == b"!--":
            continue
        for written in (name, name.upper()):
            words[b"<" + written] = (kind, False)
            words[b"</" + written + b">"] = (kind, True)
    return search_for(list(words)), tuple(words.values())


def is_in_mark(page: bytes, start: int) -> bool:
    """Tell whether a place lies between the signs of a mark, as an attribute does."""
    since = max(0, start - _LONGEST_MARK)
    return page.rfind(b"<", since, start) > page.rfind(b">", since, start)
