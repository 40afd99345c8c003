"""Bare numbers that take the currency of the amount before them (codebook 4.3)."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pledgebook.language.currencies import Mark
from pledgebook.language.figures import Figure
from pledgebook.language.money_pairs import Draft
from pledgebook.language.number_tokens import Kind, Line
from pledgebook.language.numbers import stands_alone
from pledgebook.language.qualifiers import qualifier_before
from pledgebook.vocabulary import Vocabulary, words_of

# Less is no sum by itself; farther away the number may belong to anything.
_LEAST = 1_000_000
_REACH = 30
_FAR = 600  # code points or tokens
_FARTHEST = 2500
_MAGNITUDES = frozenset({"million", "millions", "billion", "billions", "mln", "bn", "m"})
_LONGEST_NAME, _MOST_DESCRIBED, _ROW = 4, 2, 12  # words
_THOUSAND = 1000
_FULL = 10_000  # less may be a year or a number of people


class BareWords(NamedTuple):
    """The rows of bare_sums.yml, lower case; phrases of several words are joined by one space."""

    cues: frozenset[str]
    paying: frozenset[str]
    asking: frozenset[str]
    adding: frozenset[str]
    singular: frozenset[str]
    naming: frozenset[str]
    following: frozenset[str]
    pointing: frozenset[str]
    plural: frozenset[str]
    kinds: frozenset[str]
    described: frozenset[str]
    holding: frozenset[str]
    reaching: frozenset[str]
    counting: frozenset[str]
    sharing: frozenset[str]
    being: frozenset[str]
    spending: frozenset[str]
    auxiliary: frozenset[str]


@cache
def load_bare(vocabulary: Vocabulary) -> BareWords:
    """Read bare_sums.yml, once for each vocabulary."""
    return words_of(BareWords, vocabulary, "bare_sums")


class Told(NamedTuple):
    """The amount told last in the lines before: its mark of currency, its value and words, and where it ends."""

    mark: Mark
    value: Decimal
    words: str
    end: int
    scale: Decimal
    alone: bool = False  # no other currency is told so far: a sum that is paid takes it from farther away


def may_be_bare(line: Line) -> bool:
    """Tell whether a line without a mark of currency holds a number large enough for a bare sum."""
    return not _MAGNITUDES.isdisjoint(line.lows)


def last_told(line: Line, drafts: Sequence[Draft], before: Told | None, *, alone: bool) -> Told | None:
    """Return the amount told last; none where a line tells of several currencies."""
    if not drafts:
        return before
    last = drafts[-1]
    if any(draft.mark.codes != last.mark.codes for draft in drafts):
        return None
    said, end = line.words(last.first, last.stop), line.tokens[last.stop - 1].end
    return Told(last.mark, last.value, said, end, last.figure.scale, alone)


def with_bare(
    line: Line,
    figures: Sequence[Figure],
    drafts: Sequence[Draft],
    words: BareWords,
    told: Told | None = None,
) -> list[Draft]:
    """Add a draft for each bare sum that a cue ties to the amount before it, or to the one `told` in a line before."""
    if not drafts and told is None:
        return []
    made: list[Draft] = []
    index = -1
    for figure in figures:
        while index + 1 < len(drafts) and drafts[index + 1].first < figure.first:
            index += 1
        last = max((drafts[index], *made[-1:]), key=_stop) if index >= 0 else None
        sum_of = _scaled(line, figure, last)
        large = sum_of.scale >= _LEAST or _is_in_row(line, sum_of, last)
        if not (large and _is_apart(line, sum_of, drafts, index)):
            continue
        if mark := _mark(line, sum_of, drafts[index] if index >= 0 else None, last, told, words):
            made.append(taking(sum_of, *mark))
    return sorted([*drafts, *made], key=lambda draft: draft.first)


def _stop(draft: Draft) -> int:
    return draft.stop


def _scaled(line: Line, figure: Figure, last: Draft | None) -> Figure:
    """Return a figure with the magnitude of the sum before it, where a row leaves it out ("$30m, Bonn 12")."""
    bare = figure.scale == 1 and figure.value < _THOUSAND and not figure.fraction
    if last is None or not bare or last.figure.scale < _LEAST or figure.first - last.stop > _REACH:
        return figure
    ends = line.low(figure.stop) in ("", ",", ".", ";", "and", ")")
    if not ends or line.dated(figure.first) or not _gapped(line, figure.first, last.stop):
        return figure
    return figure._replace(value=figure.value * last.figure.scale, scale=last.figure.scale)


def _is_in_row(line: Line, figure: Figure, last: Draft | None) -> bool:
    """Tell whether a figure in full is somebody's, right behind another's sum ("gave $2m, Oslo 500,000")."""
    if last is None or figure.value < _FULL or not 0 <= figure.first - last.stop <= _LONGEST_NAME + 2:
        return False
    ends = line.low(figure.stop) in ("", ",", ".", ";", "and")
    return ends and not line.dated(figure.first) and _gapped(line, figure.first, last.stop)


def taking(figure: Figure, mark: Mark, words: str) -> Draft:
    """Return the draft of a bare sum that takes its currency from an amount told in some words."""
    reason = f"a bare number after {words!r} takes its currency"
    draft = Draft(figure.first, figure.stop, figure, mark, figure.value)
    return draft._replace(qualifier=figure.qualifier, reason=reason)


def _mark(
    line: Line,
    figure: Figure,
    before: Draft | None,
    last: Draft | None,
    told: Told | None,
    words: BareWords,
) -> tuple[Mark, str] | None:
    """Return the mark that a bare sum takes, with the words of the amount it takes it from.

    `before` is the marked amount before it in its line, `last` the sum right before it, marked or bare.
    """
    if before is None or last is None:
        near = told is not None and line.tokens[figure.first].start - told.end <= _FAR
        said = _is_given(line, figure, words) or _is_all_said(line, figure, told, words)
        given = near and (said or _is_reached(line, figure.first, words))
        given = given or (told is not None and _is_paid_far(line, figure, told, words))
        return (told.mark, told.words) if told and given else None
    apart = figure.first - before.stop
    tied = apart <= _REACH and _is_tied(line, figure, last.stop, words)
    if before.mark.parts > 1 or not (tied or (apart <= _FAR and _is_given(line, figure, words))):
        return None
    return before.mark, line.words(before.first, before.stop)


def _is_paid_far(line: Line, figure: Figure, told: Told, words: BareWords) -> bool:
    """Tell whether a sum is paid in a text that has told of no other currency up to there."""
    far = line.tokens[figure.first].start - told.end
    stop = figure.stop + (line.low(figure.stop) == "more")
    return (
        told.alone
        and far <= _FARTHEST
        and _is_paid(line, figure.first, words)
        and no_count(line, stop, words)
    )


def _is_apart(line: Line, figure: Figure, drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether a figure is part of no other amount."""
    if index >= 0 and drafts[index].stop > figure.first:
        return False
    after = drafts[index + 1] if index + 1 < len(drafts) else None
    return (after is None or after.first > figure.stop) and stands_alone(line, figure)


