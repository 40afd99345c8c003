"""The day that a text itself gives as its own: a line of date above it, its dateline or its heading (codebook 6.1)."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from pledgebook.documents.written_date import find_worded_date, read_date

_LINES = 6  # at the top; a date further down is about something else
_WINDOW = 2000  # code points
_LONGEST = 90  # of a line of date and of a dateline
_HEADING = 160  # of a heading
_LABEL = re.compile(
    r"(?:first )?(?:published|posted|issued|released|released on|date|dated)\b(?: on)?[:\s]\s*", re.IGNORECASE
)
# "GENEVA, 4 March 1999 (Agency) - " and "Lagos - March 4, 1999: "; the place is one to five capitalised words.
_PLACE = r"(?:[A-Z][\w.'’-]*[, /]{1,2}){1,5}?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:[-–—(]\s?)?(?P<day>[^-–—:()\n]{{6,24}}?)\)?\s*(?:\([^()\n]{{2,40}}\)\s*)?[-–—:]"
)
# "**Canberra, 6 March 2024**" and "Brussels, 18 October 2024. The Commission ...".
_PLACED = re.compile(rf"{_PLACE}(?P<day>[^\W_][\w ,]{{6,20}}\d{{4}})(?:\.(?=\s)|\.?$)")
# "Written answers, 23 July 2024": a heading ends with its day, behind a comma and with no full stop.
_HEADED = re.compile(r".*, (?P<day>[^,]{6,20}(?:, \d{4})?)")
_MARKS = "#*_>| \t"


def find_dateline(text: str) -> date | None:
    """Return the day a text says it is of; null where its head names none, or names it without a year."""
    for line in _head(text):
        short = line[:_LONGEST]
        if found := read_date(_LABEL.sub("", short, count=1)):
            return found
        for match in (_DATELINE.match(short), _PLACED.match(short)):
            if match and (found := find_worded_date(match["day"])):
                return found
        headed = _HEADED.fullmatch(line) if len(line) <= _HEADING else None
        if headed and (found := read_date(headed["day"])):
            return found
    return None


def _head(text: str) -> Iterator[str]:
    lines = (line.strip(_MARKS) for line in text[:_WINDOW].splitlines())
    yield from islice((line for line in lines if line), _LINES)
