"""Days and periods as a text states them (codebook 6), in the Extended Date/Time Format."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.span import Span


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    FUZZY = "fuzzy"


class Bound(StrEnum):
    """How a date bounds an act: at it, from it on, up to it, all through it, again and again."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    DURING = "during"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class When:
    """One date, period or recurrence and the words that state it.

    `value` is EDTF ("2025", "2024-12-18", "2024-21" for spring 2024, "2025/2031", "../2025-06").
    `start` and `end` are ISO dates cut to what is known ("2025", "2025-03"), null where open.
    `precision` is the unit the words name. Weeks, weekends, half-years and decades have no name there: they
    are fuzzy, with `start` and `end` as their bounds; so are "early", "late" and whatever ends in "~".
    What counts from a day nobody knows keeps the blanks of EDTF ("XXXX-XX-XX" for "two days later", "XXXX-07"
    for "July" in a document without a date) and neither `start` nor `end`.
    """

    span: Span
    value: str
    start: str | None
    end: str | None
    precision: Precision
    bound: Bound = Bound.AT
