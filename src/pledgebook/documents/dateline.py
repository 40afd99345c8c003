"""The day that a text itself gives as its own: a line of date above it, or its dateline (codebook 6.1)."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from pledgebook.documents.written_date import find_worded_date, read_date

_LINES = 6  # at the top; a date further down is about something else
_WINDOW = 2000  # code points
_LONGEST = 90  # of a line of date and of a dateline
_LABEL = re.compile(
    r"(?:first )?(?:published|posted|issued|released|released on|date|dated)\b(?: on)?[:\s]\s*", re.IGNORECASE
)
# "GENEVA, 4 March 1999 (Agency) - " and "Lagos - March 4, 1999: "; the place is one to five capitalised words.
_PLACE = r"(?:[A-Z][\w.'’-]*[, /]{1,2}){1,5}?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:[-–—(]\s?)?(?P<day>[^-–—:()\n]{{6,24}}?)\)?\s*(?:\([^()\n]{{2,40}}\)\s*)?[-–—:]"
)


def find_dateline(text: str) -> date | None:
    """Return the day a text says it is of; null where its head names none, or names it without a year."""
    for line in _head(text):
        if found := read_date(_LABEL.sub("", line, count=1)):
            return found
        match = _DATELINE.match(line)
        if match and (found := find_worded_date(match["day"])):
            return found
    return None


def _head(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text[:_WINDOW].splitlines())
    yield from islice((line[:_LONGEST] for line in lines if line), _LINES)
