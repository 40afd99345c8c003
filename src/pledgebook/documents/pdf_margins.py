"""Running heads, feet and page numbers: what the pages of a PDF repeat at their edges."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pledgebook.documents.pdf_lines import Line

# The share of a page's height in which heads and feet stand.
_EDGE = 0.15
_NUMBER = re.compile(r"\d{1,4}")
_FOLIO = re.compile(
    r"(?:[-–—|\[( ]*(?:page|p\.|pg\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\]) ]*|[ivxlc]{1,7})",
    re.IGNORECASE,
)
_OF = re.compile(r"page\s+\d{1,4}\s+of\s+\d{1,4}", re.IGNORECASE)


def without_margins(lines: Sequence[Line], pages: int) -> list[Line]:
    """Return the lines without those that the pages repeat, number for number, at the same height."""
    edge = [line for line in lines if _is_at_edge(line)]
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in edge:
        for key in _keys(line):
            seen[key].add(line.page)
    enough = 2 if pages <= 4 else 3
    running = {id(line) for line in edge if any(len(seen[key]) >= enough for key in _keys(line))}
    return [line for line in lines if id(line) not in running and not _is_folio(line, pages)]


def _is_at_edge(line: Line) -> bool:
    middle = (line.top + line.bottom) / 2
    return not _EDGE * line.height < middle < (1 - _EDGE) * line.height


def _keys(line: Line) -> Iterator[tuple[str, int]]:
    """Yield the line as it stands, and with each number that may count the pages told from the page's own."""
    # Places are compared in steps of four points, from either side of a step.
    for place in {round(line.bottom / 4), int(line.bottom / 4)}:
        yield line.text, place
        for match in list(_NUMBER.finditer(line.text))[:4]:
            counted = f"{line.text[: match.start()]}#{int(match[0]) - line.page}{line.text[match.end() :]}"
            yield counted, place


def _is_folio(line: Line, pages: int) -> bool:
    """Tell a page number alone at the edge; a lone number on a single page may be part of the text."""
    if not _is_at_edge(line):
        return False
    return bool(_OF.fullmatch(line.text) or (pages > 1 and _FOLIO.fullmatch(line.text)))
