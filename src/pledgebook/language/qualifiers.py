"""Words beside a number that say how exactly it is meant (codebook 4.2)."""

from pledgebook.amounts import Qualifier
from pledgebook.language.number_tokens import Line

_BEFORE = {
    Qualifier.ABOUT: (
        "about;around;some;approximately;approx;approx.;roughly;nearly;almost;circa;ca;ca.;c.;~;≈;"
        "an estimated;estimated;estimated at;close to;in the region of;in the order of;"
        "on the order of;somewhere around;an approximate;an average of;near;nearing;virtually;"
        "practically"
    ),
    Qualifier.AT_LEAST: (
        "at least;a minimum of;minimum of;minimum;no less than;not less than;no fewer than;"
        "not fewer than;at the very least;≥;starting at;starting from"
    ),
    Qualifier.UP_TO: (
        "up to;as much as;as many as;a maximum of;maximum of;maximum;no more than;not more than;"
        "at most;at the most;not to exceed;not exceeding;not exceed;≤;a ceiling of;capped at;"
        "a cap of;up to and including"
    ),
    Qualifier.MORE_THAN: (
        "more than;over;in excess of;above;exceeding;exceeds;exceed;exceeded;greater than;north of;"
        "upwards of;upward of;just over;well over;slightly more than;well above;just above;"
        "slightly over;a little over;a little more than;just more than;>;topping;surpassing;"
        "larger than;higher than;better than"
    ),
    Qualifier.LESS_THAN: (
        "less than;under;below;fewer than;just under;just below;well under;well below;"
        "slightly less than;slightly under;a little under;a little less than;just short of;"
        "just shy of;<;short of;shy of"
    ),
}
_AFTER = {
    Qualifier.AT_LEAST: (
        "or more;and more;or greater;or above;and up;and above;at least;at a minimum;plus;+;- plus"
    ),
    Qualifier.UP_TO: "or less;or fewer;at most;maximum;at the most",
    Qualifier.ABOUT: "or so;or thereabouts;- odd;odd;- ish;ish;approximately;approx;more or less",
}
# What may stand between the qualifying words and the number.
_FILLERS = (
    "a further;an additional;an extra;another;a total of;the equivalent of;additional;further;extra;"
    "a combined;a total;a combined total of;an initial;worth;total of;an overall;the sum of"
)
# "A row over 5 million" is about the sum, not above it.
_DISPUTES = (
    "row rows dispute disputes fight battle clash concerns concern questions question outrage talks "
    "negotiations disagreement disagreements debate standoff anger control worries scandal probe"
)
_QUARRELS = frozenset(_DISPUTES.split())


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(part for word in phrase.split() for part in _cut(word))


def _cut(word: str) -> tuple[str, ...]:
    if word[:1] == "-" and len(word) > 1:
        return ("-", word[1:])
    return (word[:-1], ".") if len(word) > 1 and word.endswith(".") else (word,)


def _table(rows: dict[Qualifier, str]) -> dict[tuple[str, ...], Qualifier]:
    return {_words(phrase): kind for kind, phrases in rows.items() for phrase in phrases.split(";")}


BEFORE = _table(_BEFORE)
AFTER = _table(_AFTER)
FILLERS = frozenset(_words(phrase) for phrase in _FILLERS.split(";"))
_LONGEST = max(map(len, BEFORE))
_LONGEST_AFTER = max(map(len, AFTER))
_LONGEST_FILLER = max(map(len, FILLERS))
# Most numbers have no such words beside them; the nearest word tells.
_LAST_BEFORE, _FIRST_AFTER = {words[-1] for words in BEFORE}, {words[0] for words in AFTER}
_LAST_OF_FILLER = {words[-1] for words in FILLERS}


def qualifier_before(line: Line, first: int) -> tuple[Qualifier | None, int]:
    """Return how the number at token `first` is qualified, and the token where those words begin.

    Of two in a row ("up to about") the outer one decides.
    """
    kind, at = _one_before(line, first)
    if kind is None:
        return None, first
    outer, begin = _one_before(line, at)
    return (outer, begin) if outer is not None else (kind, at)


def _one_before(line: Line, first: int) -> tuple[Qualifier | None, int]:
    filler = _before_filler(line, first)
    for place in (first, filler) if filler != first else (first,):
        if line.low(place - 1) not in _LAST_BEFORE:
            continue
        for size in range(min(_LONGEST, place), 0, -1):
            kind = BEFORE.get(tuple(line.lows[place - size : place]))
            if kind is not None and not _quarrel(line, place - size):
                return kind, place - size
    return None, first


def _before_filler(line: Line, first: int) -> int:
    if line.low(first - 1) not in _LAST_OF_FILLER:
        return first
    for size in range(min(_LONGEST_FILLER, first), 0, -1):
        if tuple(line.lows[first - size : first]) in FILLERS:
            return first - size
    return first


def _quarrel(line: Line, at: int) -> bool:
    return line.low(at) == "over" and line.low(at - 1) in _QUARRELS


def qualifier_after(line: Line, stop: int) -> tuple[Qualifier | None, int]:
    """Return how the words from token `stop` on qualify the number before them, and where they end."""
    if line.low(stop) not in _FIRST_AFTER:
        return None, stop
    for size in range(min(_LONGEST_AFTER, len(line) - stop), 0, -1):
        kind = AFTER.get(tuple(line.lows[stop : stop + size]))
        if kind is not None and line.low(stop + size) != "to":  # "30 and up to 40"
            return kind, stop + size
    return None, stop
