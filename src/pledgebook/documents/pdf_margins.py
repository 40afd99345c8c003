"""Running heads, feet and page numbers: what the pages of a PDF repeat at their edges."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from pledgebook.documents.pdf_lines import CELL, Line

# The share of a page's height in which heads and feet stand.
_EDGE = 0.15
# Heads are printed no larger than the text; what is larger is a heading of the text.
_LARGER = 1.2
_MOST_BANDS = 4
_NUMBER = re.compile(r"\d{1,4}")
_FOLIO = re.compile(
    r"[-–—|\[( ]*+(?:page|p\.|pg\.?)?\s*+\d{1,4}(?:\s*+(?:of|/)\s*+\d{1,4})?[-–—|\]) ]*+|[ivxlc]{1,7}",
    re.IGNORECASE,
)
_OF = re.compile(r"page\s+\d{1,4}\s+of\s+\d{1,4}", re.IGNORECASE)


def without_margins(lines: Sequence[Line], pages: int) -> list[Line]:
    """Return the lines without those that the pages repeat, number for number, at the same height.

    Each page is looked at from its edges inwards, as far as what it shows is repeated.
    """
    if not lines:
        return []
    folios = {id(line) for line in lines if _is_folio(line, pages)}
    repeated = folios | _repeated(lines, pages)
    # Where all is repeated, it is what the pages are there to say, and only the outermost line is a head.
    for most in (_MOST_BANDS, 1, 0):
        dropped = folios | _margins(lines, repeated, most)
        if kept := [line for line in lines if id(line) not in dropped]:
            return kept
    return []


def _margins(lines: Sequence[Line], repeated: set[int], most: int) -> set[int]:
    dropped: set[int] = set()
    for _, page in groupby(lines, key=lambda line: line.page):
        bands = _bands(list(page))
        for side, place in ((bands, _is_above), (bands[::-1], _is_below)):
            dropped |= _outermost(
                side, {id(line) for band in side for line in band if place(line)} & repeated, most
            )
    return dropped


def _bands(page: list[Line]) -> list[list[Line]]:
    """Return the lines of a page by height, those that share one height together, from the top."""
    inwards = sorted(page, key=lambda line: -line.bottom)
    return [list(band) for _, band in groupby(inwards, key=lambda line: round(line.bottom / 3))]


def _outermost(bands: Sequence[list[Line]], repeated: set[int], most: int) -> set[int]:
    """Return the lines to drop, from the edge up to the first height where none is repeated."""
    depth = 0
    while depth < min(len(bands), most) and any(id(line) in repeated for line in bands[depth]):
        depth += 1
    if depth == len(bands) > 1:
        depth -= 1
    # A head stands apart from the text; what is printed close to it, in its size, is text said again.
    while 0 < depth < len(bands) and not _stands_apart(bands, depth):
        depth -= 1
    return {id(line) for band in bands[:depth] for line in band if id(line) in repeated}


def _stands_apart(bands: Sequence[list[Line]], depth: int) -> bool:
    margin, text = bands[depth - 1][0], bands[depth][0]
    steps = sorted(abs(a[0].bottom - b[0].bottom) for a, b in pairwise(bands))
    other_size = abs(margin.size - text.size) > 0.05 * text.size
    return other_size or abs(margin.bottom - text.bottom) > 1.25 * steps[(len(steps) - 1) // 2]


def _repeated(lines: Sequence[Line], pages: int) -> set[int]:
    largest = _LARGER * median(line.size for line in lines)
    edge = [line for line in lines if _is_at_edge(line) and line.size <= largest]
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in edge:
        for key in _keys(line):
            seen[key].add(line.page)
    enough = 2 if pages <= 4 else 3
    return {id(line) for line in edge if any(len(seen[key]) >= enough for key in _keys(line))}


def _is_above(line: Line) -> bool:
    return (line.top + line.bottom) / 2 > (1 - _EDGE) * line.height


def _is_below(line: Line) -> bool:
    return (line.top + line.bottom) / 2 < _EDGE * line.height


def _is_at_edge(line: Line) -> bool:
    return _is_above(line) or _is_below(line)


def _keys(line: Line) -> Iterator[tuple[str, int]]:
    """Yield the line as it stands, and with each number that may count the pages told from the page's own."""
    # Places are compared in steps of four points, from either side of a step.
    for place in {round(line.bottom / 4), int(line.bottom / 4)}:
        yield line.text, place
        for match in list(_NUMBER.finditer(line.text))[:4]:
            counted = f"{line.text[: match.start()]}#{int(match[0]) - line.page}{line.text[match.end() :]}"
            yield counted, place
        # A head that names the chapter, with the page's number in its corner, counts by the number alone.
        for cell in (line.text.split(CELL)[0], line.text.split(CELL)[-1]) if line.is_row else ():
            if _NUMBER.fullmatch(cell):
                yield f"#{int(cell) - line.page}", place


def _is_folio(line: Line, pages: int) -> bool:
    """Tell a page number alone at the edge; a lone number on a single page may be part of the text."""
    if not _is_at_edge(line):
        return False
    return bool(_OF.fullmatch(line.text) or (pages > 1 and _FOLIO.fullmatch(line.text)))
