"""Dates: every day, period and recurrence a text states, with the precision of its words (codebook 6).

Each line of the view is read once, word by word; finders look at words that can begin a date, and periods
are made of what they found. Nothing is guessed from numbers alone.
"""

from collections.abc import Iterator
from datetime import date

from pledgebook.dates import When
from pledgebook.language import when_absolute as absolute
from pledgebook.language import when_counted as counted
from pledgebook.language import when_names as names
from pledgebook.language import when_parts as parts
from pledgebook.language import when_relative as relative
from pledgebook.language import when_years as years
from pledgebook.language.when_node import Finder, Node
from pledgebook.language.when_periods import Period, join
from pledgebook.language.when_table import read_calendar
from pledgebook.language.when_words import Scene, Word, read_words
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

# In this order: a longer reading before a shorter one that begins at the same word.
_NUMBERS: tuple[Finder, ...] = (
    absolute.numeric,
    years.year_then_fiscal,
    absolute.day_month,
    absolute.month_of_year,
    years.dashed_year,
    years.decade,
    parts.quarter,
    parts.week_of,
    counted.counted,
    parts.ordinal_day,
    years.bare_year,
)
_WORDS: tuple[Finder, ...] = (
    names.weekday,
    relative.recurring,
    absolute.month_day,
    relative.shift,
    names.holiday,
    parts.quarter,
    parts.week_of,
    parts.week_of_day,
    parts.part,
    parts.end_named_last,
    parts.rest,
    relative.later_or_earlier,
    relative.pointed,
    counted.ahead,
    counted.counted,
    relative.anaphoric,
    relative.weekend,
    names.season,
    years.fiscal_year,
)


def find_dates(text: str, published: date | None, vocabulary: Vocabulary) -> tuple[When, ...]:
    """Return the dates a view states, in text order, none across a line feed, none overlapping."""
    calendar = read_calendar(vocabulary)
    found: list[When] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        scene = Scene(list(read_words(text, start, end)), calendar, published)
        found += [_when(scene.words, period) for period in join(scene, list(_nodes(scene)))]
        start = end + 1
    return tuple(found)


def _nodes(scene: Scene) -> Iterator[Node]:
    """Yield the dates of one line, left to right, the first finder that fits at each word."""
    place = 0
    while place < len(scene.words):
        node = _find(scene, place)
        if node is None:
            place += 1
            continue
        yield node
        place = max(node.stop, place + 1)


def _find(scene: Scene, place: int) -> Node | None:
    low = scene.words[place].low
    if low[0].isdigit():
        finders = _NUMBERS
    elif low in scene.calendar.openers:
        finders = _WORDS
    else:
        return None
    for finder in finders:
        if node := finder(scene, place):
            return node
    return None


def _when(words: list[Word], period: Period) -> When:
    span = Span(words[period.first].start, words[period.stop - 1].end)
    stretch = period.stretch
    return When(span, stretch.value, stretch.start, stretch.end, stretch.precision, stretch.bound)
