"""What is fuzzed: each takes any bytes, and must answer or refuse in the way it says; anything else is a find."""

import io
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache

from fuzz.trees import Replanted
from pledgebook.claims import extract
from pledgebook.claims.claim_record import claim_record
from pledgebook.claims.record import json_line
from pledgebook.documents import Document, ReadSettings, read_inputs, signature
from pledgebook.documents.decode import decode
from pledgebook.documents.kind import find_kind
from pledgebook.documents.pdf import read_pdf
from pledgebook.documents.plain import read_plain
from pledgebook.documents.reasons import UnreadableError
from pledgebook.documents.webpage import read_page
from pledgebook.documents.written_date import find_worded_date, read_date
from pledgebook.exports.reading_csv import csv_line
from pledgebook.language import Annotation, Reader
from pledgebook.language.items import find_items
from pledgebook.language.money import find_amounts
from pledgebook.language.normalise import build_view
from pledgebook.language.numbers import find_numbers
from pledgebook.language.parties import find_parties
from pledgebook.language.quotes import find_quotes
from pledgebook.language.split import split
from pledgebook.language.when import find_dates
from pledgebook.ledger.full_text import terms
from pledgebook.settings import Settings
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

LIMIT = 100_000
DAY = date(2031, 3, 5)
_SIGNS = ReadSettings(limit_bytes=LIMIT)


@cache
def vocabulary() -> Vocabulary:
    """The words that the package ships."""
    return Vocabulary()


@cache
def reader() -> Reader:
    """A reader that parses every sentence."""
    return Reader(vocabulary(), Settings().pipeline, gated=False)


@cache
def replanted() -> Replanted:
    """A reader of sentences that were made, not parsed."""
    return Replanted(vocabulary())


def text_of(data: bytes) -> str:
    """The text that a document could have: no null, no half of a sign."""
    return data.decode("utf-8", "replace").replace("\x00", "\ufffd")


def _spans(spans: list[Span], text: str) -> None:
    for span in spans:
        assert 0 <= span.start < span.end <= len(text), (span, len(text))


def decoding(data: bytes) -> None:
    """Bytes of any encoding become a text that can be written."""
    with suppress(UnreadableError):
        decode(data).encode("utf-8")


def kinds(data: bytes) -> None:
    """What the first bytes are is told or refused."""
    for suffix in ("", ".html", ".csv", ".txt"):
        with suppress(UnreadableError):
            find_kind(data, suffix)


def inputs(data: bytes) -> None:
    """The front door gives documents and findings, whatever comes."""
    for one in read_inputs(["-"], settings=_SIGNS, stdin=io.BytesIO(data)):
        if isinstance(one, Document):
            assert len(one.text.encode("utf-8")) <= LIMIT


def tables(data: bytes) -> None:
    """A table whose cells are the bytes."""
    inputs(b"id,text,title,published\n" + data)


def lines(data: bytes) -> None:
    """A file of records whose values are the bytes."""
    inputs(b'{"text": ' + data + b'}\n{"text": "' + data + b'"}\n' + data)


def plain(data: bytes) -> None:
    """A text of any bytes, and its title."""
    with suppress(UnreadableError):
        read_plain(data)


def pages(data: bytes) -> None:
    """A page of any bytes."""
    with suppress(UnreadableError):
        text, said = read_page(data, url="https://gazette.example/2031/03/05/a")
        (text + (said.title or "") + (said.author or "")).encode("utf-8")


def pdfs(data: bytes) -> None:
    """A file that says it is a PDF."""
    with suppress(UnreadableError):
        read_pdf(data if data.startswith(b"%PDF-") else b"%PDF-1.4\n" + data, LIMIT)


def days(data: bytes) -> None:
    """A day as it might be written."""
    line = text_of(data)
    read_date(line)
    find_worded_date(line[:300])


def views(data: bytes) -> None:
    """A view keeps the place of every sign."""
    text = text_of(data)
    view, blocks = build_view(text)
    assert len(view.origin) >= len(view.text)
    assert all(0 <= place <= len(text) for place in view.origin)
    _spans([one.span for one in split(view, blocks, vocabulary())], view.text)


def _view(data: bytes) -> str:
    return build_view(text_of(data))[0].text


def numbers(data: bytes) -> None:
    """Numbers in any text."""
    text = _view(data)
    _spans([one.span for one in find_numbers(text)], text)


def money(data: bytes) -> None:
    """Amounts in any text."""
    text = _view(data)
    _spans([one.span for one in find_amounts(text, vocabulary())], text)


def when(data: bytes) -> None:
    """Dates in any text."""
    text = _view(data)
    _spans([one.span for one in find_dates(text, DAY, vocabulary())], text)


def items(data: bytes) -> None:
    """Quantities in any text."""
    text = _view(data)
    _spans([one.span for one in find_items(text, vocabulary(), [])], text)


def parties(data: bytes) -> None:
    """Parties and quotations in any text, by the words alone."""
    view, blocks = build_view(text_of(data))
    sentences = split(view, blocks, vocabulary())
    found = find_parties(view, sentences, vocabulary(), DAY, "The Gazette").mentions
    _spans([one.span for one in found], view.text)
    quoted = find_quotes(view, blocks, sentences, found, vocabulary())
    assert all(0 <= one.content.start <= one.content.end <= len(view.text) for one in quoted)


def whole(data: bytes) -> None:
    """Everything: the parse and the claims."""
    _claims(reader().read(Document("any", text_of(data), language="en")))


def claims(data: bytes) -> None:
    """The claims of sentences whose words and trees the bytes choose."""
    _claims(replanted().replant(data))


def _claims(annotation: Annotation) -> None:
    text = annotation.document.text
    (reading,) = extract([annotation], vocabulary())
    numbered = [claim.id for claim in reading.claims]
    assert len({*numbered}) == len(numbered), numbered
    for claim in reading.claims:
        _spans(list(claim.evidence), text)
        assert claim.parent is None or claim.parent in numbered
        json_line(claim_record(claim, text)).encode("utf-8")


def copies(data: bytes) -> None:
    """What is kept of a text to know its copies by."""
    signature(text_of(data))


def cells(data: bytes) -> None:
    """A cell of a table that a spreadsheet opens: never a formula, always one line of the table."""
    line = csv_line([text_of(data), "end"])
    assert line.lstrip('"').lstrip()[:1] not in ("=", "+", "@", "\uff1d"), line


def searches(data: bytes) -> None:
    """What somebody types to search for."""
    terms(text_of(data))


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (
        *(decoding, kinds, inputs, tables, lines, plain, pages, pdfs, days, views, numbers, money, when),
        *(items, parties, claims, whole, copies, cells, searches),
    )
}
