"""What of a page is no text of its own: scripts, menus, footers, marks; and blocks that a site repeats."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from functools import cache

from pledgebook.bulk.words import Place, Search, search_for

# Inside the first no marks are read; the others may stand in each other.
_RAW = (b"script", b"style", b"!--")
_NESTED = (b"nav", b"footer", b"aside", b"template", b"select")
_LONGEST_MARK = 2_000  # bytes
_BLOCKS = (b"p>", b"p ", b"li", b"tr", b"div", b"h1", b"h2", b"h3", b"h4", b"section", b"article")
_LONGEST_BLOCK = 4_000  # bytes
_PAGES_OF_A_REPEAT = 5
_MOST_BLOCKS = 50_000


def without_furniture(page: bytes) -> bytes:
    """Return a page without its scripts, styles, comments, menus, footers and asides.

    A menu that is never closed is taken for text: rather too much is read than too little.
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
            yield opened[kind].pop(), end
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


class Repeats:
    """The blocks that a site shows on many pages, learned as the pages of one archive pass.

    A block counts as repeated once it stood on five pages of other addresses; the same address again, whatever
    its query, is the same page.
    """

    def __init__(self) -> None:
        self._pages: OrderedDict[int, frozenset[int]] = OrderedDict()

    def all_repeated(self, page: bytes, places: list[int], address: str) -> bool:
        """Tell whether the blocks around all places have stood on enough pages before; note this page for each."""
        # Cut by hand: an address in an archive need not be a sound one.
        site, here = "/".join(address.split("/", 3)[:3]), hash(address.partition("?")[0])
        known = [self._is_repeated(hash((site, block)), here) for block in _blocks(page, places)]
        return all(known)

    def _is_repeated(self, block: int, here: int) -> bool:
        seen = self._pages.pop(block, frozenset())
        self._pages[block] = seen | {here} if len(seen) <= _PAGES_OF_A_REPEAT else seen
        if len(self._pages) > _MOST_BLOCKS:
            self._pages.popitem(last=False)
        return len(seen - {here}) >= _PAGES_OF_A_REPEAT


def _blocks(page: bytes, places: list[int]) -> set[bytes]:
    """Return the paragraphs, items and rows that places stand in."""
    bounds = [0, *(start for _, start, _ in _block_marks()(page)), len(page)]
    found = set()
    for start in places:
        at = bisect_right(bounds, start)
        found.add(page[bounds[at - 1] : bounds[min(at, len(bounds) - 1)]][:_LONGEST_BLOCK])
    return found


@cache
def _block_marks() -> Search:
    return search_for([begin + name for name in _BLOCKS for begin in (b"<", b"</")])
