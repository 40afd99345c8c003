"""Paragraphs rebuilt from printed lines: which line goes on with the next, and where words were divided."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pledgebook.documents.pdf_lines import CELL, JOINT, Line

_BULLET = re.compile(
    r"[•◦▪●■□‣⁃·o*]\s|[-–—]\s+(?=[A-Z0-9])|(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|\([a-z0-9]{1,3}\)\s"
)
_LEADERS = re.compile(r"(?:\. ?){4}\s?\d{1,4}$")  # a line of a table of contents
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_BROKEN = re.compile(rf"(?<!\w)(?:(\w++)[{JOINT}\u00ad\u0002](\w++)|(\w++)[{JOINT}\u00ad\u0002])")
_COMPOUND = re.compile(r"(?<!\w)\w++-\w++")
# First parts after which English keeps the hyphen.
_KEEPING_WORDS = """
all anti co cross east ex first five four full half high inter large left less long low medium mid multi near
new non north off one on open over own post pre pro quasi right second self semi short single six small so
south ten third three twin two ultra under vice well west wide
"""
_KEEPING = frozenset(_KEEPING_WORDS.split())


def paragraphs(lines: Sequence[Line]) -> str:
    """Return the text of the lines, one line for each paragraph, an empty line between two."""
    rows = _merged(lines)
    usual = _usual_pitch(rows)
    built: list[list[Line]] = []
    for at, line in enumerate(rows):
        if built and _goes_on(built[-1], line, _edge(rows, at - 1), usual):
            built[-1].append(line)
        else:
            built.append([line])
    compounds = frozenset(match.casefold() for line in rows for match in _COMPOUND.findall(line.text))
    texts = [_unbroken(_written(block), compounds) for block in built]
    return "".join(
        f"{text}{_between(*pair)}" for text, pair in zip(texts, pairwise((*built, [])), strict=True)
    )


def _between(block: Sequence[Line], following: Sequence[Line]) -> str:
    """Return what parts two blocks: the rows of a table stand close."""
    if not following:
        return ""
    return "\n" if block[0].is_row and following[0].is_row else "\n\n"


def _merged(lines: Sequence[Line]) -> list[Line]:
    """Lines that stand side by side, such as the cells of a table, as one."""
    rows: list[Line] = []
    for line in lines:
        if rows and _beside(rows[-1], line):
            row = rows.pop()
            line = Line(
                f"{row.text}{CELL if line.left - row.right > line.size else ' '}{line.text}",
                row.page,
                row.left,
                line.right,
                row.top,
                line.bottom,
                row.size,
                row.height,
            )
        rows.append(line)
    return rows


def _beside(left: Line, right: Line) -> bool:
    return (
        left.page == right.page
        and abs(left.bottom - right.bottom) < 0.3 * left.size
        and 0 <= right.left - left.right < 30 * left.size
    )


def _usual_pitch(rows: Sequence[Line]) -> float:
    """Return the usual distance between two lines of one paragraph, in letter sizes."""
    pitches = sorted(
        ratio
        for above, below in pairwise(rows)
        if above.page == below.page and 0.8 < (ratio := _pitch(above, below)) < 3
    )
    return min(max(pitches[len(pitches) // 4], 1.0), 1.9) if pitches else 1.2


def _pitch(above: Line, below: Line) -> float:
    first_bottom = below.top - (above.top - above.bottom) if JOINT not in above.text else below.bottom
    return (above.bottom - first_bottom) / max(above.size, 1.0)


def _edge(rows: Sequence[Line], at: int) -> float:
    """How far to the right the lines around this one reach."""
    here = rows[at]
    near = rows[max(at - 12, 0) : at + 13]
    return max(
        line.right for line in near if line.page == here.page and abs(line.left - here.left) < 5 * here.size
    )


def _goes_on(block: list[Line], line: Line, edge: float, usual: float) -> bool:
    """Tell whether a line goes on with the paragraph above it."""
    above = block[-1]
    if line.is_row or above.is_row or _begins_item(line, block[0]) or _LEADERS.search(above.text):
        return False
    if abs(above.size - line.size) > 0.12 * max(above.size, line.size):
        return False
    ended = bool(_ENDED.search(above.text))
    small = line.text[:1].islower()
    if above.page != line.page or line.bottom > above.top:  # over the page, or up to the next column
        return not ended and (small or not _had_room(above, line, edge))
    if _pitch(above, line) > 1.3 * usual or _is_indented(block, line):
        return False
    return not _had_room(above, line, edge) or (small and not ended)


def _begins_item(line: Line, first: Line) -> bool:
    """Tell a list item; a dash before a small letter is one only where the item above has it too."""
    mark = line.text[:2]
    return bool(_BULLET.match(line.text)) or (mark in ("- ", "– ", "— ") and first.text.startswith(mark))


def _had_room(above: Line, line: Line, edge: float) -> bool:
    """Tell whether the next line's first word would have fitted: then the line was ended on purpose."""
    word = line.text.split(maxsplit=1)[0]
    return above.right + (len(word) + 3) * above.letter < edge


def _is_indented(block: list[Line], line: Line) -> bool:
    if _BULLET.match(block[0].text):
        return False  # the lines of a list item hang
    return (
        len(block) > 1 and line.left > block[-1].left + 0.8 * line.size and block[-1].left < block[0].left + 1
    )


def _written(block: Sequence[Line]) -> str:
    return f"| {block[0].text} |" if block[0].is_row else _joined(block)


def _joined(block: Sequence[Line]) -> str:
    text = block[0].text
    for line in block[1:]:
        divided = text.endswith(("-", "\u00ad")) and text[-2:-1].isalnum() and line.text[:1].isalnum()
        text = f"{text[:-1]}{JOINT}{line.text}" if divided else f"{text} {line.text}"
    return text


def _unbroken(text: str, compounds: frozenset[str]) -> str:
    """Join the halves of divided words; the hyphen stays where it belongs to the word."""
    return _BROKEN.sub(lambda match: _word(match, compounds), text)


def _word(match: re.Match[str], compounds: frozenset[str]) -> str:
    first, second, alone = match.groups()
    if alone:
        return f"{alone}-"
    keeps = bool(
        first.casefold() in _KEEPING
        or not second[0].islower()
        or any(sign.isdigit() for sign in first)
        or f"{first}-{second}".casefold() in compounds
    )
    return f"{first}-{second}" if keeps else f"{first}{second}"
