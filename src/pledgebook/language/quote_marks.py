"""Quotation marks paired into runs: nested, over several paragraphs, mended where unbalanced."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pledgebook.language.sentences import Block
from pledgebook.span import Span

_BEFORE_OPENING = " \n([{/-–—"
_AFTER_CLOSING = " \n.,;:!?)]}/-–—…"
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
# 'em, 'tis, '90s: an apostrophe that stands for letters left out, not a quotation mark.
_ELISION = re.compile(r"'(?:\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|neath|n)\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Runs:
    """Every quotation in marks, the marks included, in text order; `parents[i]` is the run around run i."""

    spans: tuple[Span, ...]
    parents: tuple[int | None, ...]

    def around(self, place: int) -> int | None:
        """Return the innermost run that a place lies in."""
        number: int | None = bisect_right(self.spans, place, key=lambda span: span.start) - 1
        if number == -1:
            return None
        while number is not None and not self.spans[number].start <= place < self.spans[number].end:
            number = self.parents[number]
        return number

    @cached_property
    def _level(self) -> dict[int | None, list[int]]:
        below: dict[int | None, list[int]] = {}
        for number, parent in enumerate(self.parents):
            below.setdefault(parent, []).append(number)
        return below

    def before(self, place: int, parent: int | None) -> int | None:
        """Return the last run of a level that ends by a place."""
        level = self._level.get(parent, [])
        found = bisect_right(level, place, key=lambda number: self.spans[number].end)
        return level[found - 1] if found else None

    def after(self, place: int, parent: int | None) -> int | None:
        """Return the first run of a level that starts at a place or later."""
        level = self._level.get(parent, [])
        found = bisect_left(level, place, key=lambda number: self.spans[number].start)
        return level[found] if found < len(level) else None


class _Mark(NamedTuple):
    place: int
    opens: bool
    closes: bool


def find_runs(text: str, blocks: Sequence[Block]) -> Runs:
    """Return every quotation in marks; a run never goes past a block unless the next one opens anew."""
    found = [
        *_double_runs(text, blocks),
        *(span for block in blocks for span in _single_runs(text, block.span)),
    ]
    marked = sorted(
        (span for span in found if _has_words(text, span)), key=lambda span: (span.start, -span.end)
    )
    spans = _uncrossed(text, marked)
    return Runs(tuple(spans), tuple(_parents(spans)))


def _double_runs(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Pair double marks by block; an unclosed one goes on where the next block opens with a mark."""
    chain: int | None = None
    for number, block in enumerate(blocks):
        marks = _marks(text, block.span, '"')
        spans, unclosed = _paired(text, marks)
        for span in spans:
            yield Span(chain, span.end) if chain is not None and span.start == block.span.start else span
            if span.start == block.span.start:
                chain = None
        if unclosed is None:
            chain = None
            continue
        start = chain if chain is not None and unclosed == block.span.start else unclosed
        chain = None
        if _goes_on(text, blocks, number):
            chain = start
        else:
            yield Span(start, _mended_end(text, unclosed, block.span))


def _goes_on(text: str, blocks: Sequence[Block], number: int) -> bool:
    following = blocks[number + 1].span if number + 1 < len(blocks) else None
    return following is not None and text.startswith('"', following.start)


def _mended_end(text: str, start: int, block: Span) -> int:
    """Return where a quotation without a closing mark is taken to end."""
    if start == block.start:
        return block.end
    end = _SENTENCE_END.search(text, start, block.end)
    return end.end() if end else block.end


def _marks(text: str, block: Span, sign: str) -> list[_Mark]:
    found = []
    place = text.find(sign, block.start, block.end)
    while place >= 0:
        before = text[place - 1] if place > block.start else "\n"
        after = text[place + 1] if place + 1 < block.end else "\n"
        opens = (before in _BEFORE_OPENING or (before in "\"'" and after.isalnum())) and not after.isspace()
        closes = not before.isspace() and (after in _AFTER_CLOSING or after in "\"'")
        found.append(_Mark(place, opens, closes))
        place = text.find(sign, place + 1, block.end)
    return found


def _paired(text: str, marks: Sequence[_Mark]) -> tuple[list[Span], int | None]:
    """Return the spans between paired marks of a block, and where one stays open."""
    spans: list[Span] = []
    opened: int | None = None
    skip = -1
    for number, mark in enumerate(marks):
        if number <= skip:
            continue
        if opened is None:
            opened = mark.place if mark.opens or not mark.closes else None
        elif not mark.opens or mark.closes:
            spans.append(Span(opened, mark.place + 1))
            opened = None
        elif _nested(marks, number):
            spans.append(Span(mark.place, marks[number + 1].place + 1))
            skip = number + 1
        else:
            spans.extend(_left_open(text, opened, mark.place))
            opened = mark.place
    return spans, opened


def _nested(marks: Sequence[_Mark], number: int) -> bool:
    """Tell whether an opening mark within a run is closed before the run is."""
    return len(marks) > number + 2 and all(
        mark.closes and not mark.opens for mark in marks[number + 1 : number + 3]
    )


def _left_open(text: str, start: int, limit: int) -> Iterator[Span]:
    """Yield the sentence after an opening mark that another opening mark follows."""
    end = _SENTENCE_END.search(text, start, limit)
    if end:
        yield Span(start, end.end())


def _single_runs(text: str, block: Span) -> Iterator[Span]:
    marks = _marks(text, block, "'")
    free = block.start
    for number, mark in enumerate(marks):
        if mark.place < free or not mark.opens or _ELISION.match(text, mark.place):
            continue
        end = _single_end(text, marks, number)
        if end is not None:
            free = end + 1
            yield Span(mark.place, end + 1)


_REACH = 400  # marks looked at after an opening one; a paragraph has fewer apostrophes


def _single_end(text: str, marks: Sequence[_Mark], number: int) -> int | None:
    """Return where a single quotation closes: not at an apostrophe, nor at a plural's possessive."""
    weak: int | None = None
    for mark in marks[number + 1 : number + _REACH]:
        if mark.opens and not mark.closes:
            if weak is not None:
                return weak
            continue
        if not mark.closes:
            continue
        if _possessive(text, mark.place):
            weak = mark.place if weak is None else weak
            continue
        return mark.place
    return weak


def _possessive(text: str, place: int) -> bool:
    return (
        text[place - 1] == "s"
        and text[place + 1 : place + 2] == " "
        and text[place + 2 : place + 3].isalnum()
    )


def _uncrossed(text: str, spans: Sequence[Span]) -> list[Span]:
    """Drop of two crossing runs the one in single marks, else the later one; `spans` come outer first."""
    dropped: set[Span] = set()
    around: list[Span] = []
    for span in spans:
        while around and (around[-1].end <= span.start or _gives_way(text, around[-1], span)):
            outer = around.pop()
            if outer.end > span.start:
                dropped.add(outer)
        if around and not around[-1].holds(span):
            dropped.add(span)
        else:
            around.append(span)
    return [span for span in spans if span not in dropped]


def _gives_way(text: str, outer: Span, span: Span) -> bool:
    """Tell whether a run in single marks crosses one in double marks."""
    return not outer.holds(span) and text[outer.start] == "'" and text[span.start] == '"'


def _has_words(text: str, span: Span) -> bool:
    return any(sign.isalnum() for sign in span.of(text))


def _parents(spans: Sequence[Span]) -> Iterator[int | None]:
    open_: list[int] = []
    for number, span in enumerate(spans):
        while open_ and spans[open_[-1]].end <= span.start:
            open_.pop()
        yield open_[-1] if open_ else None
        open_.append(number)