def _is_tied(line: Line, figure: Figure, after: int, words: BareWords) -> bool:
    """Tell whether words beside a bare sum make it a part of the amount before it, or one of a row of sums."""
    if line.low(figure.stop) == "of" and (pointer := line.low(figure.stop + 1)) in words.pointing:
        counted = pointer in words.plural and not words.counting.isdisjoint(line.lows[after : figure.first])
        return not counted
    led = (
        _is_led(line, figure.first, words.cues)
        or _is_reached(line, figure.first, words)
        or _gapped(line, figure.first, after)
        or _is_shared(line, figure, after, words)
    )
    return led and no_count(line, figure.stop, words)


def _is_given(line: Line, figure: Figure, words: BareWords) -> bool:
    """Tell whether a bare sum is what a verb of paying gives, or what money alone is called or does."""
    stop = figure.stop + (line.low(figure.stop) == "more")
    whole = line.low(stop) in words.singular and line.low(stop + 1) not in words.naming
    if (
        whole
        or is_spent(line, stop, words)
        or _is_of_kind(line, figure.stop, words)
        or _is_of_whole(line, figure.stop, words)
    ):
        return True
    paid = _is_paid(line, figure.first, words) or _is_held(line, figure.first, words)
    return paid and no_count(line, stop, words)


def is_spent(line: Line, at: int, words: BareWords) -> bool:
    """Tell whether what stands before a place is said to be paid or used ("6 million will be used to")."""
    start = at
    while line.low(at) in words.auxiliary:
        at += 1
    said = next((size for size in (2, 1) if " ".join(line.lows[at : at + size]) in words.spending), 0)
    used = (
        line.low(at) == "used" and line.low(at - 1) in ("be", "been") and line.low(start - 1) in _MAGNITUDES
    )
    return at > start and (used or (said > 0 and line.low(at + said) != "for"))


def _is_all_said(line: Line, figure: Figure, told: Told | None, words: BareWords) -> bool:
    """Tell whether a sum is all that somebody answers ("Ten million, for roads."), and no people were asked about."""
    first = qualifier_before(line, figure.first)[1]
    alone = line.low(first - 1) in ("", ":", ".", "?", "!") and line.low(figure.stop) in ("", ".", ",", "!")
    if told is None or not alone:
        return False
    said = line.text[told.end : line.tokens[first].start]
    if line.low(first - 1) == ":" and "?" not in said:
        return False  # "Population: 8.4 million"
    between = said.lower().split()
    return "many" not in between and words.counting.isdisjoint(between)


