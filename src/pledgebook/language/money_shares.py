"""Bare numbers that are parts of an amount: of the one they add up to, or that stands behind "of" (codebook 4.3)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from pledgebook.language.currencies import Mark
from pledgebook.language.figures import Figure
from pledgebook.language.money_bare import BareWords, Told, no_count, taking
from pledgebook.language.money_pairs import Draft
from pledgebook.language.number_tokens import Kind, Line
from pledgebook.language.numbers import stands_alone

_LEAST = 1000  # less are people and lorries as often as money
_FEWEST = 2
_FAR = 600  # code points


class _Whole(NamedTuple):
    """The amount told last before a number: its value, its mark of currency and its words."""

    value: Decimal
    mark: Mark
    words: str


def with_shares(
    line: Line, figures: Sequence[Figure], drafts: Sequence[Draft], words: BareWords, told: Told | None
) -> list[Draft]:
    """Add a draft for each number of a row that is as much together as the amount told before it."""
    if told is None and not drafts:
        return list(drafts)
    made: list[Draft] = []
    for row in _rows(line, figures, drafts, words):
        whole = _before(line, row[0], drafts, told)
        if whole and len(row) >= _FEWEST and sum(figure.value for figure in row) == whole.value:
            made += [taking(figure, whole.mark, whole.words) for figure in row]
    return sorted([*drafts, *made], key=lambda draft: draft.first)


def with_portions(line: Line, figures: Sequence[Figure], drafts: Sequence[Draft]) -> list[Draft]:
    """Add a draft for each number that is so much of the amount behind it ("20 million of the 80 million euros")."""
    marked = {token for draft in drafts for token in range(draft.first, draft.stop)}
    large = {
        figure.stop: figure for figure in figures if figure.scale >= _MILLION and figure.first not in marked
    }
    made: list[Draft] = []
    for whole in drafts:
        of = _of_before(line, whole.first)
        part = large.get(of) if of is not None else None
        if part and whole.mark.parts == 1 and part.value < whole.value and stands_alone(line, part):
            taken = taking(part, whole.mark, line.words(whole.first, whole.stop))
            sure = len(whole.mark.codes) == 1  # else the text settles both alike
            made.append(taken if sure else taken._replace(reason=None))
    return sorted([*drafts, *made], key=lambda draft: draft.first)


def _of_before(line: Line, first: int) -> int | None:
    """Return where "of" stands before an amount, only what tells of it between ("of the planned $9m")."""
    before = range(first - 1, max(first - _DESCRIBED, 0) - 1, -1)
    of = next((at for at in before if line.low(at) == "of"), None)
    if of is None or any(line.kind(at) is Kind.SIGN for at in range(of + 1, first)):
        return None
    return of if of + 1 == first or line.low(of + 1) in _OWNED else None


_OWNED = (
    "the",
    "a",
    "an",
    "its",
    "their",
    "his",
    "her",
    "our",
    "that",
    "this",
    "some",
    "about",
    "nearly",
    "over",
)
_DESCRIBED, _MILLION = 4, 1_000_000


def _rows(
    line: Line, figures: Sequence[Figure], drafts: Sequence[Draft], words: BareWords
) -> Iterator[list[Figure]]:
    """Yield the numbers of each sentence that no mark of currency stands by, cut where such an amount is told."""
    marked = {token for draft in drafts for token in range(draft.first, draft.stop)}
    bare = [figure for figure in figures if _may_be_share(line, figure, words) and figure.first not in marked]
    stops = sorted([*_ends(line), *(draft.first for draft in drafts)])
    for _, row in groupby(bare, key=lambda figure: sum(stop < figure.first for stop in stops)):
        shares = list(row)
        led = line.lows[max([0, *(stop for stop in stops if stop < shares[0].first)]) : shares[0].first]
        if words.counting.isdisjoint(led):
            yield shares


def _may_be_share(line: Line, figure: Figure, words: BareWords) -> bool:
    large = figure.value >= _LEAST and not (figure.plain and line.dated(figure.first))
    if not (large and stands_alone(line, figure) and no_count(line, figure.stop, words)):
        return False
    return not (line.low(figure.stop) == "of" and line.low(figure.stop + 1) in words.plural)


def _ends(line: Line) -> Iterator[int]:
    """Yield the full stops that end a sentence."""
    return (index for index, low in enumerate(line.lows) if low == "." and not line.touches(index + 1))


def _before(line: Line, figure: Figure, drafts: Sequence[Draft], told: Told | None) -> _Whole | None:
    near = [draft for draft in drafts if draft.stop <= figure.first]
    if near:
        last = near[-1]
        one = last.mark.parts == 1 and last.value_max is None
        return _Whole(last.value, last.mark, line.words(last.first, last.stop)) if one else None
    if told is None or line.tokens[figure.first].start - told.end > _FAR:
        return None
    return _Whole(told.value, told.mark, told.words)
