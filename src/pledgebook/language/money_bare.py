"""Bare numbers that take the currency of the amount before them (codebook 4.3)."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pledgebook.language.currencies import Mark
from pledgebook.language.figures import Figure
from pledgebook.language.money_pairs import Draft
from pledgebook.language.number_tokens import Kind, Line
from pledgebook.language.numbers import stands_alone
from pledgebook.language.qualifiers import qualifier_before

# Words before a bare number that make it a part, an addition or a comparison of the amount.
_CUES = {
    ("of", "which"),
    ("of", "that"),
    ("of", "this"),
    ("including",),
    ("a", "further"),
    ("an", "additional"),
    ("an", "extra"),
    ("another",),
    ("the", "remaining"),
    ("the", "other"),
    ("and", "the", "rest"),
    ("plus",),
    ("up", "from"),
    ("down", "from"),
    ("compared", "with"),
    ("compared", "to"),
    ("against",),
    ("instead", "of"),
    ("rather", "than"),
    ("part", ","),
    ("half", ","),
    ("third", ","),
    ("tranche", ","),
    ("instalment", ","),
    ("installment", ","),
}
# Less is no sum by itself; farther away the number may belong to anything.
_LEAST = 1_000_000
_REACH = 30
_FAR = 600  # code points or tokens
# Verbs whose bare object in millions is money, those that ask for it, and words between them and the number.
_PAYING = (
    "give gives gave given giving pay pays paid paying lend lends lent lending add adds added adding pledge pledges "
    "pledged promise promises promised offer offers offered contribute contributes contributed donate donates donated "
    "grant grants granted spend spends spent allocate allocates allocated owe owes owed disburse disbursed "
    "withhold withheld"
)
_ASKING = "ask asks asked asking appeal appeals appealed appealing apply applied"
_ADDING = frozenset(
    {"another", "a", "an", "further", "additional", "extra", "some", "the", "first", "remaining", "other"}
    | {"us", "them", "it"}
)
# Verbs that take a sum for one thing, as they never take so many people.
_SINGULAR = frozenset({"is", "was", "has", "goes"})
_NAMING = frozenset({"the", "a", "an", "how", "what", "who", "too", "not"})
_MAGNITUDES = frozenset({"million", "millions", "billion", "billions", "mln", "bn", "m"})
_LONGEST_NAME = 4  # words
_LONGEST_CUE = max(map(len, _CUES))
# What may follow a sum of money, and never a thing counted: "520 million doses" are no money.
_FOLLOWERS = (
    "to for in from on will would was were is are has had have goes go went as by under through over "
    "until till this next last each annually per a an and or but which that while with at of it "
    "during before after within came comes should could may might can being been be between since "
    "already not also only the so"
)
_OF_IT = frozenset({"it", "this", "that", "which", "them", "these", "those"})


class Told(NamedTuple):
    """The amount told last in the lines before: its mark of currency, its words, and where it ends."""

    mark: Mark
    words: str
    end: int


def may_be_bare(line: Line) -> bool:
    """Tell whether a line without a mark of currency holds a number large enough for a bare sum."""
    return not _MAGNITUDES.isdisjoint(line.lows)


def last_told(line: Line, drafts: Sequence[Draft], before: Told | None) -> Told | None:
    """Return the amount told last; none where a line tells of several currencies."""
    if not drafts:
        return before
    last = drafts[-1]
    if any(draft.mark.codes != last.mark.codes for draft in drafts):
        return None
    return Told(last.mark, line.words(last.first, last.stop), line.tokens[last.stop - 1].end)


def with_bare(
    line: Line, figures: Sequence[Figure], drafts: Sequence[Draft], told: Told | None = None
) -> list[Draft]:
    """Add a draft for each bare sum that a cue ties to the amount before it, or to the one `told` in a line before."""
    if not drafts and told is None:
        return []
    made: list[Draft] = []
    index = -1
    for figure in figures:
        while index + 1 < len(drafts) and drafts[index + 1].first < figure.first:
            index += 1
        after = made[-1].stop if made else 0
        if not _is_apart(line, figure, drafts, index):
            continue
        if mark := _mark(line, figure, drafts, index, after, told):
            made.append(_taking(figure, *mark))
    return sorted([*drafts, *made], key=lambda draft: draft.first)


def _taking(figure: Figure, mark: Mark, words: str) -> Draft:
    reason = f"a bare number after {words!r} takes its currency"
    draft = Draft(figure.first, figure.stop, figure, mark, figure.value)
    return draft._replace(qualifier=figure.qualifier, reason=reason)


def _mark(
    line: Line, figure: Figure, drafts: Sequence[Draft], index: int, after: int, told: Told | None
) -> tuple[Mark, str] | None:
    """Return the mark that a bare sum takes, with the words of the amount it takes it from.

    `after` is where the bare sum before it ends.
    """
    if index < 0:
        near = told is not None and line.tokens[figure.first].start - told.end <= _FAR
        return (told.mark, told.words) if told and near and _is_given(line, figure) else None
    before = drafts[index]
    apart = figure.first - before.stop
    tied = apart <= _REACH and _is_tied(line, figure, max(before.stop, after))
    if before.mark.parts > 1 or not (tied or (apart <= _FAR and _is_given(line, figure))):
        return None
    return before.mark, line.words(before.first, before.stop)


def _is_apart(line: Line, figure: Figure, drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether a figure is large enough for a sum, and part of no other amount."""
    if figure.scale < _LEAST or (index >= 0 and drafts[index].stop > figure.first):
        return False
    after = drafts[index + 1] if index + 1 < len(drafts) else None
    return (after is None or after.first > figure.stop) and stands_alone(line, figure)


