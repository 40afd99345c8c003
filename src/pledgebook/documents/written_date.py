"""Days as records and pages write them; what can be read in two ways is not read."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = f"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<sign>[-/.]?)(?P<month>\d{2})(?P=sign)(?P<day>\d{2})(?!\d)(?:[T ].*)?", re.DOTALL
)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
_WORDED = (
    re.compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE),
)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE
)
_CLOCK = r"(?:(?:,|\s|at|–|-|\|)*+\d{1,2}[:.]\d{2}(?::\d{2})?\s*+(?:[ap]\.?m\.?)?\s*+(?:[A-Z]{2,4})?)?"
_AROUND = re.compile(rf"{_CLOCK}\s*", re.IGNORECASE)

# What programs write when they know no date.
_UNSET = frozenset({date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)})
_EARLIEST = 1700


def read_date(written: str) -> date | None:
    """Return the day that is written, or null where it is none or can be read in two ways (01/02/2024)."""
    line = " ".join(written.split())
    if len(line) > 64:
        return None
    return _numbered(line) or _worded(_WEEKDAY.sub("", line, count=1)) or _mailed(line)


def find_worded_date(line: str) -> date | None:
    """Return the day that a short line names in words with its year; null where it names none, or several."""
    found = {day for pattern in _WORDED for match in pattern.finditer(line) if (day := _day(match))}
    return found.pop() if len(found) == 1 else None


def is_set(day: date) -> bool:
    """Tell whether a day can be a date of publication, and is not what a program writes for none."""
    return day not in _UNSET and day.year >= _EARLIEST


def _numbered(line: str) -> date | None:
    match = _ISO.fullmatch(line) or _DOTTED.fullmatch(line)
    return _day(match) if match else None


def _worded(line: str) -> date | None:
    for pattern in _WORDED:
        if (match := pattern.match(line)) and _AROUND.fullmatch(line, match.end()):
            return _day(match)
    return None


def _mailed(line: str) -> date | None:
    """Read the form of mail and feeds: Wed, 18 Dec 2024 10:00:00 +0000."""
    if not re.match(r"[A-Z][a-z]{2}, \d", line):
        return None
    try:
        day = parsedate_to_datetime(line).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if is_set(day) else None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"].casefold()
    try:
        day = date(int(match["year"]), _MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:
        return None
    return day if is_set(day) else None
