"""Counted things that the vocabulary does not know: a number and a plural noun of goods."""

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.language.item_counts import Count, Counter, Figure
from pledgebook.language.item_pieces import Gap, Kind, Line
from pledgebook.language.item_units import UnitKind
from pledgebook.language.item_words import Words, may_be_goods, singular_of

_MOST_WORDS = 4
_YEARS = range(1900, 2101)
_TONNES = frozenset({"tonne", "ton"})
_HOLDERS = (UnitKind.WEIGHT, UnitKind.VOLUME, UnitKind.PACKING)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A counted noun phrase from piece `first` up to, not with, `stop`; its name is its singular."""

    first: int
    stop: int
    name: str
    count: Count


def find_unknown(line: Line, counter: Counter, used: set[int], words: Words) -> Iterator[Unknown]:
    """Yield what the numbers count that no name claimed; `used` are the pieces of numbers already spent."""
    for figure in counter.figures:
        if figure.first not in used and (thing := _unknown(line, figure, counter, words)):
            yield thing


def _unknown(line: Line, figure: Figure, counter: Counter, words: Words) -> Unknown | None:
    begin = line.first_at(figure.number.phrase.start)
    before = line.low((figure.first if begin is None else begin) - 1)
    if before in words.circumstance or not figure.number.value or _is_label(line, figure, words):
        return None
    if (weight := _weight(line, figure, counter)) is not None:
        return weight
    unit, first = _unit(line, figure, counter)
    if unit is None and (figure.number.value == 1 or line.gap(first) is not Gap.SPACE):
        return None
    while line.low(first) in words.more:
        first += 1
    stop = _noun_phrase(line, first, counter, words)
    last = line.low(stop - 1)
    if stop == first or last in words.not_goods or not (unit or may_be_goods(last, words)):
        return None
    name = " ".join([*(line.low(at) for at in range(first, stop - 1)), singular_of(last, words)])
    return Unknown(first, stop, name, figure.count(unit))


def _weight(line: Line, figure: Figure, counter: Counter) -> Unknown | None:
    """Read a weight of nothing named ("20,000 tonnes within a fortnight")."""
    starts = counter.units.starting(line, figure.stop)
    if starts is None or starts[0].unit.name not in _TONNES or not starts[0].plural:
        return None
    form, stop = starts
    follows = line.low(stop) in counter.words.walls - {"of"} or line.kind(stop) in (Kind.SIGN, None)
    return Unknown(figure.stop, stop, form.unit.name, figure.count(form.unit.name)) if follows else None


def _is_label(line: Line, figure: Figure, words: Words) -> bool:
    if not figure.number.digits:
        return False
    year = int(figure.number.value) in _YEARS
    before = line.low(figure.first - 1)
    return (year and before in words.before_years) or (
        before in words.labels and line.capital(figure.first - 1)
    )


def _unit(line: Line, figure: Figure, counter: Counter) -> tuple[str | None, int]:
    """Return the unit of "20 tonnes of" and "500 pairs of", and where the noun begins."""
    starts = counter.units.starting(line, figure.stop)
    if starts is None or line.low(starts[1]) != "of":
        return None, figure.stop
    form, stop = starts
    held = form.unit.kind in _HOLDERS or form.unit.name in ("pair", "set", "kit")
    return (form.unit.name, stop + 1) if held else (None, figure.stop)


def _noun_phrase(line: Line, first: int, counter: Counter, words: Words) -> int:
    """Return where the plain lower-case words end that a wall or sign follows; `first` where they do not."""
    at = first
    while at < len(line) and line.kind(at) is Kind.WORD and line.low(at) not in words.walls:
        if line.capital(at) or at in counter.held or at - first == _MOST_WORDS or line.gap(at) is Gap.NONE:
            return first
        at += 1
    ends = at == len(line) or line.kind(at) is Kind.SIGN or line.low(at) in words.walls
    return at if ends and line.low(at) != "%" else first
