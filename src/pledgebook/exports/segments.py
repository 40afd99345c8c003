"""Overlapping marks over a text, cut into pieces that nest cleanly in a page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pledgebook.documents import Document
from pledgebook.exports.wording import one_line
from pledgebook.language import Block, BlockKind
from pledgebook.span import Span

# What no page may hold: control signs, lone surrogates, and the overrides that make words read backwards.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_LONGEST_TITLE = 140
_WORD = re.compile(r"\w")


class Mark(NamedTuple):
    """A span of the text, the kind of thing it is, and whose it is."""

    span: Span
    kind: str
    owner: str


class Layer(NamedTuple):
    """All marks of one kind over one piece; `owners` are parted by spaces."""

    kind: str
    owners: str


class Piece(NamedTuple):
    """Words under the same marks from end to end, the outermost layer first; `span` is their place."""

    text: str
    span: Span
    layers: tuple[Layer, ...]


class Paragraph(NamedTuple):
    """One block of the text, as pieces."""

    kind: BlockKind
    level: int
    pieces: tuple[Piece, ...]


def printable(text: str) -> str:
    """Replace what no page may hold, one sign for one, so that offsets stay."""
    return _UNPRINTABLE.sub("\ufffd", text)


def paragraphs(
    text: str, blocks: Sequence[Block], marks: Iterable[Mark], order: Sequence[str]
) -> Iterator[Paragraph]:
    """Yield the text block by block, cut where marks start or end; `order` nests kinds, outermost first."""
    marks = [mark for mark in marks if mark.span.start < mark.span.end]
    whole = list(_gapless(text, blocks))
    pieces = _pieces(printable(text), whole, marks, {kind: rank for rank, kind in enumerate(order)})
    piece = next(pieces, None)
    for block in whole:
        inside = []
        while piece is not None and piece.span.start < block.span.end:
            inside.append(piece)
            piece = next(pieces, None)
        yield Paragraph(block.kind, block.level, tuple(inside))


def title_of(document: Document, blocks: Sequence[Block]) -> str:
    """Return the document's title, else its first line where that is short enough for one, else its id."""
    first = one_line(blocks[0].span.of(document.text)) if blocks else ""
    untitled = first if 0 < len(first) <= _LONGEST_TITLE else document.id
    return one_line(document.title or untitled)


def without_title(body: tuple[Paragraph, ...], title: str) -> tuple[Paragraph, ...]:
    """Leave out a first paragraph that only says the title again and in which nothing is marked."""
    match body:
        case (Paragraph(pieces=(Piece(text=words, layers=()),)), *_) if words.split() == title.split():
            return body[1:]
    return body


def _pieces(
    text: str, blocks: Sequence[Block], marks: Sequence[Mark], ranks: dict[str, int]
) -> Iterator[Piece]:
    opening, closing = _edges(marks)
    inside = {block.span.start: block.span.end for block in blocks}
    cuts = sorted({*opening, *closing, *inside, *inside.values()})
    open_marks: dict[Mark, None] = {}
    end = 0
    for start, stop in pairwise(cuts):
        for mark in closing.get(start, ()):
            open_marks.pop(mark, None)
        open_marks.update(dict.fromkeys(opening.get(start, ())))
        end = inside.get(start, end)
        if stop <= end:
            yield Piece(text[start:stop], Span(start, stop), _layers(open_marks, ranks))


def _edges(marks: Sequence[Mark]) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    return opening, closing


def _layers(marks: Iterable[Mark], ranks: dict[str, int]) -> tuple[Layer, ...]:
    owners: dict[str, dict[str, None]] = {}
    for mark in marks:
        owners.setdefault(mark.kind, {})[mark.owner] = None
    kinds = sorted(owners, key=ranks.__getitem__)
    return tuple(Layer(kind, " ".join(filter(None, owners[kind]))) for kind in kinds)


def _gapless(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, and whatever words stand between them, line by line; nothing of the text is lost."""
    done = 0
    for block in sorted(blocks, key=lambda block: block.span):
        yield from _lines(text, Span(done, block.span.start))
        if block.span.end > max(done, block.span.start):
            yield Block(Span(max(done, block.span.start), block.span.end), block.kind, block.level)
            done = block.span.end
    yield from _lines(text, Span(done, len(text)))


def _lines(text: str, span: Span) -> Iterator[Block]:
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        if _WORD.search(line):
            yield Block(Span(start, start + len(line.rstrip())), BlockKind.PARAGRAPH)
        start += len(line)
