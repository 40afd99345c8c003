"""Bare numbers that take the currency of the amount before them (codebook 4.3)."""

from collections.abc import Sequence
from functools import cache

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
}
# Less is no sum by itself; farther away the number may belong to anything.
_LEAST = 1_000_000
_REACH = 30
_LONGEST_CUE = max(map(len, _CUES))
# What may follow a sum of money, and never a thing counted: "520 million doses" are no money.
_FOLLOWERS = (
    "to for in from on will would was were is are has had have goes go went as by under through over "
    "until till this next last each annually per a an and or but which that while with at of it "
    "during before after within came comes should could may might can being been be between since "
    "already not also only the so"
)
_OF_IT = frozenset({"it", "this", "that", "which", "them", "these", "those"})


def with_bare(line: Line, figures: Sequence[Figure], drafts: Sequence[Draft]) -> list[Draft]:
    """Add a draft for each bare sum that a cue ties to the amount before it."""
    if not drafts:
        return []
    made: list[Draft] = []
    index = 0
    for figure in figures:
        while index + 1 < len(drafts) and drafts[index + 1].first < figure.first:
            index += 1
        before = drafts[index]
        if before.stop <= figure.first and _is_bare(line, figure, drafts, index):
            made.append(_taking(line, figure, before))
    return sorted([*drafts, *made], key=lambda draft: draft.first)


def _taking(line: Line, figure: Figure, before: Draft) -> Draft:
    own = line.words(before.first, before.stop)
    reason = f"a bare number after {own!r} takes its currency"
    draft = Draft(figure.first, figure.stop, figure, before.mark, figure.value)
    return draft._replace(qualifier=figure.qualifier, reason=reason)


def _is_bare(line: Line, figure: Figure, drafts: Sequence[Draft], index: int) -> bool:
    before = drafts[index]
    after = drafts[index + 1] if index + 1 < len(drafts) else None
    if figure.scale < _LEAST or figure.first - before.stop > _REACH or before.mark.parts > 1:
        return False
    if (after is not None and after.first <= figure.stop) or not stands_alone(line, figure):
        return False
    of_it = line.low(figure.stop) == "of" and line.low(figure.stop + 1) in _OF_IT
    return of_it or (_cued(line, figure.first) and _no_count(line, figure.stop))


def _cued(line: Line, first: int) -> bool:
    _, begin = qualifier_before(line, first)
    places = {first, begin}
    return any(
        tuple(line.lows[max(0, place - size) : place]) in _CUES
        for place in places
        for size in range(1, _LONGEST_CUE + 1)
    )


def _no_count(line: Line, stop: int) -> bool:
    if line.kind(stop) in (None, Kind.SIGN):
        return line.low(stop) not in ("%", "-", "°")
    return line.low(stop) in _followers()


@cache
def _followers() -> frozenset[str]:
    return frozenset(_FOLLOWERS.split())
