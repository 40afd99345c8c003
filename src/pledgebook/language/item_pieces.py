"""The pieces of one line as item names see them: words, runs of digits, signs.

Letters and digits part ("Leopard-2A6" and "Leopard 2 A6" are the same four pieces), and a hyphen within a
name is no piece of its own, so that designations need no list of their spellings.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from pledgebook.span import Span

# Possessive throughout: no run of characters is ever looked at twice.
_PIECE = re.compile(r"(\.?\d++(?:[.,]\d++)*+)|([^\W\d_]++(?:'[^\W\d_]++)?+)|(\S)")


class Kind(IntEnum):
    """What a piece is made of."""

    DIGITS = 1
    WORD = 2
    SIGN = 3


class Gap(IntEnum):
    """What stands between a piece and the one before it."""

    NONE = 0
    HYPHEN = 1
    SPACE = 2


class Piece(NamedTuple):
    """One word, run of digits or sign; `low` is its text in lower case and British spelling."""

    kind: Kind
    low: str
    start: int
    end: int
    gap: Gap


_KINDS = (Kind.SIGN, Kind.DIGITS, Kind.WORD, Kind.SIGN)


def cut(text: str, start: int, end: int, british: Mapping[str, str]) -> list[Piece]:
    """Cut a stretch of text into pieces; places count from the text's beginning."""
    pieces: list[Piece] = []
    last, hyphen = -1, False
    for match in _PIECE.finditer(text, start, end):
        place, stop = match.span()
        word = match[0]
        joins = word == "-" and place == last and stop < end and text[stop].isalnum()
        if joins and (pieces[-1].kind is not Kind.SIGN or pieces[-1].low == "."):  # "U.S.-made"
            hyphen, last = True, stop
            continue
        gap = Gap.HYPHEN if hyphen else Gap.NONE if place == last else Gap.SPACE
        low = word.lower()
        pieces.append(Piece(_KINDS[match.lastindex or 0], british.get(low, low), place, stop, gap))
        last, hyphen = stop, False
    return pieces


class Line:
    """The pieces of one line, with safe looks to either side."""

    def __init__(self, text: str, pieces: list[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self._lows = dict(enumerate(piece.low for piece in pieces))
        self._starts = {piece.start: index for index, piece in enumerate(pieces)}
        self._stops = {piece.end: index + 1 for index, piece in enumerate(pieces)}

    def __len__(self) -> int:
        return len(self.pieces)

    @cached_property
    def titled(self) -> bool:
        """Whether most words of the line are written with capitals, as in headings and tables."""
        words = [piece for piece in self.pieces if piece.kind is Kind.WORD and piece.end - piece.start > 3]
        capitals = sum(self.text[piece.start].isupper() for piece in words)
        return 3 * capitals >= 2 * len(words)

    def low(self, index: int) -> str:
        """Return a piece in lower case, or nothing outside the line."""
        return self._lows.get(index, "")

    def kind(self, index: int) -> Kind | None:
        """Return what a piece is made of, null outside the line."""
        return self.pieces[index].kind if 0 <= index < len(self.pieces) else None

    def gap(self, index: int) -> Gap:
        """Return what stands before a piece; outside the line it is space."""
        return self.pieces[index].gap if 0 <= index < len(self.pieces) else Gap.SPACE

    def capital(self, index: int) -> bool:
        """Tell whether a piece begins with a capital letter."""
        return 0 <= index < len(self.pieces) and self.text[self.pieces[index].start].isupper()

    def compound(self, index: int) -> bool:
        """Tell whether a hyphen ties a piece to one of its neighbours."""
        return self.gap(index) is Gap.HYPHEN or self.gap(index + 1) is Gap.HYPHEN

    def words(self, first: int, stop: int) -> str:
        """Return the words from piece `first` up to, not with, piece `stop` as they stand."""
        return self.span(first, stop).of(self.text)

    def span(self, first: int, stop: int) -> Span:
        """Return the place of the pieces from `first` up to, not with, `stop`."""
        return Span(self.pieces[first].start, self.pieces[stop - 1].end)

    def first_at(self, place: int) -> int | None:
        """Return the piece that begins at a place, null where none does."""
        return self._starts.get(place)

    def stop_at(self, place: int) -> int | None:
        """Return the piece after the one that ends at a place, null where none does."""
        return self._stops.get(place)
