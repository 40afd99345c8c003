"""The stage that a commitment has by what its claims say, each from its day (codebook 8.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.claims.claim import Stage, StageGroup
from pledgebook.commitments.statement import Statement

_ENDS = (Stage.CANCELLED, Stage.RULED_OUT)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a commitment stands: `reached` is the furthest it came, `ended` the day it was called off."""

    stage: Stage
    reached: Stage
    ended: date | None = None


def standing(said: Sequence[Statement]) -> Standing:
    """Return where the un-negated claims of one act leave it; `said` must not be empty."""
    by_day = sorted(said, key=_by_day)
    reached: Stage | None = None
    off: Statement | None = None
    for one in by_day:
        if one.stage.group is StageGroup.OFF:
            off = one
        elif _goes_on(one, off):
            off = None
        if _is_firm(one) and (reached is None or one.stage.firmness > reached.firmness):
            reached = one.stage
    furthest = reached or max((one.stage for one in by_day), key=lambda stage: stage.firmness)
    if off is None:
        return Standing(furthest, furthest)
    return Standing(off.stage, furthest, off.day if off.stage in _ENDS else None)


def _by_day(one: Statement) -> tuple[date, bool]:
    # On one day the word that calls it off is the last.
    return one.day or date.min, one.stage.group is StageGroup.OFF


def _is_firm(one: Statement) -> bool:
    return one.stage.group in (StageGroup.PROMISED, StageGroup.DONE)


def _goes_on(one: Statement, off: Statement | None) -> bool:
    """Tell whether a later word lifts an end: for a suspension only what is done, else a new promise too."""
    if off is None or one.day is None or off.day is None or one.day <= off.day:
        return False
    if off.stage is Stage.SUSPENDED:
        return one.stage.group is StageGroup.DONE
    return _is_firm(one)
