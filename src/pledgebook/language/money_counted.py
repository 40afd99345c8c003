"""Numbers that count the millions of the amount told before them, and do not say so (codebook 4.3).

"We promised Niger 80 million kroner. Fifty has been paid." People talk like that, and "Fifty of it" and "How much has
gone? Fifty." are the same. A number of something else stands nearby as often, so one is taken for money only where a
verb that nothing but money goes with, words that point at the sum, or a question for it say so, and it is no more.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pledgebook.language.currencies import Mark
from pledgebook.language.figures import Figure
from pledgebook.language.money_bare import BareWords, Told, is_spent, no_count, taking
from pledgebook.language.money_pairs import Draft
from pledgebook.language.number_tokens import Line
from pledgebook.language.numbers import stands_alone
from pledgebook.language.qualifiers import qualifier_before

_MILLION = 1_000_000
_MOST = 1000
_FAR = 500  # code points
_ENDS = ("", ".", ",", ";", "!", "?")
_TIMES = 4  # as much as the sum told before may be answered, of another year or thing


class _Sum(NamedTuple):
    """The amount told last before a number."""

    mark: Mark
    value: Decimal
    scale: Decimal
    words: str
    end: int  # in the text


def may_count(line: Line, told: Told | None) -> bool:
    """Tell whether a line stands near enough to an amount in millions for a number to count them."""
    return told is not None and bool(line.tokens) and line.tokens[0].start - told.end <= _FAR


def with_counted(
    line: Line, figures: Sequence[Figure], drafts: Sequence[Draft], words: BareWords, told: Told | None
) -> list[Draft]:
    """Add a draft for each small number that says how many millions of the sum before it are meant."""
    taken = {token for draft in drafts for token in range(draft.first, draft.stop)}
    free = [figure for figure in figures if figure.first not in taken and _is_small(line, figure)]
    made = [draft for figure in free for draft in _counting(line, figure, drafts, words, told)]
    return sorted([*drafts, *made], key=lambda draft: draft.first)


def _is_small(line: Line, figure: Figure) -> bool:
    bare = figure.scale == 1 and figure.value < _MOST and not figure.fraction
    return bare and not line.dated(figure.first) and stands_alone(line, figure)


def _counting(
    line: Line, figure: Figure, drafts: Sequence[Draft], words: BareWords, told: Told | None
) -> Iterator[Draft]:
    before = _before(line, figure, drafts, told)
    if before is None or line.tokens[figure.first].start - before.end > _FAR:
        return
    meant = figure._replace(value=figure.value * before.scale, scale=before.scale)
    part = meant.value <= before.value and (_is_pointed(line, figure, words) or _is_paid(line, figure, words))
    answer = meant.value <= before.value * _TIMES and _is_answer(line, figure, before, words)
    if part or answer:
        yield taking(meant, before.mark, before.words)


def _before(line: Line, figure: Figure, drafts: Sequence[Draft], told: Told | None) -> _Sum | None:
    near = [draft for draft in drafts if draft.stop <= figure.first]
    if near:
        last = near[-1]
        said, end = line.words(last.first, last.stop), line.tokens[last.stop - 1].end
        found = _Sum(last.mark, last.value, last.figure.scale, said, end)
    elif told is not None:
        found = _Sum(told.mark, told.value, told.scale, told.words, told.end)
    else:
        return None
    return found if found.scale >= _MILLION and found.mark.parts == 1 else None


def _is_pointed(line: Line, figure: Figure, words: BareWords) -> bool:
    """Tell whether words behind a number point at the sum ("ten of it went", "twenty of that")."""
    pointer = line.low(figure.stop + 1)
    return line.low(figure.stop) == "of" and pointer in words.pointing - words.plural


def _is_paid(line: Line, figure: Figure, words: BareWords) -> bool:
    """Tell whether a verb of nothing but money has a number as its object or subject ("fifty has been paid")."""
    first = qualifier_before(line, figure.first)[1]
    while line.low(first - 1) in words.adding:
        first -= 1
    object_of = any(" ".join(line.lows[max(0, first - size) : first]) in words.spending for size in (1, 2))
    alone = line.low(figure.stop) in _ENDS or no_count(line, figure.stop, words)
    return alone and (object_of or is_spent(line, figure.stop, words))


def _is_answer(line: Line, figure: Figure, before: _Sum, words: BareWords) -> bool:
    """Tell whether a number is all that is answered to a question of how much."""
    first = qualifier_before(line, figure.first)[1]
    alone = line.low(first - 1) in ("", ":", ",", ".") and line.low(figure.stop) in ("", ".", ",", "!")
    asked = line.text[before.end : line.tokens[first].start].lower()
    opening = asked.rpartition("?")[2].count(".") <= _LABELS
    start = line.text.rfind("\n", 0, before.end)
    whole = line.text[start + 1 : line.tokens[first].start].lower()
    put = "how much" in whole and "how many" not in asked and "many" not in asked.split()
    return alone and "?" in asked and opening and put and words.counting.isdisjoint(asked.split())


_LABELS = 1  # full stops in the name of who answers ("Mr. Bell:")
