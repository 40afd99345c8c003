"""Figures said in words: "two hundred and fifty", "half a million", "tens of thousands"."""

from decimal import Decimal
from typing import NamedTuple

from pledgebook.amounts import Qualifier
from pledgebook.language.magnitudes import and_a_half
from pledgebook.language.number_tokens import Line
from pledgebook.language.number_words import (
    FRACTIONS,
    HUNDRED,
    MAGNITUDES,
    PARTS,
    SEVERAL,
    TENS,
    UNITS,
    VAGUE,
)

_ONE = Decimal(1)
_DOZEN = Decimal(12)
_MILLION = Decimal(10**6)
_COLLECTIVES = MAGNITUDES | {"hundred": HUNDRED, "dozen": _DOZEN}
_NOT_ONE = frozenset({"no", "any", "every", "each"})
_PARTS_OF_ONE = (
    "third thirds quarter quarters fifth fifths sixth sixths seventh eighth eighths tenth tenths half halves"
)
_ORDINALS = frozenset(_PARTS_OF_ONE.split())
_MOST_WORDS = 16


class Said(NamedTuple):
    """A number in words: its value, its magnitude, the token after it, and whether it is vague."""

    value: Decimal
    scale: Decimal
    stop: int
    qualifier: Qualifier | None = None


def read_words(line: Line, at: int) -> Said | None:
    """Read the number in words that begins at token `at`; null where none does."""
    low = line.lows[at]
    if low in VAGUE:
        return _vague(line, at)
    if low in SEVERAL:
        return _several(line, at)
    return _part(line, at) or _article(line, at) or _cardinal(line, at)


def _vague(line: Line, at: int) -> Said:
    """Read plurals that multiply each other: "tens of thousands", "hundreds of thousands of millions"."""
    value, scale, stop = VAGUE[line.low(at)], _ONE, at + 1
    while line.low(stop) == "of" and line.low(stop + 1) in VAGUE and stop - at < _MOST_WORDS:
        value, scale = value * VAGUE[line.low(stop + 1)], scale * VAGUE[line.low(stop + 1)]
        stop += 2
    return Said(value, value if scale == 1 else scale, stop, Qualifier.AT_LEAST)


def _several(line: Line, at: int) -> Said | None:
    """Read a vague count by its floor: "several hundred million" is at least a hundred million."""
    start = at + 2 if line.low(at + 1) == "of" else at + 1
    value, scale, stop = _collected(line, start)
    return Said(value, scale, stop, Qualifier.AT_LEAST) if stop > start else None


def _collected(line: Line, at: int) -> tuple[Decimal, Decimal, int]:
    value, scale, stop = _ONE, _ONE, at
    while line.low(stop) in _COLLECTIVES and stop - at < 3:
        factor = _COLLECTIVES[line.low(stop)]
        value, scale, stop = value * factor, scale * factor, stop + 1
    return value, scale, stop


def _part(line: Line, at: int) -> Said | None:
    """Read a part of a unit: "half a million", "a quarter of a billion", "three-quarters of a million"."""
    place = at + 1 if line.low(at) in ("a", "one") else at
    times = _ONE
    if line.low(place) in ("two", "three") and line.low(_past_hyphen(line, place + 1)) in (
        "quarters",
        "thirds",
    ):
        times, place = UNITS[line.low(place)], _past_hyphen(line, place + 1)
    part = PARTS.get(line.low(place).removesuffix("s")) or FRACTIONS.get(line.low(place))
    if part is None:
        return None
    for filler in (("-", "a", "-"), ("of", "a"), ("a",), ("-",), ()):
        start = place + 1 + len(filler)
        if tuple(line.lows[place + 1 : start]) == filler:
            value, scale, stop = _collected(line, start)
            if stop > start:
                return Said(times * part * value, scale, stop)
    return None


def _past_hyphen(line: Line, at: int) -> int:
    return at + 1 if line.low(at) == "-" else at


def _article(line: Line, at: int) -> Said | None:
    """Read an article that counts: "a hundred", "a million and a half", "a couple of thousand"."""
    if line.low(at) not in ("a", "an"):
        return None
    if line.low(at + 1) == "couple":
        return _couple(line, at)
    if line.low(at + 1) in SEVERAL:
        return _several(line, at + 1)
    return _cardinal(line, at, _ONE)