def _is_paid(line: Line, first: int, words: BareWords) -> bool:
    """Tell whether a verb of paying has a bare sum as its object ("gave Chad another 4 million")."""
    first = qualifier_before(line, first)[1]
    while line.low(first - 1) in words.adding:
        first -= 1
    name = first
    while first > max(0, name - _LONGEST_NAME) and line.text[line.tokens[first - 1].start].isupper():
        first -= 1
    if first < name and line.low(first - 1) == "the":
        first -= 1  # "gave the Red Cross 4 million"
    if line.low(first - 1) == "for":
        return line.low(first - 2) in words.asking
    return _ends(line, first, words.paying)


def _is_of_kind(line: Line, stop: int, words: BareWords) -> bool:
    """Tell whether words for money say in what a sum is given ("100 million in soft loans")."""
    at = stop + 1
    while line.low(at) in words.described and at <= stop + _MOST_DESCRIBED:
        at += 1
    return line.low(stop) == "in" and line.low(at) in words.kinds and no_count(line, at + 1, words)


def _is_of_whole(line: Line, stop: int, words: BareWords) -> bool:
    """Tell whether a sum is part of what money alone makes up ("720 million of the package")."""
    return tuple(line.lows[stop : stop + 2]) == ("of", "the") and line.low(stop + 2) in words.holding


def _is_held(line: Line, first: int, words: BareWords) -> bool:
    """Tell whether a sum is the size of what money alone makes up ("a line of up to 447 million")."""
    places = {first, qualifier_before(line, first)[1]}
    held = any(line.low(at - 1) == "of" and line.low(at - 2) in words.holding for at in places)
    return held or any(_is_part(line, at, words) for at in places)


def _is_part(line: Line, first: int, words: BareWords) -> bool:
    """Tell whether a number says how large somebody's share is ("Chad's part is 90 million")."""
    at = first - 1
    while line.low(at) in words.being and at > first - _LONGEST_NAME:
        at -= 1
    return at < first - 1 and line.low(at) in words.holding


def _is_shared(line: Line, figure: Figure, after: int, words: BareWords) -> bool:
    """Tell whether a sum goes on a row of sums ("$3m goes to Chad and 2 million to Mali")."""
    at = qualifier_before(line, figure.first)[1]
    joined = line.low(at - 1) in (",", "and") and at - after <= _ROW
    return joined and line.low(figure.stop) in words.sharing


def _is_reached(line: Line, first: int, words: BareWords) -> bool:
    """Tell whether a number is how much something told of is, unless people are counted ("comes to 863 million")."""
    row = line.lows[max(0, first - _ROW) : first]
    brought = line.low(first - 1) == "to" and not _BRINGING.isdisjoint(row)
    return words.counting.isdisjoint(row) and (brought or _is_led(line, first, words.reaching))


_BRINGING = frozenset({"bring", "brings", "brought", "bringing"})


def _is_led(line: Line, first: int, phrases: frozenset[str]) -> bool:
    return any(_ends(line, place, phrases) for place in {first, qualifier_before(line, first)[1]})


def _ends(line: Line, stop: int, phrases: frozenset[str]) -> bool:
    """Tell whether one of several phrases ends right before a token."""
    sizes = range(1, _longest(phrases) + 1)
    return any(" ".join(line.lows[max(0, stop - size) : stop]) in phrases for size in sizes)


@cache
def _longest(phrases: frozenset[str]) -> int:
    """Return how many words the longest of some phrases has."""
    return max((phrase.count(" ") + 1 for phrase in phrases), default=0)


def _gapped(line: Line, first: int, after: int) -> bool:
    """Tell whether only a name that a comma or "and" sets off stands before a number ("gave $30m, Oslo 5 million").

    In a row of brackets the sum before closes one ("Oslo ($30m), Bern (5 million)").
    """
    at = qualifier_before(line, first)[1] - 1
    if line.low(at) == "for" or (line.low(at) == "(" and line.low(after) == ")"):
        at -= 1
    name = at
    while at >= after and at > name - _LONGEST_NAME and line.text[line.tokens[at].start].isupper():
        at -= 1
    set_off = line.low(at - 1 if line.low(at) == "the" else at) in (",", ";", "and")
    return at < name and at >= after and set_off and "." not in line.lows[after:at]


def no_count(line: Line, stop: int, words: BareWords) -> bool:
    """Tell whether what follows a number is no thing that it counts."""
    if line.kind(stop) in (None, Kind.SIGN):
        return line.low(stop) not in ("%", "-", "°")
    return line.low(stop) in words.following and line.low(stop + 1) != "cent"
