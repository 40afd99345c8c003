"""Why a commitment is not in a total, in the words that `not_counted_because` and the totals share."""

from enum import StrEnum


class Reason(StrEnum):
    """What keeps a commitment out of a total (codebook 4.5, 8.2 to 8.5, 8.7); claims add those of 4.7."""

    PART = "part of a package that counts"
    BY_PARTS = "counted by its parts"
    CUMULATIVE = "a total to date"
    RESTATED = "an earlier act told again"
    NEGATED = "denied"
    BELOW = "below pledged"
    RULED_OUT = "ruled out"
    CANCELLED = "cancelled"
    NOT_SUPPORT = "a sum that is not support: sanctions, talks and the like"
    POOLED_IN = "paid into a common fund, which counts instead"
    POOLED_OUT = "paid out of a common fund, whose givers count instead"
    UNSETTLED = "currency not settled"
    NO_RATE = "no rate for its currency and day"
    UNSAID = "not counted, no reason given"
