"""Signs, codes and words of currency in a line of tokens."""

from collections.abc import Sequence
from typing import NamedTuple

from pledgebook.language.currencies import Currencies, Mark, MarkKind, Phrase
from pledgebook.language.figures import Figure
from pledgebook.language.number_tokens import Kind, Line

# A lone letter apart from its sign is a letter of its own: "a $5 million loan", "India's $5 million".
_APART = frozenset("crs")
# "An A$5 million loan", in lower case and cut apart.
_BEFORE_A = frozenset({"an", "the", "its", "their", "another"})


class Found(NamedTuple):
    """A mark and the tokens it takes."""

    first: int
    stop: int
    mark: Mark


def find_marks(line: Line, currencies: Currencies, figures: Sequence[Figure]) -> list[Found]:
    """Return the marks of a line in order, the longest at each place; neighbours that agree are one.

    What belongs to a figure is no mark: the "M" of "5M$" is a million.
    """
    taken = {place for figure in figures for place in range(figure.first, figure.stop)}
    marks: list[Found] = []
    at = 0
    while at < len(line):
        known = currencies.phrases_at(line.lows[at], line.low(at + 1))
        phrase = next((p for p in known if _stands(line, at, p)), None) if known else None
        if phrase is None or at in taken:
            at += 1
            continue
        found = Found(at, at + len(phrase.lows), phrase.mark)
        at = found.stop
        if marks and marks[-1].stop == found.first and (both := agreed(marks[-1].mark, found.mark)):
            found = Found(marks.pop().first, found.stop, both)
        marks.append(found)
    return marks


def agreed(one: Mark, other: Mark) -> Mark | None:
    """Return what two marks of one amount mean together ("AUD $", "dollars US"); null where they differ."""
    codes = one.codes & other.codes
    if not codes or one.parts != other.parts:
        return None
    surer = one if one.codes == codes else other
    return surer._replace(codes=codes, scale=max(one.scale, other.scale), shy=False, glued=False)


def _stands(line: Line, at: int, phrase: Phrase) -> bool:
    stop = at + len(phrase.lows)
    if tuple(line.lows[at:stop]) != phrase.lows:
        return False
    texts = tuple(token.text for token in line.tokens[at:stop])
    if phrase.exact and texts != phrase.texts:
        return False
    if phrase.mark.shy and texts[0][0].isupper() and line.low(at - 1) == "of":
        return False  # "dozens of Afghanis" are people
    if phrase.mark.kind is MarkKind.SIGN:
        return _sign_stands(line, at, stop)
    return _letters_stand(line, at, stop)


def _letters_stand(line: Line, at: int, stop: int) -> bool:
    """Letters stand apart from other words: a number may touch them, a hyphen and a letter may not."""
    if line.touches(at) and (line.kind(at - 1) is Kind.WORD or line.low(at - 1) in ("'", "_", "@")):
        return False
    joined = line.touches(stop) and line.low(stop) in ("'", "_") and line.touches(stop + 1)
    return not (joined and line.kind(stop + 1) is Kind.WORD)


def _stands_apart(line: Line, at: int) -> bool:
    before = line.low(at - 1)
    if line.low(at) == "a":
        return before in _BEFORE_A
    return line.low(at) in _APART and before != "'" and not line.touches(at)


def _sign_stands(line: Line, at: int, stop: int) -> bool:
    letters = line.low(at)
    if line.kind(at) is Kind.WORD and len(letters) == 1 and stop == at + 2:
        together = line.touches(at + 1)
        return together or _stands_apart(line, at)
    if line.kind(stop - 1) is Kind.WORD and line.kind(at) is not Kind.WORD:  # "$US5 million"
        return line.touches(stop - 1) and line.tokens[stop - 1].text.isupper()
    return not (line.kind(at) is Kind.WORD and line.touches(at) and line.kind(at - 1) is Kind.WORD)
