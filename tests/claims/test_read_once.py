"""The vocabulary is read once per process, not once per text."""

import pytest
import yaml

from pledgebook.claims import extract
from pledgebook.documents import Document
from pledgebook.language import Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from tests.claims.test_probes import DEVELOPMENT


def test_a_second_reading_opens_no_vocabulary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = Vocabulary()
    reader = Reader(vocabulary, Settings().pipeline)
    documents = [Document(p.id, p.text, publisher=p.publisher, language="en") for p in DEVELOPMENT[::12]]

    def read() -> int:
        return sum(len(reading.claims) for reading in extract(map(reader.read, documents), vocabulary))

    first = read()
    monkeypatch.setattr(yaml, "load", lambda *_, **__: pytest.fail("a vocabulary file was read again"))
    assert read() == first
