"""Doubts that only a whole reading can raise: garbled quotations, figures that contradict each other (codebook 9)."""

from collections.abc import Callable
from datetime import date

import pytest

from pledgebook.claims import Reading, extract
from pledgebook.documents import Document
from pledgebook.findings import FlagKind
from pledgebook.language import Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from tests.claims.coding import Passage

ReadPassage = Callable[[Passage], Reading]
CLEAN = [
    '"We will give Chad 40 lorries," the Danish minister said today. "It is little," she added later.',
    '"We will give Chad 40 lorries," the Danish minister told parliament.',
    "Norway pledged 10 million dollars to Chad, including 7 million for wells and 3 million dollars for roads.",
    "Norway pledged more than 10 million dollars to Chad, including 7 million for wells and 6 million for roads.",
]


def _flags(reading: Reading, kind: FlagKind) -> list[str]:
    text = reading.document.text
    return [flag.span.of(text) for flag in reading.flags if flag.kind is kind and flag.span]


def test_a_stray_noun_behind_a_quotation_is_flagged(read_passage: ReadPassage) -> None:
    """A word that nothing in the sentence asks for cannot belong there."""
    text = '"We will give Chad 40 lorries, and we must find the money," she added road.'
    assert _flags(read_passage(Passage("stray", text, None, None, ())), FlagKind.GARBLED_QUOTE) == ["road"]


def test_parts_above_their_whole_are_flagged(read_passage: ReadPassage) -> None:
    """Seven and six are more than ten."""
    text = "Norway pledged 10 million dollars to Chad, including 7 million for wells and 6 million dollars for roads."
    flags = _flags(read_passage(Passage("parts", text, None, None, ())), FlagKind.INCONSISTENT_FIGURE)
    assert flags == ["10 million dollars"]


@pytest.mark.parametrize("text", CLEAN)
def test_sound_texts_raise_neither(text: str, read_passage: ReadPassage) -> None:
    """Times, addressees and parts that fit are no doubts."""
    reading = read_passage(Passage(text[:40] + text[-20:], text, None, None, ()))
    assert not {flag.kind for flag in reading.flags} & {FlagKind.GARBLED_QUOTE, FlagKind.INCONSISTENT_FIGURE}


@pytest.mark.parametrize(
    ("published", "doubted"), [("2024-05-01", False), ("2024-05-03", False), ("2024-05-04", True)]
)
def test_a_document_dated_after_the_day_it_is_read_is_flagged(published: str, doubted: bool) -> None:
    """One day is left for places where it is tomorrow already."""
    vocabulary = Vocabulary()
    document = Document("ahead", "", published=date.fromisoformat(published), language="en")
    annotation = Reader(vocabulary, Settings().pipeline).read(document)
    found = next(extract([annotation], vocabulary, date(2024, 5, 2)))
    assert (FlagKind.FUTURE_DATED in {flag.kind for flag in found.flags}) == doubted


def test_without_the_day_of_reading_no_date_is_ahead() -> None:
    """The step knows no clock of its own."""
    vocabulary = Vocabulary()
    document = Document("ahead", "", published=date(2999, 1, 1), language="en")
    assert not next(extract([Reader(vocabulary, Settings().pipeline).read(document)], vocabulary)).flags
