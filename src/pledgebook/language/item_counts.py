"""How many of a thing: the number before its head, or after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledgebook.amounts import Qualifier
from pledgebook.language.item_groups import top
from pledgebook.language.item_pieces import Gap, Kind, Line
from pledgebook.language.item_things import Thing
from pledgebook.language.item_units import UnitForm, UnitKind, Units
from pledgebook.language.item_words import Words, is_plural
from pledgebook.language.numbers import Number
from pledgebook.span import Span

_REACH = 12  # pieces that may stand between a number and the head it counts
YEARS = range(1900, 2101)
_ONE, _TWO = Decimal(1), Decimal(2)
_OWNERS = frozenset({"the", "its", "their", "these", "those", "our", "his", "her", "such"})
_ONES = frozenset({"a", "an", "another"})
_JOINTS = frozenset({"and", "or", "&", ","})
_SMALL_LABELS = frozenset(
    {"phase", "article", "section", "page", "chapter", "level", "stage", "tier", "type", "no"}
)
_MONEY = frozenset("$€£¥₴₹₩₺₽₪")
_GIVEN_OVER = frozenset(
    {"hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "took", "take"}
)
_HEADS = frozenset({"strong", "member", "man", "person", "people", "troop", "soldier", "officer", "woman"})
_SOME = frozenset({"first", "last", "some", "part", "most", "rest", "half", "many", "any", "none"})
TIMES = frozenset({"x", "×"})
# What is not counted one by one: a year before it is a year ("2023 aid").
_UNCOUNTED = frozenset({"general", "money", "services", "training", "sanctions", "talks", "political"})


@dataclass(frozen=True, slots=True)
class Count:
    """How many: where it is said, its values, and the unit between number and thing."""

    span: Span
    value: Decimal
    value_max: Decimal | None
    qualifier: Qualifier
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a line, from piece `first` up to, not with, `stop`."""

    first: int
    stop: int
    number: Number

    def count(self, unit: str | None) -> Count:
        """Return what the number says of a thing."""
        number = self.number
        return Count(number.phrase, number.value, number.value_max, number.qualifier, unit)


