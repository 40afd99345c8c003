"""Two figures that are the ends of one range: "3-4", "10 to 15 million", "between 5 and 7"."""

from decimal import Decimal
from functools import cache

from pledgebook.language.figures import Figure
from pledgebook.language.number_tokens import Line

DASHES = frozenset("-–—‑")
# "Rose from 5 to 7" tells of a change, not of a range.
_CHANGES = (
    "rise rose risen rising raise raised raises raising increase increased increases increasing cut cuts "
    "cutting fall fell fallen falling drop dropped drops dropping grow grew grown growing grows jump "
    "jumped jumps climb climbed up down double doubled doubling triple tripled reduce reduced reduces "
    "reducing lower lowered lowering expand expanded expanding boost boosted boosting slash slashed "
    "shrink shrank shrunk decline declined decrease decreased upgrade upgraded revise revised went go "
    "goes going gone soar soared surge surged swell swelled change changed extend extended bring brought "
    "move moved trim trimmed slip slipped narrow narrowed widen widened lift lifts lifted "
    "lifting boosts hike hiked hikes scale scaled ramp ramped bump bumped upped halve halved enlarge enlarged"
)
_CHANGE_REACH = 12


def joined(line: Line, low: Figure, high: Figure) -> tuple[Figure, Figure] | None:
    """Return the two ends with their shared magnitude, null where the figures are no range."""
    if not _bridged(line, low, high):
        return None
    return share_magnitude(low, high)


def share_magnitude(low: Figure, high: Figure) -> tuple[Figure, Figure] | None:
    """Give a bare lower end the upper end's magnitude where it stays below it; null where ends fall."""
    shared = low._replace(value=low.value * high.scale, scale=high.scale)
    if low.scale == 1 and high.scale > 1 and not low.grouped and shared.value < high.value:
        return shared, high
    return (low, high) if low.value < high.value else None


def _bridged(line: Line, low: Figure, high: Figure) -> bool:
    gap = tuple(line.lows[low.stop : high.first])
    if len(gap) != 1 or low.qualifier is not None or high.qualifier is not None:
        return False
    if gap[0] in DASHES:
        return dashed(line, low.stop) and line.low(high.stop) != gap[0] and not _serial(low, high)
    if gap[0] == "to":
        return not changing(line, low.first)
    if gap[0] == "and":
        return line.low(low.first - 1) == "between"
    return gap[0] == "or" and high.value == low.value + Decimal(1)


def _serial(low: Figure, high: Figure) -> bool:
    """Tell a telephone number ("555-1234") from a range; ranges end in round numbers or years."""
    return low.plain and high.plain and high.value >= 1000 and high.value % 10 != 0 and not high.yearly


def dashed(line: Line, dash: int) -> bool:
    """Tell whether a dash has the same room on both sides, as the dash of a range has."""
    return line.touches(dash) == line.touches(dash + 1)


def changing(line: Line, first: int) -> bool:
    """Tell whether words of rise or fall stand before a figure told as "from … to …"."""
    nearby = line.lows[max(0, first - _CHANGE_REACH) : first]
    return "from" in nearby[-3:] and not _changes().isdisjoint(nearby)


@cache
def _changes() -> frozenset[str]:
    return frozenset(_CHANGES.split())
