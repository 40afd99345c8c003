"""Annotations as one self-contained page: every layer over the text, each to be shown or hidden."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pledgebook.dates import Bound, When
from pledgebook.exports.page import render_page
from pledgebook.exports.segments import Mark, Paragraph, paragraphs, title_of, without_title
from pledgebook.exports.wording import flag_words, money_exact, one_line
from pledgebook.language import Annotation
from pledgebook.language.items import Item
from pledgebook.language.quotation import Quote
from pledgebook.party import Party
from pledgebook.span import Span

_ORDER = ("quotes", "source", "parties", "items", "dates", "amounts", "cue")


class Layer(NamedTuple):
    """One kind of thing that is marked: its class in the page and its name."""

    kind: str
    name: str


LAYERS = (
    Layer("amounts", "Amounts"),
    Layer("items", "Items and quantities"),
    Layer("dates", "Dates"),
    Layer("parties", "Parties"),
    Layer("quotes", "Quotations"),
)


class _Finding(NamedTuple):
    """One thing found: its layer, its words in the document, and what they were taken to mean."""

    kind: str
    span: Span
    meaning: str
    more: tuple[tuple[str, Span], ...] = ()


class Entry(NamedTuple):
    """Words with one meaning, and the places where they stand."""

    words: str
    meaning: str
    places: tuple[str, ...]


class Sheet(NamedTuple):
    """One document as the page sets it."""

    anchor: str
    title: str
    flags: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    meanings: Mapping[str, str]
    places: Mapping[int, Sequence[str]]
    entries: Mapping[str, Sequence[Entry]]


def annotation_page(annotations: Iterable[Annotation]) -> Iterator[str]:
    """Yield a page that shows every annotation, in pieces."""
    sheets = [_sheet(annotation, f"d{number}") for number, annotation in enumerate(annotations, start=1)]
    title = sheets[0].title if len(sheets) == 1 else f"{len(sheets)} documents annotated"
    styles = ("page.css", "annotation.css")
    return render_page("annotation.html", styles, None, title=title, sheets=sheets, layers=LAYERS)


def _sheet(annotation: Annotation, anchor: str) -> Sheet:
    document, original = annotation.document, annotation.view.original
    found = {f"{anchor}n{number}": thing for number, thing in enumerate(_findings(annotation), start=1)}
    marks = [mark for owner, thing in found.items() for mark in _marks(owner, thing)]
    blocks = [replace(block, span=original(block.span)) for block in annotation.blocks]
    title = title_of(document, blocks)
    body = without_title(tuple(paragraphs(document.text, blocks, marks, _ORDER)), title)
    return Sheet(
        anchor=anchor,
        title=title,
        flags=tuple(map(flag_words, annotation.flags)),
        paragraphs=body,
        meanings={owner: thing.meaning for owner, thing in found.items()},
        places=_places(body, found),
        entries={layer.kind: _entries(document.text, found, layer.kind) for layer in LAYERS},
    )


def _marks(owner: str, thing: _Finding) -> Iterator[Mark]:
    yield Mark(thing.span, thing.kind, owner)
    yield from (Mark(span, kind, owner) for kind, span in thing.more)


def _places(body: Iterable[Paragraph], found: Mapping[str, _Finding]) -> dict[int, list[str]]:
    """Say at which pieces the words of each finding begin, so that a link can lead there."""
    starts = [piece.span.start for paragraph in body for piece in paragraph.pieces]
    places: dict[int, list[str]] = {}
    for owner, thing in found.items():
        if starts:
            at = min(bisect_left(starts, thing.span.start), len(starts) - 1)
            places.setdefault(starts[at], []).append(owner)
    return places


def _entries(text: str, found: Mapping[str, _Finding], kind: str) -> tuple[Entry, ...]:
    places: dict[tuple[str, str], list[str]] = {}
    for owner, thing in found.items():
        if thing.kind == kind:
            places.setdefault((one_line(thing.span.of(text)), thing.meaning), []).append(owner)
    return tuple(Entry(words, meaning, tuple(owners)) for (words, meaning), owners in places.items())


def _findings(annotation: Annotation) -> Iterator[_Finding]:
    original = annotation.view.original
    for amount in annotation.amounts:
        yield _Finding("amounts", original(amount.span), money_exact(amount))
    for item in annotation.items:
        yield _Finding("items", original(item.span), _item(item))
    for when in annotation.dates:
        yield _Finding("dates", original(when.span), _date(when))
    for party in annotation.parties:
        yield _Finding("parties", original(party.span), _party(party))
    for quote in annotation.quotes:
        more = [("source", quote.source), ("cue", quote.cue)]
        around = tuple((kind, original(span)) for kind, span in more if span)
        yield _Finding("quotes", original(quote.content), _quote(quote, annotation.view.text), around)


def _item(item: Item) -> str:
    most = f" to {item.quantity_max:,f}" if item.quantity_max is not None else ""
    number = f"{item.quantity:,f}{most}" if item.quantity is not None else ""
    exactly = item.qualifier.replace("_", " ") if item.qualifier and item.qualifier != "exact" else ""
    counted = " ".join(filter(None, (exactly, number, item.unit)))
    return one_line(" · ".join(filter(None, (counted, item.name, item.group))))


def _date(when: When) -> str:
    bound = "" if when.bound is Bound.AT else when.bound.value
    return " · ".join(filter(None, (when.value, when.precision.value, bound)))


def _party(party: Party) -> str:
    known = f"{party.name} ({party.id})" if party.name and party.id else party.name or party.id or "unknown"
    return one_line(" · ".join(filter(None, (known, party.person, party.office, party.kind.value))))


def _quote(quote: Quote, text: str) -> str:
    naming = quote.naming or quote.source
    who = naming.of(text) if naming else "nobody named"
    return one_line(" · ".join(filter(None, (who, quote.kind and quote.kind.value, quote.mode.value))))
