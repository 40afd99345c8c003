"""How often an amount comes ("a year", "monthly") and whether it is a price per unit ("each", "a head")."""

from typing import NamedTuple

from pledgebook.amounts import Per
from pledgebook.language.number_tokens import Kind, Line

_PERIODS = {"year": Per.YEAR, "annum": Per.YEAR, "month": Per.MONTH}
_ADVERBS = {"annually": Per.YEAR, "yearly": Per.YEAR, "monthly": Per.MONTH}
_ADJECTIVES = {"annual": Per.YEAR, "yearly": Per.YEAR, "monthly": Per.MONTH}
_EVERY = frozenset({"a", "per", "each", "every", "/"})
# "A year earlier" tells when, not how often.
_WHEN = frozenset({"ago", "earlier", "later", "before", "after", "previously", "prior"})
_OTHER_TIMES = frozenset({"day", "week", "quarter", "cent", "decade", "se", "diem", "capita"})
# Past these the words tell of something else.
_CLAUSE = frozenset(
    {"that", "which", "who", "and", "while", "when", "but", "as", "since", "after", "before", "to", "if"}
)
_REACH = 7
_REACH_BEFORE = 4
# "A head" and its like: a price for each of them.
_UNITS = (
    "head person child family household soldier student pupil patient dose unit piece item share "
    "barrel gallon litre liter ton tonne kilo kilogram ounce pound bushel vehicle tank drone missile "
    "shell round plane aircraft ticket copy shot pop metre meter mile kilometre kilometer kwh mwh "
    "acre hectare bottle hour"
)
_COSTING = frozenset({"worth", "costing", "valued", "priced", "cost", "costs", "of"})


class Rate(NamedTuple):
    """How often an amount comes, and whether it is meant for each unit."""

    per: Per = Per.ONCE
    each: bool = False


def read_rate(line: Line, first: int, stop: int) -> Rate:
    """Return the rate that the words around an amount give it."""
    per = _after(line, stop) or _before(line, first)
    return Rate(per or Per.ONCE, per is None and (_each_after(line, stop) or _each_before(line, first)))


def _after(line: Line, stop: int) -> Per | None:
    for place in range(stop, min(stop + _REACH, len(line))):
        if line.kind(place) is Kind.DIGITS or line.low(place) in _CLAUSE:
            return None
        if line.kind(place) is Kind.SIGN and line.low(place) not in "-/'\")":
            return None
        per = _period(line, place) or _ADVERBS.get(line.low(place))
        if per is not None:
            return per
    return None


def _period(line: Line, place: int) -> Per | None:
    following = place + 2 if line.low(place + 1) == "-" else place + 1
    once = line.low(place) == "a" and _tells_when(line, following + 1)
    if line.low(place) not in _EVERY or once:
        return None
    return _PERIODS.get(line.low(following))


def _tells_when(line: Line, after: int) -> bool:
    if line.low(after) == "on":  # "a year on, …", "a year on from"
        return line.kind(after + 1) is not Kind.WORD or line.low(after + 1) == "from"
    return line.low(after) in _WHEN or line.lows[after : after + 3] == ["and", "a", "half"]


def _before(line: Line, first: int) -> Per | None:
    for place in range(first - 1, max(first - 1 - _REACH_BEFORE, -1), -1):
        if line.kind(place) is not Kind.WORD:
            return None
        per = _ADJECTIVES.get(line.low(place))
        if per is not None:
            return (
                per
                if place == first - 1 or line.low(first - 1) in ("of", "to", "least", "than", "about")
                else None
            )
    return None


def _each_after(line: Line, stop: int) -> bool:
    place = stop + 1 if line.low(stop) == "-" else stop
    low, following = line.low(place), line.low(place + 1)
    if low in ("each", "apiece"):
        return following not in ("week", "day", "quarter")
    if low in ("per", "/"):
        return line.kind(place + 1) is Kind.WORD and following not in _OTHER_TIMES | _PERIODS.keys()
    return low in ("a", "an") and following in _UNIT_WORDS


def _each_before(line: Line, first: int) -> bool:
    nearby = line.lows[max(0, first - _REACH_BEFORE) : first]
    if "each" in nearby:
        after = nearby[nearby.index("each") + 1 :]
        return bool(after) and after[0] in _COSTING - {"of"}
    return (
        "unit" in nearby
        and nearby[-1] in ("of", "at")
        and not {"price", "cost", "prices", "costs"}.isdisjoint(nearby)
    )


_UNIT_WORDS = frozenset(_UNITS.split())
