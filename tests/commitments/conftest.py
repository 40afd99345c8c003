"""The stories' reports, read once for all tests of this folder."""

from collections.abc import Callable, Sequence

import pytest

from pledgebook.claims import Reading, extract
from pledgebook.commitments import Source, Statement, statement_of
from pledgebook.documents import Document
from pledgebook.language import Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from tests.commitments.story import Story


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Return the words that reading and reconciling share."""
    return Vocabulary()


@pytest.fixture(scope="session")
def told(vocabulary: Vocabulary) -> Callable[[Story], tuple[Statement, ...]]:
    """Return what the reports of a story say, as the program reads them."""
    reader = Reader(vocabulary, Settings().pipeline)
    readings: dict[str, Reading] = {}

    def read(document: Document) -> Reading:
        if document.id not in readings:
            readings[document.id] = next(iter(extract([reader.read(document)], vocabulary)))
        return readings[document.id]

    def statements(story: Story) -> tuple[Statement, ...]:
        return tuple(
            statement_of(claim, document, source_of(document, story.documents))
            for document in story.documents
            for claim in read(document).claims
        )

    return statements


def source_of(document: Document, among: Sequence[Document]) -> Source:
    """Return a document as a source: copies share a long sentence, versions share an address."""
    by_day = sorted(among, key=lambda other: (other.published is None, other.published))
    first = next(other for other in by_day if other is document or _long(other) & _long(document))
    last = [other for other in by_day if document.url and other.url == document.url][-1:]
    return Source(
        document.id,
        document.publisher,
        document.published,
        document.title,
        document.url,
        story=first.id,
        replaced_by=last[0].id if last and last[0] is not document else None,
    )


def _long(document: Document) -> frozenset[str]:
    lines = document.text.rstrip(".").split(". ")
    return frozenset(line for line in lines if len(line.split()) >= 8)