def _is_tied(line: Line, figure: Figure, after: int) -> bool:
    of_it = line.low(figure.stop) == "of" and line.low(figure.stop + 1) in _OF_IT
    led = _cued(line, figure.first) or _gapped(line, figure.first, after)
    return of_it or (led and _no_count(line, figure.stop))


def _is_given(line: Line, figure: Figure) -> bool:
    """Tell whether a bare sum is what a verb of paying gives, or acts as one thing ("250 million is set aside")."""
    first = qualifier_before(line, figure.first)[1]
    while line.low(first - 1) in _ADDING:
        first -= 1
    name = first
    while first > max(0, name - _LONGEST_NAME) and line.text[line.tokens[first - 1].start].isupper():
        first -= 1  # "gave Chad 4 million"
    verb = line.low(first - 2) if line.low(first - 1) == "for" else line.low(first - 1)
    paid = verb in (_asking() if line.low(first - 1) == "for" else _paying())
    stop = figure.stop + (line.low(figure.stop) == "more")
    whole = line.low(stop) in _SINGULAR and line.low(stop + 1) not in _NAMING
    return whole or (paid and _no_count(line, stop))


def _cued(line: Line, first: int) -> bool:
    _, begin = qualifier_before(line, first)
    places = {first, begin}
    return any(
        tuple(line.lows[max(0, place - size) : place]) in _CUES
        for place in places
        for size in range(1, _LONGEST_CUE + 1)
    )


def _gapped(line: Line, first: int, after: int) -> bool:
    """Tell whether only a name that a comma or "and" sets off stands before a number ("gave $30m, Oslo 5 million")."""
    at = qualifier_before(line, first)[1] - 1
    if line.low(at) == "for":
        at -= 1
    name = at
    while at >= after and at > name - _LONGEST_NAME and line.text[line.tokens[at].start].isupper():
        at -= 1
    set_off = line.low(at - 1 if line.low(at) == "the" else at) in (",", ";", "and")
    return at < name and at >= after and set_off and "." not in line.lows[after:at]


def _no_count(line: Line, stop: int) -> bool:
    if line.kind(stop) in (None, Kind.SIGN):
        return line.low(stop) not in ("%", "-", "°")
    return line.low(stop) in _followers()


@cache
def _followers() -> frozenset[str]:
    return frozenset(_FOLLOWERS.split())


@cache
def _paying() -> frozenset[str]:
    return frozenset(_PAYING.split())


@cache
def _asking() -> frozenset[str]:
    return frozenset(_ASKING.split())
