"""The printed lines of a PDF: their words and where they stand. PDFium is known here and nowhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any

from pledgebook.documents.reasons import UnreadableError, Why, size_said

# Where PDFium saw a hyphen at the end of a line it joins the two lines with this sign.
JOINT = "\ufffe"
CELL = " | "

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_GAP = re.compile(r"(?<=\S) +(?=\S)")
_LETTER = re.compile(r"\w")
# Wider than any justified line of prose stretches its spaces, in letter sizes.
_WIDE = 2.0
_PDFIUM = Lock()  # the library is not made for several threads


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; lengths are points from the lower left corner of its page.

    A line with wide gaps is a row of a table: its cells are parted by " | ".
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    height: float

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table."""
        return CELL in self.text

    @property
    def letter(self) -> float:
        """The mean width of a letter."""
        return max(self.right - self.left, 1.0) / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a PDF shows: its lines in reading order, how many pages, which of them could not be read."""

    lines: tuple[Line, ...]
    pages: int
    broken: tuple[int, ...] = ()
    title: str | None = None


def read_lines(data: bytes, limit: int) -> Printed:
    """Return the lines of all pages; text beyond the limit is refused."""
    import pypdfium2

    with _PDFIUM:
        pdf = _open(data)
        try:
            return _printed(pdf, limit)
        except pypdfium2.PdfiumError as problem:
            raise UnreadableError(Why.PDF_BROKEN) from problem
        finally:
            pdf.close()


def _open(data: bytes) -> Any:
    import pypdfium2
    from pypdfium2 import raw

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        locked = problem.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise UnreadableError(Why.PDF_ENCRYPTED if locked else Why.PDF_BROKEN) from problem


def _printed(pdf: Any, limit: int) -> Printed:
    import pypdfium2

    lines: list[Line] = []
    broken: list[int] = []
    size = 0
    for page in range(len(pdf)):
        try:
            found = list(_page_lines(pdf, page))
        except pypdfium2.PdfiumError:
            broken.append(page + 1)
            continue
        lines += found
        size += sum(len(line.text.encode("utf-8", "replace")) for line in found)
        if size > limit:
            raise UnreadableError(Why.TOO_LARGE, size_said(limit))
    return Printed(tuple(lines), len(pdf), tuple(broken), pdf.get_metadata_value("Title") or None)


def _page_lines(pdf: Any, number: int) -> Iterator[Line]:
    page = pdf[number]
    words = page.get_textpage()
    try:
        height = page.get_height()
        at = 0
        for text in words.get_text_range().split("\r\n"):
            if text.strip():
                yield _line(words, text, at, number, height)
            at += len(text) + 2
    finally:
        words.close()
        page.close()


def _line(words: Any, text: str, at: int, page: int, height: float) -> Line:
    first = at + len(text) - len(text.lstrip())
    last = at + len(text.rstrip()) - 1
    left, low, _, top = _box(words, first)
    _, bottom, right, _ = _box(words, last)
    size = _size(words, at + _first_letter(text), top - low)
    shown = _with_cells(words, text.strip(), first, _WIDE * size).translate(_LIGATURES)
    return Line(shown, page, left, right, top, bottom, size, height)


def _first_letter(text: str) -> int:
    """Return where the words begin: bullets and quotation marks are often set in another size."""
    found = _LETTER.search(text)
    return found.start() if found else len(text) - len(text.lstrip())


def _with_cells(words: Any, text: str, at: int, wide: float) -> str:
    """Return the line with each gap that is wider than a space written as the border of two cells."""
    parts, start = [], 0
    for gap in _GAP.finditer(text):
        if _box(words, at + gap.end())[0] - _box(words, at + gap.start() - 1)[2] > wide:
            parts.append(text[start : gap.start()])
            start = gap.end()
    return CELL.join((*parts, text[start:]))


def _box(words: Any, place: int) -> tuple[float, float, float, float]:
    from pypdfium2 import raw

    index = raw.FPDFText_GetCharIndexFromTextIndex(words, place)
    left, bottom, right, top = words.get_charbox(max(index, 0), loose=True)
    return left, bottom, right, top


def _size(words: Any, place: int, printed: float) -> float:
    """Return the size of a letter; files that scale it another way state a size that its height belies."""
    from pypdfium2 import raw

    size = raw.FPDFText_GetFontSize(words, max(raw.FPDFText_GetCharIndexFromTextIndex(words, place), 0))
    return float(size) if 0.6 < printed / max(size, 0.1) < 2.5 else max(printed / 1.2, 1.0)
