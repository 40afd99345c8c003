"""The stories' reports, read once for all tests of this folder."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from pledgebook.claims import Reading, extract
from pledgebook.commitments import Source, Statement, statement_of
from pledgebook.documents import Document, Entry, Stories, signature
from pledgebook.documents.copies import Story as Known
from pledgebook.language import Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from tests.commitments.story import Story

Read = Callable[[Document], Reading]
Told = Callable[[Story], tuple[Statement, ...]]
_FIRST_RUN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Return the words that reading and reconciling share."""
    return Vocabulary()


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary) -> Read:
    """Return a function that reads a document as the program does, and none twice."""
    return reader_of(vocabulary)


@pytest.fixture(scope="session")
def told(read: Read) -> Told:
    """Return a function from a story to what its reports say."""
    return teller(read)


def reader_of(vocabulary: Vocabulary) -> Read:
    """Return a function that reads a document as the program does, and none twice."""
    reader = Reader(vocabulary, Settings().pipeline)
    readings: dict[str, Reading] = {}

    def read(document: Document) -> Reading:
        if document.id not in readings:
            readings[document.id] = next(iter(extract([reader.read(document)], vocabulary)))
        return readings[document.id]

    return read


def teller(read: Read) -> Told:
    """Return a function from a story to what its reports say."""

    def statements(story: Story) -> tuple[Statement, ...]:
        sources = sources_of(story.documents)
        return tuple(
            statement_of(claim, document, sources[document.id])
            for document in story.documents
            for claim in read(document).claims
        )

    return statements


def sources_of(documents: Sequence[Document]) -> dict[str, Source]:
    """Return documents as sources, by id, with the copies and versions among them; they came in this order."""
    entries = [_entry(document, _FIRST_RUN + timedelta(days=at)) for at, document in enumerate(documents)]
    stories = Stories(entries)
    return {entry.id: _source(entry, stories[entry.id]) for entry in entries}


def _entry(document: Document, added: datetime) -> Entry:
    mark = signature(document.text)
    return Entry(
        document.id, mark, document.title, document.publisher, document.url, document.published, added
    )


def _source(entry: Entry, known: Known) -> Source:
    return Source(
        entry.id,
        entry.publisher,
        entry.published,
        entry.title,
        entry.url,
        story=known.story,
        replaced_by=known.replaced_by,
        added=entry.added,
    )
