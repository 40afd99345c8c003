"""Why a commitment is not in a total: the reasons of the ledger made few, and those that totals add."""

from enum import StrEnum
from functools import cache


class Reason(StrEnum):
    """What keeps a commitment out of a total (codebook 4.5, 8.2 to 8.5, 8.7); claims add those of 4.7."""

    PART = "part of a package that counts"
    BY_PARTS = "counted through its parts"
    CUMULATIVE = "a total to date"
    RESTATED = "an earlier act told again"
    REPLACED = "said only by a version that a later one replaced"
    NEGATED = "denied"
    BELOW = "below pledged"
    RULED_OUT = "ruled out"
    CANCELLED = "cancelled"
    DOUBTFUL = "in doubt, waits for a person's word"
    NOT_SUPPORT = "a sum that is not support: sanctions, talks and the like"
    POOLED_IN = "paid into a common fund, which counts instead"
    POOLED_OUT = "paid out of a common fund, whose givers count instead"
    UNSETTLED = "currency not settled"
    NO_RATE = "no rate for its currency and day"
    UNSAID = "not counted, no reason given"


# What `not_counted_because` begins with; the rest of it names a day, a package or a stage.
_BEGINNINGS = {
    "part of": Reason.PART,
    "counted through": Reason.BY_PARTS,
    "a total to date": Reason.CUMULATIVE,
    "told again": Reason.RESTATED,
    "said only by a version": Reason.REPLACED,
    "denied": Reason.NEGATED,
    "below pledged": Reason.BELOW,
    "ruled out": Reason.RULED_OUT,
    "cancelled": Reason.CANCELLED,
    "in doubt": Reason.DOUBTFUL,
}


@cache
def reason_of(because: str | None) -> str | None:
    """Return why the ledger does not count something, without its particulars; a claim's own words as they are."""
    if because is None:
        return None
    return next((reason for start, reason in _BEGINNINGS.items() if because.startswith(start)), because)
