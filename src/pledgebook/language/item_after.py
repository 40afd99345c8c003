"""How many of a thing, where the number stands behind its name or in the table cell beside it."""

from pledgebook.language.item_counts import TIMES, YEARS, Count, Counter, Figure
from pledgebook.language.item_pieces import Kind
from pledgebook.language.item_things import Thing

_DASHES = frozenset({":", "-", "–", "—", "|", "="})
_CLOSERS = frozenset({"", ";", ",", ".", ")", "|"})
_IN_ALL = frozenset({"in", "of", "altogether", "total", "overall", "each"})
_TOTALS = (("in", "all"), ("in", "total"), ("altogether",), ("of", "them"), ("of", "each"))
_SO_FAR = frozenset({"sent", "given", "handed", "over", "so", "far", "to", "date", "total", "number"})
_MOST_WORDS = 4  # "(16 in total)"


def count_after(counter: Counter, thing: Thing) -> tuple[Count, int] | None:
    """Return the count that stands after a thing, and where it stops: "tanks (31)", "Stingers: 2,000"."""
    line, at = counter.line, thing.stop
    sign = line.low(at)
    if sign == "(":
        return _bracketed(counter, at + 1)
    if sign in TIMES and at + 1 in counter.by_first:
        figure = counter.by_first[at + 1]
        return figure.count(None), figure.stop
    if sign in _DASHES or sign == ",":
        in_all = _in_all(counter, thing, at + 1)
        if in_all is not None or sign == ",":
            return in_all
        return _listed(counter, at + 1)
    given = _past_given(counter, at)
    if given > at and line.low(given) == ":":
        return _listed(counter, given + 1)
    row = at in counter.by_first and thing.first == 0 and counter.by_first[at].stop == len(line)
    return (counter.by_first[at].count(None), len(line)) if row else None


def cell_before(counter: Counter, thing: Thing) -> tuple[Count, Figure] | None:
    """Return the count in the table cell before the thing's own ("2,000 | Stingers")."""
    figure = counter.by_stop.get(thing.first - 1)
    if figure is None or counter.line.low(thing.first - 1) != "|":
        return None
    whole = figure.first == 0 or counter.line.low(figure.first - 1) == "|"
    return (figure.count(None), figure) if whole else None


def _past_given(counter: Counter, at: int) -> int:
    """Step over "sent so far" in "Trucks sent so far: 40"."""
    stop = at
    while stop - at < _MOST_WORDS and (
        counter.line.low(stop) in _SO_FAR or counter.line.low(stop) in counter.words.given
    ):
        stop += 1
    return stop


def _in_all(counter: Counter, thing: Thing, at: int) -> tuple[Count, int] | None:
    """Read a total behind a single thing: "boats, 40 in all", "tents - 500 of them"."""
    line, figure = counter.line, _figure_at(counter, at)
    if figure is None or line.low(thing.first - 1) in ("and", "or", ","):
        return None
    for words in _TOTALS:
        stop = figure.stop + len(words)
        said = tuple(line.low(place) for place in range(figure.stop, stop))
        if said == words and (line.kind(stop) in (None, Kind.SIGN) or line.low(stop) in counter.words.walls):
            return figure.count(None), stop
    return None


def _bracketed(counter: Counter, at: int) -> tuple[Count, int] | None:
    line, figure = counter.line, _figure_at(counter, at)
    if figure is None or (figure.number.digits and int(figure.number.value) in YEARS):
        return None
    unit, stop = _unit_at(counter, figure.stop)
    while line.low(stop) in _IN_ALL and stop < figure.stop + _MOST_WORDS:
        stop += 1
    return (figure.count(unit), stop + 1) if line.low(stop) == ")" else None


def _listed(counter: Counter, at: int) -> tuple[Count, int] | None:
    figure = _figure_at(counter, at)
    if figure is None or counter.measures(figure):
        return None
    unit, stop = _unit_at(counter, figure.stop)
    follows = counter.line.low(stop)
    closes = follows in _CLOSERS or (follows == "and" and stop + 1 in counter.by_first)
    return (figure.count(unit), stop) if closes else None


def _figure_at(counter: Counter, at: int) -> Figure | None:
    for start in (at, at + 1, at + 2):  # past the qualifying words ("over 2,000", "more than 200")
        if start in counter.by_first:
            figure = counter.by_first[start]
            begin = counter.line.pieces[at].start
            return figure if figure.number.phrase.start <= begin else None
    return None


def _unit_at(counter: Counter, at: int) -> tuple[str | None, int]:
    starts = counter.units.starting(counter.line, at)
    return (starts[0].unit.name, starts[1]) if starts else (None, at)
