"""PDF: the words of its pages as paragraphs, without heads, feet and page numbers."""

import re

from pledgebook.documents.decode import whole
from pledgebook.documents.particulars import Particulars
from pledgebook.documents.pdf_lines import Printed, read_lines
from pledgebook.documents.pdf_margins import without_margins
from pledgebook.documents.pdf_packing import packed_times
from pledgebook.documents.pdf_paragraphs import paragraphs
from pledgebook.documents.reasons import UnreadableError, Why

_ENOUGH_LETTERS = 3
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def read_pdf(data: bytes, limit: int) -> tuple[str, Particulars, tuple[int, ...]]:
    """Return the text, what the file truly says of it, and the numbers of pages that could not be read.

    The day the file was made is not the day it was published, and is not used.
    """
    if (times := packed_times(data)) is not None:
        raise UnreadableError(Why.PDF_BOMB, str(times))
    printed = read_lines(data, limit)
    if not printed.pages:
        raise UnreadableError(Why.PDF_NO_PAGES)
    if len(printed.broken) == printed.pages:
        raise UnreadableError(Why.PDF_BROKEN)
    text = _CONTROLS.sub("", whole(paragraphs(without_margins(printed.lines, printed.pages)))).strip()
    if sum(sign.isalnum() for sign in text[:10_000]) < _ENOUGH_LETTERS:
        raise UnreadableError(Why.PDF_NO_TEXT)
    return text, Particulars(title=_title(printed)), printed.broken


def _title(printed: Printed) -> str | None:
    """Return the title that the file gives, trusted only where its first page shows the same words."""
    title = _CONTROLS.sub("", whole(" ".join((printed.title or "").split())))
    shown = "".join(line.text for line in printed.lines if line.page == 0)
    return title if len(title) > 3 and _bare(title) and _bare(title) in _bare(shown) else None


def _bare(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