class Counter:
    """The numbers of one line, found from the things they count."""

    def __init__(
        self, line: Line, numbers: Sequence[Number], things: Sequence[Thing], units: Units, words: Words
    ) -> None:
        self.line = line
        self.units = units
        self.words = words
        held = {at for thing in things for at in range(thing.first, thing.stop)}
        figures = [figure for number in numbers if (figure := _figure(line, number))] + _times(line)
        self.figures = [f for f in figures if not held.intersection(range(f.first, f.stop))]
        self.by_stop = {line.stop_at(f.number.phrase.end) or f.stop: f for f in self.figures}
        self.by_stop |= {figure.stop: figure for figure in self.figures}
        self.by_first = {figure.first: figure for figure in self.figures}
        self.thing_before = {thing.stop: thing for thing in things}
        self.held = held

    def before(self, thing: Thing) -> tuple[Count, Figure | None] | None:
        """Return the count that stands before a thing ("12 Caesar howitzers", "two tons of rice")."""
        at, unit = thing.first, None
        for _ in range(_REACH):
            figure = self.by_stop.get(at)
            if figure and (at == thing.first or self._musters(figure, thing) or not self.measures(figure)):
                return self._accepted(figure, thing, unit)
            if figure:
                at = figure.first
                continue
            if self.line.low(at - 1) in _ONES:
                return self._one(at - 1, thing, unit)
            step = self._left(at, unit, thing.plural or thing.special)
            if step is None:
                return None
            at, unit = step
        return None

    def _left(self, at: int, unit: str | None, plural: bool) -> tuple[int, str | None] | None:
        """Step over one piece to the left; null at a wall."""
        if at == 0:
            return None
        line, low = self.line, self.line.low(at - 1)
        if line.kind(at - 1) is Kind.DIGITS:
            return at - 1, unit
        if low in _JOINTS:
            return self._joint(at, unit)
        if low == ")" and (said := self._said_twice(at - 1)):
            return said, unit
        if line.kind(at - 1) is Kind.SIGN:
            return (at - 1, unit) if self._within_word(at - 1) else None
        if low == "of":
            return self._of(at - 1, unit)
        if low in _OWNERS:
            part = line.low(at - 2) == "of" and (at - 2 not in self.by_stop or plural)
            return (at - 1, unit) if part else None
        if low in self.words.given and (at - 1 in self.by_stop or line.low(at - 2) in _OWNERS):
            return at - 1, unit
        wall = low in self.words.walls and not line.compound(at - 1)
        wall |= self._ends_a_phrase(at - 1, low)
        return None if wall or at - 1 in self.held else (at - 1, unit)

    def _ends_a_phrase(self, at: int, low: str) -> bool:
        """Tell whether what a number counts ends here: "Jordan's", "Americans", "families"."""
        if low.endswith("'s"):
            return self.line.capital(at)
        if self.line.capital(at):
            return low.endswith(("ans", "lis", "nis"))
        if not is_plural(low) or low in self.words.attributive or self.line.compound(at):
            return False
        return self.units.ending(self.line, at + 1) is None

    def _said_twice(self, at: int) -> int | None:
        """Step over the second saying of a number ("10 (ten) generators")."""
        second = self.by_stop.get(at)
        first = self.by_stop.get(second.first - 1) if second else None
        same = first and second and first.number.value == second.number.value
        return first.stop if first and same and self.line.low(first.stop) == "(" else None

    def _within_word(self, at: int) -> bool:
        """Tell whether a sign stands within a phrase: quotes, a slash, the dots of "U.S."."""
        low = self.line.low(at)
        if low == ".":
            return (
                self.line.gap(at) is Gap.NONE
                and len(self.line.low(at - 1)) == 1
                and self.line.capital(at - 1)
            )
        if low == "-":
            return self.line.gap(at) is Gap.NONE and self.line.gap(at + 1) is Gap.NONE
        return low in ('"', "'", "/")

    def _joint(self, at: int, unit: str | None) -> tuple[int, str | None] | None:
        """Step over the joint of two adjectives ("medical and sanitary equipment")."""
        before = self.line.low(at - 2)
        adjective = before in self.words.before_nouns or self.line.compound(at - 2)
        adjective |= self.line.capital(at - 2) and self.line.capital(at)  # "Irish and Finnish soldiers"
        if at - 2 in self.held or not adjective:
            return None
        return at - 2, unit

    def _of(self, at: int, unit: str | None) -> tuple[int, str | None] | None:
        """Step over "of": to a number ("dozens of"), or a unit ("tons of", "artillery rounds of")."""
        if self.line.low(at - 1) in ("each", "more"):
            at -= 1  # "5,000 tonnes each of", "four more of"
        if at in self.by_stop:
            return at, unit
        thing = self.thing_before.get(at)
        if thing is not None and thing.unit and unit is None:
            return thing.first, thing.unit
        ends = self.units.ending(self.line, at)
        if ends is None or unit is not None:
            return None
        form, first = ends
        return first, form.unit.name

    def _one(self, at: int, thing: Thing, unit: str | None) -> tuple[Count, Figure | None] | None:
        """Read "a battery of" and "a pair of"; an article alone counts nothing."""
        kind = self.units.kinds.get(unit) if unit else None
        formed = kind is UnitKind.FORMATION and unit not in ("team", "group")
        span = self.line.span(at, at + 1)
        if unit == "pair":
            return Count(span, _TWO, None, Qualifier.EXACT), None
        if formed or (thing.formation and unit is None):
            return Count(span, _ONE, None, Qualifier.EXACT, unit), None
        return None

    def _musters(self, figure: Figure, thing: Thing) -> bool:
        """Tell whether a number says how many people a body has ("an 80-member rescue team")."""
        people = top(thing.group) == "personnel" or thing.name.endswith("team")
        return people and self.line.low(figure.stop) in _HEADS and self.line.gap(figure.stop) is Gap.HYPHEN

    def measures(self, figure: Figure) -> bool:
        """Tell whether a number only measures what follows ("5-ton trucks", "150 kW generators")."""
        line, stop = self.line, figure.stop
        if line.kind(stop) is Kind.WORD and line.gap(stop) is Gap.HYPHEN:
            return line.low(stop) not in ("odd", "plus", "some")
        if line.gap(stop) is Gap.NONE and line.kind(stop) is Kind.WORD:
            return line.low(stop) not in TIMES
        starts = self.units.starting(line, stop)
        if starts is None or not starts[0].unit.measures:
            return False
        form, after = starts
        return not form.plural and line.low(after) != "of" and figure.number.value != 1

    def _accepted(self, figure: Figure, thing: Thing, unit: str | None) -> tuple[Count, Figure] | None:
        before = self.line.low(figure.first - 1)
        if self._labelled(figure) or not figure.number.value or before in _MONEY:
            return None
        if before == "of" and self.line.low(figure.first - 2) in _SOME:
            return None
        part = self.part_of(figure)
        if part is not None:
            return part.count(unit), part
        if figure.number.digits and int(figure.number.value) in YEARS and self._dated(figure, thing):
            return None
        if unit is None and (starts := self.units.starting(self.line, figure.stop)):
            unit = self._direct_unit(starts, thing)
        return figure.count(unit), figure

    def _direct_unit(self, starts: tuple[UnitForm, int], thing: Thing) -> str | None:
        """Return the unit of "1,500 tonnes wheat", where the "of" is left out."""
        form, stop = starts
        plain = form.plural or form.unit.measures
        return form.unit.name if plain and stop <= thing.first else None

    def _labelled(self, figure: Figure) -> bool:
        before = self.line.low(figure.first - 1)
        if figure.first == 0 or not figure.number.digits:
            return False
        return before in _SMALL_LABELS or (
            before in self.words.labels and self.line.capital(figure.first - 1)
        )

    def _dated(self, figure: Figure, thing: Thing) -> bool:
        before = self.line.low(figure.first - 1)
        if before in self.words.before_years or before in _OWNERS or before in ("a", "an", "s"):
            return True
        return not thing.plural and (not thing.special or top(thing.group) in _UNCOUNTED)

    def part_of(self, figure: Figure) -> Figure | None:
        """Return the part in "38 of the 66 tanks", given the 66."""
        at = figure.first
        for words in (self.words.given, _OWNERS):  # "of the promised 31 tanks"
            at -= self.line.low(at - 1) in words
        if self.line.low(at - 1) != "of":
            return None
        at -= 2 if self.line.low(at - 2) == "out" else 1
        return self.by_stop.get(at)


def _figure(line: Line, number: Number) -> Figure | None:
    first, stop = line.first_at(number.span.start), line.stop_at(number.span.end)
    if first is None or stop is None:
        return None
    if line.low(first - 1) == "over" and line.low(first - 2) in _GIVEN_OVER:
        number = replace(number, phrase=number.span, qualifier=Qualifier.EXACT)
    return Figure(first, stop, number)


def _times(line: Line) -> list[Figure]:
    """Return the numbers in "31x trucks", which are no words of their own."""
    return [
        Figure(at, at + 1, Number(line.span(at, at + 1), line.span(at, at + 2), Decimal(line.low(at))))
        for at in range(len(line) - 2)
        if line.low(at + 1) in TIMES
        and line.gap(at + 1) is Gap.NONE
        and line.gap(at + 2) is Gap.SPACE
        and line.low(at).isdecimal()
    ]