def _couple(line: Line, at: int) -> Said:
    start = at + 3 if line.low(at + 2) == "of" else at + 2
    value, scale, stop = _collected(line, start)
    return Said(2 * value, scale, stop if stop > start else at + 2, Qualifier.ABOUT)


class _Count:
    """A cardinal as it grows, word by word."""

    def __init__(self, start: Decimal) -> None:
        self.total = Decimal(0)
        self.current = start
        self.scale = _ONE
        self.roof = Decimal(10**18)  # magnitudes fall from left to right
        self.room = Decimal(0) if start else HUNDRED * 10  # the next word must be worth less

    def take(self, word: str) -> bool:
        """Add one word; false where it cannot go on with the number."""
        if word in UNITS or word in TENS:
            return self._add(UNITS.get(word) or TENS.get(word) or Decimal(0))
        if word == "hundred":
            return self._hundred()
        if word == "dozen" and self.current and not self.total:
            return self._close(_DOZEN)
        return word in MAGNITUDES and self._magnitude(MAGNITUDES[word])

    def _add(self, value: Decimal) -> bool:
        if value >= self.room:
            return False
        self.current += value
        self.room = Decimal(10) if value >= 20 else Decimal(0)
        self.scale = _ONE
        return True

    def _hundred(self) -> bool:
        if not 0 < self.current < HUNDRED:
            return False
        self.current *= HUNDRED
        self.scale, self.room = HUNDRED, HUNDRED
        return True

    def _magnitude(self, value: Decimal) -> bool:
        if self.current and value < self.roof:
            return self._close(value)
        if self.total and not self.current and self.scale > 1:  # "thousand million", "lakh crore"
            self.total *= value
            self.scale *= value
            return True
        return False

    def _close(self, factor: Decimal) -> bool:
        self.total += self.current * factor
        self.scale, self.roof = factor * self.scale, factor
        self.current, self.room = Decimal(0), min(factor, HUNDRED * 10)
        return True

    @property
    def goes_on(self) -> bool:
        """Whether "and" may lead to more of it: "one million and two helicopters" are two things."""
        return self.room >= HUNDRED and (bool(self.current) or self.roof < _MILLION)

    @property
    def worth(self) -> Decimal:
        """What has been said so far."""
        return self.total + self.current


def _cardinal(line: Line, at: int, start: Decimal = Decimal(0)) -> Said | None:
    count = _Count(start)
    begin = at + 1 if start else at
    place = begin
    while place - at < _MOST_WORDS:
        word = place if place == begin else _past_joint(line, place, count)
        if not count.take(line.low(word)):
            break
        place = word + 1
    if place == begin or _is_fraction(line, place) or _is_pronoun(line, at, place):
        return None
    return _halved(line, place, count)


def _past_joint(line: Line, at: int, count: _Count) -> int:
    """Step over the hyphen of "twenty-five" and the "and" of "two hundred and five"."""
    if line.low(at) == "-" and line.kind(at + 1) is not None:
        return at + 1 if count.room or line.low(at + 1) in _COLLECTIVES else at
    small = line.low(at + 1) in UNITS or line.low(at + 1) in TENS
    return at + 1 if line.low(at) == "and" and small and count.goes_on else at


def _is_fraction(line: Line, place: int) -> bool:
    return line.low(_past_hyphen(line, place)) in _ORDINALS and line.low(place) != "quarter"


def _is_pronoun(line: Line, at: int, place: int) -> bool:
    alone = place == at + 1 and line.low(at) == "one"
    return alone and (line.low(at - 1) in _NOT_ONE or line.low(place) == "another")


def _halved(line: Line, place: int, count: _Count) -> Said:
    if count.current and count.current < HUNDRED:  # "two and a half million"
        half, stop = and_a_half(line, place, _ONE)
        factor = MAGNITUDES.get(line.low(stop)) if stop > place else None
        if factor is not None:
            return Said((count.worth + half) * factor, factor, stop + 1)
        return Said(count.worth + half, _ONE, stop)
    half, stop = and_a_half(line, place, count.scale) if count.scale > 1 else (Decimal(0), place)
    return Said(count.worth + half, count.scale, stop)
