"""Plain text and Markdown: the text is the input itself (codebook 7.3)."""

import re

from pledgebook.documents.decode import decode
from pledgebook.documents.particulars import Particulars
from pledgebook.documents.reasons import UnreadableError, Why

_LONGEST_TITLE = 300
_HEADING = re.compile(r"#{1,2}[ \t]+(?P<title>[^\n]*)")
_UNDERLINED = re.compile(r"(?P<title>[^\n]*)\n={3,}\s*(?:\n|\Z)")
_FRONT_MATTER = re.compile(r"---[ \t\r]*\n(?:[^\n]*\n){0,60}?---[ \t\r]*\n")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"\*+|`+|(?<!\w)_+|_+(?!\w)")


def read_plain(data: bytes, charset: str | None = None) -> tuple[str, Particulars]:
    """Return the text, unchanged, and the title where its first line is marked as a heading."""
    text = decode(data, charset)
    if text.isspace() or not text:
        raise UnreadableError(Why.BLANK)
    return text, Particulars(title=find_heading(text))


def find_heading(text: str) -> str | None:
    """Return the words of a Markdown heading that the text begins with, null where there is none."""
    start = len(text) - len(text.lstrip())
    if matter := _FRONT_MATTER.match(text, start):
        rest = text[matter.end() :]
        start = matter.end() + len(rest) - len(rest.lstrip())
    # A window: what is longer than a title is none, and costs nothing.
    window = text[start : start + 2 * _LONGEST_TITLE]
    match = _HEADING.match(window) or _UNDERLINED.match(window)
    words = _EMPHASIS.sub("", _LINK.sub(r"\1", match["title"].strip().rstrip("#"))).strip() if match else ""
    return words if 0 < len(words) <= _LONGEST_TITLE else None
