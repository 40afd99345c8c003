"""The reading of short texts, made once for all tests of this folder."""

from collections.abc import Callable

import pytest

from pledgebook.claims import Reading, extract
from pledgebook.documents import Document
from pledgebook.language import Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from tests.claims.coding import Passage


@pytest.fixture(scope="session")
def read_passage() -> Callable[[Passage], Reading]:
    """Read one passage as the program reads a document."""
    vocabulary = Vocabulary()
    reader = Reader(vocabulary, Settings().pipeline)

    done: dict[str, Reading] = {}

    def read(passage: Passage) -> Reading:
        if passage.id in done:
            return done[passage.id]
        document = Document(
            passage.id,
            passage.text,
            title=passage.title,
            published=passage.published,
            publisher=passage.publisher,
            language="en",
        )
        return done.setdefault(passage.id, next(iter(extract([reader.read(document)], vocabulary))))

    return read
