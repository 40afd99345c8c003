"""The days of an activity: when it was to start and end, when it did."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from pledgebook.claims.claim import Stage, StageGroup
from pledgebook.commitments import Commitment
from pledgebook.commitments.announced import rate_day

_KNOWN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_UNDATED = "No source gives a day; this is the day of the export."
_ANNOUNCED = "The day it was announced."
Dated = tuple[str, date, str | None]


def activity_dates(one: Commitment, made: date) -> Iterator[Dated]:
    """Yield the days that words give; an activity must have a start, so the day announced stands in for it."""
    start, end = _bound(one, last=False), _bound(one, last=True)
    done = [line.day for line in one.history if line.day and line.stage.group is StageGroup.DONE]
    begun = min(done, default=None)
    announced = rate_day(one)
    if start or begun is None:
        note = None if start else _ANNOUNCED if announced else _UNDATED
        start = start or announced or made
        yield "planned_start", start, note
    if begun and begun <= made:
        yield "actual_start", begun, None
    elif begun and not start:
        yield "planned_start", begun, None
    if end and end >= (start or begun or end):
        yield "planned_end", end, None
    over = one.ended or (max(done) if done and one.stage is Stage.DELIVERED else None)
    if over and (begun or over) <= over <= made:
        yield "actual_end", over, None


def _bound(one: Commitment, *, last: bool) -> date | None:
    """Return the first or last day of the period, null where no month or year is known."""
    said = (one.period.end if last else one.period.start) if one.period else None
    found = _KNOWN.match(said) if said else None
    if found is None or not int(found[1]) >= 1:
        return None
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    if not 1 <= month <= 12:
        return None
    most = monthrange(year, month)[1]
    return date(year, month, min(max(int(found[3] or (most if last else 1)), 1), most))
