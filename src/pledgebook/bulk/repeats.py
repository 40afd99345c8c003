"""The blocks that a site shows on most of its pages, whatever they are about: footers, boxes, tickers."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pledgebook.bulk.words import Place, Search, search_for

_BLOCKS = (b"p>", b"p ", b"li", b"tr", b"div", b"h1", b"h2", b"h3", b"h4", b"section")
_OWN = (b"article", b"main")
_LONGEST_BLOCK = 4_000  # bytes
_FEWEST_PAGES = 2
_KEPT_OF_EACH = 4
_MOST = 50_000  # blocks, and sites: the oldest are forgotten


@dataclass(slots=True)
class _Seen:
    """On which pages a block stood: how many that differ, by address and by what else they hold."""

    count: int = 0
    addresses: set[int] = field(default_factory=set)
    contents: set[int] = field(default_factory=set)

    def note(self, address: int, content: int) -> int:
        """Note a page, and return on how many others the block stood before."""
        if address in self.addresses or content in self.contents:
            return self.count - 1
        self.count += 1
        if len(self.addresses) < _KEPT_OF_EACH:
            self.addresses.add(address)
            self.contents.add(content)
        return self.count - 1


class Repeats:
    """What the sites of one archive repeat, learned as their pages pass.

    A block is repeated when it stood on two other pages, and on at least half of the site's pages. The same address
    again, whatever its query, is the same page, and so is the same page elsewhere. What stands in an
    <article> or <main> is the page's own.
    """

    def __init__(self) -> None:
        self._pages: OrderedDict[str, int] = OrderedDict()
        self._blocks: OrderedDict[int, _Seen] = OrderedDict()

    def count(self, address: str) -> None:
        """Count a page of a site, whatever it is about."""
        site = _site(address)
        self._pages[site] = self._pages.pop(site, 0) + 1
        if len(self._pages) > _MOST:
            self._pages.popitem(last=False)

    def all_repeated(self, page: bytes, places: Sequence[int], address: str) -> bool:
        """Tell whether all places stand in repeated blocks; note this page for each block."""
        bounds, own = _layout(page)
        if any(_is_within(own, start) for start in places):
            return False
        site, where, content = _site(address), hash(address.partition("?")[0]), hash(page)
        # Every block is noted, so no short cut at the first that is not repeated.
        others = [
            self._seen(hash((site, block))).note(where, content) for block in _blocks(page, bounds, places)
        ]
        return all(count >= max(_FEWEST_PAGES, self._pages.get(site, 0) / 2) for count in others)

    def _seen(self, block: int) -> _Seen:
        seen = self._blocks.pop(block, None) or _Seen()
        self._blocks[block] = seen
        if len(self._blocks) > _MOST:
            self._blocks.popitem(last=False)
        return seen


def _site(address: str) -> str:
    # Cut by hand: an address in an archive need not be a sound one.
    return "/".join(address.split("/", 3)[:3])


def _layout(page: bytes) -> tuple[list[int], list[Place]]:
    """Return where blocks begin and end, and where articles do."""
    bounds, own, opened = [0], [], -1
    for number, start, _ in _marks()(page):
        bounds.append(start)
        if number < len(_OWN):
            opened = start if opened < 0 else opened
        elif number < 2 * len(_OWN) and opened >= 0:
            own.append((opened, start))
            opened = -1
    return [*bounds, len(page)], own


def _is_within(spans: Sequence[Place], start: int) -> bool:
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return at >= 0 and start < spans[at][1]


def _blocks(page: bytes, bounds: list[int], places: Sequence[int]) -> set[bytes]:
    """Return the paragraphs, items and rows that places stand in."""
    found = set()
    for start in places:
        at = bisect_right(bounds, start)
        found.add(page[bounds[at - 1] : bounds[min(at, len(bounds) - 1)]][:_LONGEST_BLOCK])
    return found


@cache
def _marks() -> Search:
    opened, closed = [b"<" + name for name in _OWN], [b"</" + name for name in _OWN]
    return search_for([*opened, *closed, *(sign + name for name in _BLOCKS for sign in (b"<", b"</"))])
