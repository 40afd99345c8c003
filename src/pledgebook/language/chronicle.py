"""The lines of a chronicle: each begins with the day, month or year it tells of ("14 March: Italy sends a ship").

A chronicle names a year once and leaves it out until the next; it tells in the present what is past.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from pledgebook.dates import Bound, When
from pledgebook.language.sentences import Block
from pledgebook.language.when_table import read_calendar
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary, either

_FEWEST = 3  # lines
_NO_YEAR = "XXXX"  # EDTF's blanks
_BEGINNING = re.compile(r"[\s*\u2022\u2013\u2014-]*+")
_SET_OFF = r"(?:\s*[:\u2013\u2014]|\s+-\s|\s*\.?\s*\Z)"


def chronicle(blocks: Sequence[Block], text: str, vocabulary: Vocabulary) -> Mapping[int, str]:
    """Return the date of each line of a chronicle, by the number of its block; empty where a text is none.

    Dates are ISO, cut to what is known, with EDTF's blanks where no year was named so far. Below a date that
    stands alone, the lines up to the next date have it too.
    """
    found: dict[int, str] = {}
    year, under, heads = _NO_YEAR, "", 0
    for number, block in enumerate(blocks):
        line = _dated(block.span, text, vocabulary)
        if line is not None:
            year = line["year"] or line["alone"] or year
            heads, day = heads + 1, _iso(year, line, vocabulary)
            under = day if line.end() == block.span.end else ""
            found[number] = day
        elif under:
            found[number] = under
    return found if heads >= _FEWEST else {}


def in_their_years(
    dates: Sequence[When], lines: Mapping[int, str], blocks: Sequence[Block], text: str
) -> tuple[When, ...]:
    """Return the dates of a text, those that begin a line of a chronicle in the year it is told under."""
    known = {number: day for number, day in lines.items() if not day.startswith(_NO_YEAR)}
    opened = {_first_word(blocks[number].span, text): day for number, day in known.items()}
    return tuple(_moved(when, opened.get(when.span.start), text) for when in dates)


def day_before(sentence: Span, block: Span, text: str, vocabulary: Vocabulary) -> Span | None:
    """Return the day that a line of a chronicle begins with, with the sign behind it, where a sentence follows."""
    line = _dated(block, text, vocabulary) if _opens(sentence, block) else None
    behind = line.end() if line is not None else 0
    if not behind or len(text[behind : sentence.end].split()) < _LEAST:
        return None
    return Span(_first_word(block, text), behind)


_LEAST = 3  # words that may be a sentence


def _opens(sentence: Span, block: Span) -> bool:
    return sentence.start == block.start


def _moved(when: When, day: str | None, text: str) -> When:
    """Return a date in the year of its line, where its own words leave the year out."""
    named = day is not None and day[:4] in when.span.of(text)
    if day is None or named or when.bound is not Bound.AT or len(day) != len(when.start or ""):
        return when
    return replace(when, value=day, start=day, end=day)


def _first_word(block: Span, text: str) -> int:
    marks = _BEGINNING.match(block.of(text))
    return block.start + (marks.end() if marks else 0)


def _dated(block: Span, text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    return _pattern(vocabulary).match(text, _first_word(block, text), block.end)


@cache
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds the date that a line begins with, and nothing of the line but the signs behind it."""
    calendar = read_calendar(vocabulary)
    month, weekday = (rf"(?:{either(names)})\.?" for names in (calendar.months, calendar.weekdays))
    year, day = r"(?:19|20)\d\d", r"\d{1,2}(?:st|nd|rd|th)?"
    dated = rf"(?:(?P<first>{day}) )?(?P<month>{month})(?: (?P<last>{day}))?(?:,? (?P<year>{year}))?"
    return re.compile(rf"(?:{weekday},? )?(?:{dated}|(?P<alone>{year})){_SET_OFF}", re.IGNORECASE)


def _iso(year: str, line: re.Match[str], vocabulary: Vocabulary) -> str:
    if line["month"] is None:
        return year
    month = read_calendar(vocabulary).months[line["month"].lower().rstrip(".")].number
    digits = re.sub(r"\D", "", line["first"] or line["last"] or "")
    return f"{year}-{month:02}" + (f"-{int(digits):02}" if digits else "")
