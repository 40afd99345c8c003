"""Figures and marks of currency brought together: one draft for each amount a line states."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pledgebook.amounts import Money, Qualifier
from pledgebook.language.currencies import Mark, MarkKind
from pledgebook.language.figures import Figure
from pledgebook.language.magnitudes import read_magnitude
from pledgebook.language.money_marks import Found, agreed
from pledgebook.language.number_tokens import Kind, Line
from pledgebook.language.number_words import LETTERS
from pledgebook.language.numbers import closes, opens
from pledgebook.language.ranges import DASHES

_THOUSAND = Decimal(1000)
# "R500 million", never "E484K".
_GLUED = Decimal(10**6)
# Three decimals are usual here, so that the dot of "1.500" is one.
_THOUSANDTHS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND", "LYD", "IQD"})
_RATES = frozenset({"per", "a", "an", "/"})
# Between a code and its number: "EUR about 5 million".
_BETWEEN = frozenset(
    {"about", "approx", "approximately", "circa", "ca", "some", "nearly", "almost", "over", "around", "~"}
)
_YEAR_WORDS = frozenset(
    {"in", "of", "since", "by", "from", "until", "constant", "year", "fy", "to", "current"}
)


class Draft(NamedTuple):
    """One amount as it takes shape: its tokens, figure and mark, and what was read about it so far."""

    first: int
    stop: int
    figure: Figure
    mark: Mark
    value: Decimal
    value_max: Decimal | None = None
    qualifier: Qualifier | None = None
    others: tuple[Money, ...] = ()
    reason: str | None = None


def pair(line: Line, figures: Sequence[Figure], marks: Sequence[Found]) -> list[Draft]:
    """Return a draft for each figure that has a mark of currency beside it, in order."""
    by_first = {figure.first: figure for figure in figures}
    by_stop = {figure.stop: figure for figure in figures}
    marked = {found.first: found for found in marks}
    drafts: list[Draft] = []
    free = 0
    for found in marks:
        if found.first < free:
            continue
        left = _left(line, found, by_stop, free)
        right = _right(line, found, by_first)
        draft = _choose(line, found, left, right, marked)
        if draft is not None:
            draft = _with_second_mark(line, draft, marked, by_first)
            drafts.append(draft)
            free = draft.stop
    return drafts


def _left(line: Line, found: Found, by_stop: dict[int, Figure], free: int) -> Figure | None:
    figure = by_stop.get(found.first)
    if figure is None and line.low(found.first - 1) == "-":
        figure = by_stop.get(found.first - 1)
    if figure is None and line.low(found.first - 1) == "of":
        figure = by_stop.get(found.first - 1)
        figure = figure if figure is not None and figure.scale > 1 else None
    if figure is None or figure.first < free:
        return None
    ranged = line.low(figure.first - 1) in DASHES and figure.first - 1 in by_stop
    if not (ranged or opens(line, figure.first)):
        return None
    return figure if _left_fits(line, found, figure) else None


def _left_fits(line: Line, found: Found, figure: Figure) -> bool:
    mark = found.mark
    if mark.glued:
        small = mark.parts > 1 and figure.plain and figure.value < mark.parts
        return small and line.touches(found.first)
    if mark.shy and not (figure.weighty or figure.qualifier):
        return False
    dated = figure.yearly and line.low(figure.first - 1) in _YEAR_WORDS
    return not dated or mark.kind is MarkKind.SIGN


def _right(line: Line, found: Found, by_first: dict[int, Figure]) -> Figure | None:
    figure = by_first.get(found.stop)
    if figure is None and found.mark.kind is not MarkKind.WORD and line.low(found.stop) in _BETWEEN:
        figure = by_first.get(found.stop + 1)
    if figure is None or (figure.words and found.mark.kind is MarkKind.WORD):
        return None
    return figure if _right_fits(line, found, figure) else None


def _right_fits(line: Line, found: Found, figure: Figure) -> bool:
    mark = found.mark
    if mark.parts > 1:
        return mark.kind is MarkKind.SIGN
    if mark.glued:
        return line.touches(figure.first) and (figure.scale >= _GLUED or figure.grouped)
    if mark.shy:
        return mark.kind is not MarkKind.WORD and (figure.scale > 1 or figure.grouped)
    if mark.kind is MarkKind.WORD:
        return figure.scale > 1 or figure.grouped
    return mark.kind is MarkKind.SIGN or closes(line, figure.stop)


def _choose(
    line: Line, found: Found, left: Figure | None, right: Figure | None, marked: dict[int, Found]
) -> Draft | None:
    if left is None and right is None:
        return None
    if right is None or (left is not None and _left_wins(line, found, left, right, marked)):
        assert left is not None
        return _suffixed(line, found, left)
    return _prefixed(line, found, right)


def _left_wins(line: Line, found: Found, left: Figure, right: Figure, marked: dict[int, Found]) -> bool:
    if found.mark.kind is MarkKind.WORD:
        return True
    near, far = line.touches(found.first), line.touches(right.first)
    if near != far:
        return near
    if found.mark.kind is MarkKind.SIGN and line.low(found.stop - 1) in "$£":
        return False
    if left.yearly or left.weighty != right.weighty:
        return left.weighty
    return right.stop in marked or not right.weighty


def _prefixed(line: Line, found: Found, figure: Figure) -> Draft:
    value = figure.value * _scale_before(line, found) * found.mark.scale / found.mark.parts
    draft = Draft(found.first, figure.stop, figure, found.mark, value, qualifier=figure.qualifier)
    return _undoubted(line, draft)


def _scale_before(line: Line, found: Found) -> Decimal:
    """Read the letter of "k€ 500" and "m€ 5"."""
    loose = line.touches(found.first) and not (
        line.touches(found.first - 1) or line.kind(found.first - 2) is Kind.DIGITS
    )
    return LETTERS.get(line.low(found.first - 1), Decimal(1)) if loose else Decimal(1)


def _suffixed(line: Line, found: Found, figure: Figure) -> Draft:
    stop, scale = found.stop, Decimal(found.mark.scale)
    if figure.scale == 1 and line.kind(stop) is Kind.WORD and len(line.low(stop)) > 1:  # "5 EUR million"
        factor, after = read_magnitude(line, stop, money=True)
        figure = figure._replace(value=figure.value * factor, scale=factor)
        stop = after
    value = figure.value * scale / found.mark.parts
    draft = Draft(figure.first, stop, figure, found.mark, value, qualifier=figure.qualifier)
    return _undoubted(line, draft)


def _undoubted(line: Line, draft: Draft) -> Draft:
    """Settle the one dot of "1.500 euros": thousands, but for currencies and prices with three decimals."""
    if not draft.figure.doubtful or draft.mark.codes & _THOUSANDTHS or line.low(draft.stop) in _RATES:
        return draft
    anglo = draft.mark.codes & {"USD", "GBP"}
    if anglo and not line.tokens[draft.figure.first].text.endswith("00"):
        return draft
    return draft._replace(value=draft.value * _THOUSAND)


def _with_second_mark(
    line: Line, draft: Draft, marked: dict[int, Found], by_first: dict[int, Figure]
) -> Draft:
    """Take in a code that says the same again: "$35 million AUD", "£5m sterling"."""
    bracket = line.low(draft.stop) == "("
    second = marked.get(draft.stop + bracket)
    if second is None or (bracket and line.low(second.stop) != ")"):
        return draft
    both = agreed(draft.mark, second.mark)
    if both is None or second.stop in by_first or second.mark.shy:
        return draft
    return draft._replace(stop=second.stop + bracket, mark=both)
