"""Single figures in a line of tokens: digits or words, with their magnitude."""

from decimal import Decimal
from typing import NamedTuple

from pledgebook.amounts import Qualifier
from pledgebook.language.figure_words import read_words
from pledgebook.language.magnitudes import and_a_half, read_magnitude
from pledgebook.language.number_tokens import Kind, Line
from pledgebook.language.number_words import FRACTIONS, NUMBER_WORDS, SEVERAL
from pledgebook.language.numerals import Numeral, read_numeral

_YEARS = range(1900, 2101)
# Enough for "999 999 999 999"; what is longer is a list.
_MOST_GROUPS = 6
_MOST_DECIMALS = 6
_STARTERS = NUMBER_WORDS | SEVERAL | FRACTIONS.keys() | {"a", "an", "half", "quarter"}


class Figure(NamedTuple):
    """One number: its tokens, its value, and how it is written.

    `scale` is the magnitude in it ("million"), 1 without one; `qualifier` is set where the number itself is
    vague ("dozens"). `plain` says that it is one bare run of digits; `doubtful` that its dot may mark
    thousands; `words` that it is said in words.
    """

    first: int
    stop: int
    value: Decimal
    scale: Decimal = Decimal(1)
    qualifier: Qualifier | None = None
    plain: bool = False
    grouped: bool = False
    fraction: bool = False
    doubtful: bool = False
    words: bool = False

    @property
    def weighty(self) -> bool:
        """Whether the writing itself shows a sum: a magnitude, marked thousands or a decimal fraction."""
        return self.scale > 1 or self.grouped or self.fraction

    @property
    def yearly(self) -> bool:
        """Whether the figure may be a year."""
        return self.plain and self.value in _YEARS


def find_figures(line: Line, *, money: bool = False) -> list[Figure]:
    """Return the figures of a line in order, none overlapping.

    With `money`, abbreviations are read that mean a magnitude beside a currency alone ("5 m", "2 mil").
    """
    found: list[Figure] = []
    at = 0
    while at < len(line):
        figure = _read(line, at, money)
        if figure is None:
            at += 1
        else:
            found.append(figure)
            at = figure.stop
    return found


def _read(line: Line, at: int, money: bool) -> Figure | None:
    if line.kind(at) is Kind.DIGITS:
        return _read_digits(line, at, money)
    if line.lows[at] == ".":
        return _read_point(line, at)
    if line.lows[at] not in _STARTERS:
        return None
    said = read_words(line, at)
    if said is None and line.lows[at] in FRACTIONS:
        scale, stop = read_magnitude(line, at + 1, money=money)
        return Figure(at, stop, tidy(FRACTIONS[line.lows[at]] * scale), scale, fraction=True)
    return said and Figure(at, said.stop, tidy(said.value), said.scale, said.qualifier, words=True)


def _read_point(line: Line, at: int) -> Figure | None:
    """Read ".50", the decimals of nothing."""
    digits = line.low(at + 1)
    if not line.touches(at + 1) or not digits.isdecimal() or len(digits) > _MOST_DECIMALS:
        return None
    if line.touches(at) and line.kind(at - 1) is not Kind.SIGN:
        return None
    return Figure(at, at + 2, Decimal(f"0.{digits}"), fraction=True)


def _read_digits(line: Line, at: int, money: bool) -> Figure | None:
    numeral, stop = _joined(line, at)
    if numeral is None:
        return None
    value, after = _with_fraction(line, numeral.value, stop)
    fraction = numeral.fraction or after > stop
    scale, end = read_magnitude(line, after, money=money)
    more, end = _rest(line, end, scale, money=money) if scale > 1 else (Decimal(0), end)
    doubtful = numeral.doubtful and scale == 1
    plain = end == at + 1 and not numeral.grouped and not fraction
    return Figure(
        at, end, tidy(value * scale + more), scale, None, plain, numeral.grouped, fraction, doubtful
    )


def tidy(value: Decimal) -> Decimal:
    """Return a whole value without decimals, any other as it is."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _rest(line: Line, at: int, scale: Decimal, *, money: bool) -> tuple[Decimal, int]:
    """Read what goes on after a magnitude: "a half", or a smaller sum ("1 billion 200 million")."""
    half, stop = and_a_half(line, at, scale)
    if half or line.kind(at) is not Kind.DIGITS or not line.apart(at):
        return half, stop
    numeral = read_numeral(line.low(at))
    smaller, end = read_magnitude(line, at + 1, money=money)
    if numeral is None or not 1 < smaller < scale or numeral.value * smaller >= scale:
        return Decimal(0), at
    return numeral.value * smaller, end


def _joined(line: Line, at: int) -> tuple[Numeral | None, int]:
    """Read digits whose groups or decimals stand apart: "1 500 000", and "1 . 5" in tokenised text."""
    first = line.tokens[at].text
    if not first.isdigit() or len(first) > 3 or line.dated(at):
        return read_numeral(first), at + 1
    for join in (_spaced_groups, _spaced_commas, _spaced_point):
        text, stop = join(line, at)
        if stop > at + 1:
            return read_numeral(text), stop
    return read_numeral(first), at + 1


def _spaced_groups(line: Line, at: int) -> tuple[str, int]:
    text, stop = line.tokens[at].text, at + 1
    while line.apart(stop) and _three(line, stop) and stop - at < _MOST_GROUPS:
        text, stop = f"{text}'{line.tokens[stop].text}", stop + 1
    one_group = stop == at + 2
    if one_group and (not text.endswith("00") or line.low(stop) == "-"):
        return text, at + 1  # "5 500-pound bombs" are five
    return text, stop


def _spaced_commas(line: Line, at: int) -> tuple[str, int]:
    text, stop = line.tokens[at].text, at + 1
    while line.low(stop) == "," and line.apart(stop) and line.apart(stop + 1) and _three(line, stop + 1):
        if stop - at >= 2 * _MOST_GROUPS:
            break
        text, stop = f"{text},{line.tokens[stop + 1].text}", stop + 2
    return text, stop


def _three(line: Line, at: int) -> bool:
    if line.kind(at) is not Kind.DIGITS or line.touches(at + 1):
        return False
    return len(line.tokens[at].text) == 3 and line.tokens[at].text.isdigit()


def _spaced_point(line: Line, at: int) -> tuple[str, int]:
    text = line.tokens[at].text
    spaced = line.low(at + 1) == "." and line.apart(at + 1) and line.apart(at + 2)
    if spaced and line.kind(at + 2) is Kind.DIGITS and line.tokens[at + 2].text.isdigit():
        return f"{text}.{line.tokens[at + 2].text}", at + 3
    return text, at + 1


def _with_fraction(line: Line, value: Decimal, stop: int) -> tuple[Decimal, int]:
    if (line.touches(stop) or line.apart(stop)) and line.low(stop) in FRACTIONS:
        return value + FRACTIONS[line.low(stop)], stop + 1
    if line.apart(stop) and _slashed(line, stop):
        return value + Decimal(line.low(stop)) / Decimal(line.low(stop + 2)), stop + 3
    half, after = and_a_half(line, stop, Decimal(1))
    return value + half, after


def _slashed(line: Line, at: int) -> bool:
    if line.low(at + 1) != "/" or not (line.touches(at + 1) and line.touches(at + 2)):
        return False
    return line.low(at) in ("1", "3") and line.low(at + 2) in ("2", "4")
