"""Amounts that share words: ranges, lists with one magnitude, and dollars with their cents."""

from collections.abc import Sequence
from decimal import Decimal

from pledgebook.amounts import Qualifier
from pledgebook.language.currencies import Mark
from pledgebook.language.figures import Figure
from pledgebook.language.money_pairs import Draft
from pledgebook.language.number_tokens import Kind, Line
from pledgebook.language.numbers import opens
from pledgebook.language.ranges import DASHES, changing, dashed, share_magnitude

_CONJUNCTIONS = frozenset({"and", "or", "&"})
# Sums told in one breath are of one size: "€5 and €7 million", not "a $200 fee and $3 million".
_ALIKE = 20
# A list is short; the bound keeps a column of numbers cheap.
_LONGEST_LIST = 12


def with_parts(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Join main units with the parts that follow them: "thirteen dollars forty-five cents"."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _adds_cents(line, kept[-1], draft):
            main = kept.pop()
            codes = main.mark.codes & draft.mark.codes
            mark = main.mark._replace(codes=codes)
            draft = main._replace(stop=draft.stop, value=main.value + draft.value, mark=mark)
        kept.append(draft)
    return kept


def _adds_cents(line: Line, main: Draft, small: Draft) -> bool:
    gap = line.lows[main.stop : small.first]
    cents = main.mark.parts == 1 and small.mark.parts > 1 and small.value < 1 and main.figure.scale == 1
    return cents and gap in ([], ["and"], [","]) and bool(main.mark.codes & small.mark.codes)


def with_ranges(line: Line, figures: Sequence[Figure], drafts: Sequence[Draft]) -> list[Draft]:
    """Join the two ends of each range, whether both, the first or the last carries the mark."""
    kept: list[Draft] = []
    owned = {draft.figure.first for draft in drafts}
    free = {figure.first: figure for figure in figures if figure.first not in owned}
    by_stop = {figure.stop: figure for figure in free.values()}
    for draft in drafts:
        low = kept[-1] if kept and kept[-1].value_max is None else None
        joined = (low and _both(line, low, draft)) or None
        if joined is not None:
            kept.pop()
        joined = joined or _low_bare(line, draft, by_stop) or _high_bare(line, draft, free)
        kept.append(joined or draft)
    return kept


def _both(line: Line, low: Draft, high: Draft) -> Draft | None:
    codes = low.mark.codes & high.mark.codes
    if not codes or low.mark.parts != high.mark.parts or high.figure.qualifier or low.figure.qualifier:
        return None
    if not _bridged(line, low.first, low.stop, high.first):
        return None
    return _ranged(low, high, low.figure, high.figure, low.mark._replace(codes=codes))


def _low_bare(line: Line, high: Draft, by_stop: dict[int, Figure]) -> Draft | None:
    """Read "10 to 20 million euros": the first number carries no mark of its own."""
    low = by_stop.get(high.first - 1)
    if (
        low is None
        or not opens(line, low.first)
        or high.first != high.figure.first
        or low.words != high.figure.words
    ):
        return None
    if not _bridged(line, low.first, low.stop, high.first) or (low.yearly and not high.figure.yearly):
        return None
    front = high._replace(first=low.first)
    return _ranged(front, high, low, high.figure, high.mark)


def _high_bare(line: Line, low: Draft, free: dict[int, Figure]) -> Draft | None:
    """Read "$1-2 billion": the last number carries no mark of its own."""
    high = free.get(low.stop + 1)
    if high is None or low.stop != low.figure.stop or not _bridged(line, low.first, low.stop, high.first):
        return None
    loose = line.low(low.stop) == "to" and not high.scale > low.figure.scale
    if loose or (low.figure.scale > 1 and high.scale == 1):
        return None
    return _ranged(low, low._replace(stop=high.stop), low.figure, high, low.mark)


def _ranged(front: Draft, back: Draft, low: Figure, high: Figure, mark: Mark) -> Draft | None:
    ends = share_magnitude(low, high)
    if ends is None:
        return None
    bottom, top = ((end.value * front.mark.scale / front.mark.parts) for end in ends)
    return front._replace(
        stop=back.stop,
        mark=mark,
        figure=ends[1],
        value=bottom,
        value_max=top,
        qualifier=Qualifier.RANGE,
    )


def _bridged(line: Line, first: int, stop: int, following: int) -> bool:
    if following != stop + 1:
        return False
    joint = line.low(stop)
    if joint in DASHES:
        return dashed(line, stop)
    if joint == "to":
        return not changing(line, first)
    return joint == "and" and line.low(first - 1) == "between"


def with_lists(line: Line, figures: Sequence[Figure], drafts: Sequence[Draft]) -> list[Draft]:
    """Give each member of a list its amount: "€5, €6 and €7 million", "5, 6 and 7 million euros"."""
    owned = {draft.figure.first: draft for draft in drafts}
    by_stop = {figure.stop: figure for figure in figures if figure.first not in owned}
    ends = {draft.stop: draft for draft in drafts}
    made: list[Draft] = []
    for last in drafts:
        if last.figure.scale > 1 and last.value_max is None:
            made += _members(line, last, by_stop, ends)
    changed = {draft.first: draft for draft in (*drafts, *made)}
    return [changed[first] for first in sorted(changed)]


def _members(line: Line, last: Draft, by_stop: dict[int, Figure], ends: dict[int, Draft]) -> list[Draft]:
    """Return the members before the last one, walking back over commas from the conjunction."""
    made: list[Draft] = []
    at, conjunction = last.first, True
    while len(made) < _LONGEST_LIST:
        stop = _before_separator(line, at, conjunction=conjunction)
        member = None if stop is None else _member(line, last, stop, by_stop, ends)
        if member is None:
            break
        made.append(member)
        at, conjunction = member.first, False
    return made


def _before_separator(line: Line, at: int, *, conjunction: bool) -> int | None:
    if conjunction:
        if line.low(at - 1) not in _CONJUNCTIONS:
            return None
        return at - 2 if line.low(at - 2) == "," else at - 1
    return at - 1 if line.low(at - 1) == "," else None


def _member(
    line: Line, last: Draft, stop: int, by_stop: dict[int, Figure], ends: dict[int, Draft]
) -> Draft | None:
    draft = ends.get(stop)
    if draft is not None:
        same = (
            draft.mark == last.mark and draft.first != draft.figure.first and last.first != last.figure.first
        )
        figure = draft.figure if same and draft.value_max is None else None
    else:
        figure = by_stop.get(stop) if last.first == last.figure.first else None
    if figure is None or figure.qualifier is not None or not _shares(line, figure, last.figure):
        return None
    scale = last.figure.scale if figure.scale == 1 else Decimal(1)
    value = figure.value * scale * last.mark.scale / last.mark.parts
    scaled = figure._replace(value=figure.value * scale, scale=last.figure.scale)
    first = draft.first if draft is not None else figure.first
    return Draft(first, stop, scaled, last.mark, value)


def _shares(line: Line, figure: Figure, last: Figure) -> bool:
    if figure.scale > 1:
        return figure.scale <= last.scale * 1000 and line.kind(figure.first) is not Kind.SIGN
    mantissa = last.value / last.scale
    alike = mantissa <= figure.value * _ALIKE and figure.value <= mantissa * _ALIKE
    return alike and not figure.grouped and not line.dated(figure.first) and opens(line, figure.first)
