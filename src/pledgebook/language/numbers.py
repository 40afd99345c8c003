"""Numbers in digits and words, with their ranges and qualifying words.

`find_numbers` reads "1,500", "1 500 000", "1.5 million", "two hundred and fifty", "half a million",
"3-4", "between 10 and 15", "more than 200", "dozens of", "a few thousand". It leaves out what only looks like
a number: designations ("F-16", "M777", "155mm"), ordinals ("47th"), decades, clock times, fractions,
serial numbers. Years, percentages and amounts of money are numbers too; who reads them knows better
what follows, and skips them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.amounts import Qualifier
from pledgebook.language.figures import Figure, find_figures
from pledgebook.language.number_tokens import Kind, Line, lines
from pledgebook.language.number_words import NUMBER_WORDS
from pledgebook.language.qualifiers import qualifier_after, qualifier_before
from pledgebook.language.ranges import joined
from pledgebook.span import Span

_WORDS_THAT_COUNT = NUMBER_WORDS | {"couple"}
# As many bare runs of digits in a row are a telephone or account number.
_SERIAL = 3
_LABELS = frozenset({"#", "№"})


@dataclass(frozen=True, slots=True)
class Number:
    """One number, or one range.

    `span` covers the figures alone ("200", "10 and 15", "dozens", "half a million"), never the "of" after
    them; `phrase` covers the qualifying words too ("more than 200", "between 10 and 15", "200 or more").
    `value` is the lower end, the ceiling for up_to; `value_max` the upper end of a range. "Dozens" is 12 at
    least, "tens of millions" 10 million at least, "a couple of hundred" about 200.
    `digits` says that it is one bare run of digits, as a year is ("2023", not "2,023" or "two thousand").
    """

    span: Span
    phrase: Span
    value: Decimal
    value_max: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    digits: bool = False


def find_numbers(text: str) -> list[Number]:
    """Return the numbers of a text in order, none overlapping, none across a line feed."""
    return [number for start, end in lines(text) for number in _in_line(text, start, end)]


def _in_line(text: str, start: int, end: int) -> Iterator[Number]:
    line = Line(text, start, end)
    if not any(token.kind is Kind.DIGITS or token.low in _WORDS_THAT_COUNT for token in line.tokens):
        return
    figures = _without_serials(line, find_figures(line))
    held = 0
    while held < len(figures):
        low, high = figures[held], _upper(line, figures, held)
        held += 1 if high is None else 2
        if high is not None:
            yield _range(line, *high)
        elif stands_alone(line, low):
            yield _single(line, low)


def _without_serials(line: Line, figures: list[Figure]) -> list[Figure]:
    """Leave out telephone and account numbers: three or more bare runs of digits side by side."""
    kept: list[Figure] = []
    run: list[Figure] = []
    for figure in figures:
        if not (run and run[-1].stop == figure.first and figure.plain and line.apart(figure.first)):
            kept += run if len(run) < _SERIAL else []
            run = []
        run.append(figure)
    return kept + (run if len(run) < _SERIAL else [])


def _upper(line: Line, figures: list[Figure], held: int) -> tuple[Figure, Figure] | None:
    if held + 1 == len(figures):
        return None
    low, high = figures[held : held + 2]
    if not (opens(line, low.first) and closes(line, high.stop)):
        return None
    return joined(line, low, high)


def _range(line: Line, low: Figure, high: Figure) -> Number:
    _, begin = qualifier_before(line, low.first)
    if line.low(low.first - 1) in ("between", "from"):
        begin = low.first - 1
    span = line.span(low.first, high.stop)
    return Number(span, line.span(begin, high.stop), low.value, high.value, Qualifier.RANGE)


def _single(line: Line, figure: Figure) -> Number:
    before, begin = qualifier_before(line, figure.first)
    after, stop = qualifier_after(line, figure.stop)
    kind = before or after or figure.qualifier or Qualifier.EXACT
    span = line.span(figure.first, figure.stop)
    return Number(span, line.span(begin, stop), figure.value, None, kind, figure.plain)


def stands_alone(line: Line, figure: Figure) -> bool:
    """Tell whether a figure is a number of its own, and no part of a name, time, date or serial number."""
    return opens(line, figure.first) and closes(line, figure.stop)


def opens(line: Line, first: int) -> bool:
    """Tell whether a number may begin at a token: it is no label's number and no tail of a name or date."""
    before = line.low(first - 1)
    if before in _LABELS or (before == "." and line.low(first - 2) in ("no", "nos")):
        return False
    if not line.touches(first):
        return True
    if line.kind(first - 1) is not Kind.SIGN or before == "_":
        return False
    return not (before in "-/:.,'’" and line.touches(first - 1) and line.kind(first - 2) is not Kind.SIGN)


def closes(line: Line, stop: int) -> bool:
    """Tell whether a number may end before a token: no letters and no further digits are joined on."""
    if not line.touches(stop):
        return True
    after = line.low(stop)
    if line.kind(stop) is not Kind.SIGN or after == "_":
        return False
    return not (after in "-/:" and line.touches(stop + 1) and line.kind(stop + 1) is Kind.DIGITS)
