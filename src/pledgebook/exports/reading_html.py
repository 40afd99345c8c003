"""Readings as one self-contained page: the text on the left, its claims explained on the right."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from pledgebook.claims.claim import Reading
from pledgebook.documents import Document
from pledgebook.exports.cards import Card, cards
from pledgebook.exports.marks import ORDER, claim_spans
from pledgebook.exports.page import render_page
from pledgebook.exports.segments import Mark, Paragraph, paragraphs, title_of, without_title
from pledgebook.exports.wording import day_words, flag_words, one_line, tier_words
from pledgebook.span import Span

_LINE_SIGNS, _LINE_HEIGHT, _CARD_HEIGHT = 72, 28, 300  # what a line and a card take on a wide screen


class Note(NamedTuple):
    """A doubt about the document; `words` names its place in the text, where it has one."""

    anchor: str
    words: str | None
    letter: str
    text: str


class Sheet(NamedTuple):
    """One document as the page sets it.

    `refs` are the cards and notes that a number leads to, by the place in the text where it stands.
    `follows` is the shorter of the two columns, which stays in view while the other scrolls.
    """

    anchor: str
    title: str
    source: str
    tier: str
    url: str | None
    notes: tuple[Note, ...]
    unread: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    refs: Mapping[int, Sequence[Card | Note]]
    follows: str

    @property
    def headline(self) -> Card | None:
        """The card of the document's main act."""
        return next((card for card in self.cards if card.headline), None)


def reading_page(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield a page that shows every reading, in pieces."""
    sheets = [_sheet(reading, f"d{number}") for number, reading in enumerate(readings, start=1)]
    total = sum(len(sheet.cards) for sheet in sheets)
    counted = f"{len(sheets)} documents, {total} claim{'' if total == 1 else 's'}"
    title = sheets[0].title if len(sheets) == 1 else counted
    styles = ("page.css", "reading.css")
    return render_page("reading.html", styles, "reading.js", title=title, sheets=sheets)


def _sheet(reading: Reading, anchor: str) -> Sheet:
    document = reading.document
    title = title_of(document, reading.blocks)
    explained = cards(reading, anchor)
    notes = tuple(_notes(reading, anchor))
    marks = list(_marks(reading, explained, notes))
    body = without_title(tuple(paragraphs(document.text, reading.blocks, marks, ORDER)), title)
    return Sheet(
        anchor=anchor,
        title=title,
        source=", ".join(_source(document)),
        tier=tier_words(reading.tier) if reading.tier else "",
        url=document.url if _is_web(document.url) else None,
        notes=notes,
        unread=tuple(one_line(str(finding)) for finding in reading.findings),
        paragraphs=body,
        cards=explained,
        refs=_refs(reading, body, explained, notes),
        follows=_shorter(document.text, len(explained)),
    )


def _source(document: Document) -> Iterator[str]:
    if document.publisher:
        yield one_line(document.publisher)
    yield day_words(document.published.isoformat()) if document.published else "undated"


def _is_web(url: str | None) -> bool:
    try:
        return url is not None and urlsplit(url).scheme in ("http", "https")
    except ValueError:  # no address at all, such as "http://["
        return False


def _notes(reading: Reading, anchor: str) -> Iterator[Note]:
    for number, flag in enumerate(reading.flags, start=1):
        words = f"{anchor}q{number}" if flag.span else None
        yield Note(f"{anchor}f{number}", words, f"!{number}", flag_words(flag))


def _marks(reading: Reading, explained: Sequence[Card], notes: Sequence[Note]) -> Iterator[Mark]:
    for claim, card in zip(reading.claims, explained, strict=True):
        for span, kind in claim_spans(claim):
            yield Mark(span, kind, card.anchor)
    for flag, note in zip(reading.flags, notes, strict=True):
        if flag.span:
            yield Mark(flag.span, "doubt", note.anchor)


def _refs(
    reading: Reading, body: Iterable[Paragraph], explained: Sequence[Card], notes: Sequence[Note]
) -> dict[int, list[Card | Note]]:
    ends = [piece.span.end for paragraph in body for piece in paragraph.pieces]
    refs: dict[int, list[Card | Note]] = {}
    for claim, card in zip(reading.claims, explained, strict=True):
        refs.setdefault(_last_piece(ends, claim.evidence[0]), []).append(card)
    for flag, note in zip(reading.flags, notes, strict=True):
        if flag.span:
            refs.setdefault(_last_piece(ends, flag.span), []).append(note)
    return refs


def _last_piece(ends: Sequence[int], span: Span) -> int:
    """Return where the last piece inside a span ends: a span may run on past its paragraph."""
    return ends[max(bisect_right(ends, span.end) - 1, 0)] if ends else 0


def _shorter(text: str, claims: int) -> str:
    return "text" if len(text) / _LINE_SIGNS * _LINE_HEIGHT < claims * _CARD_HEIGHT else "cards"
