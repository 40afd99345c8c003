"""The work on one batch: read it, extract its claims. The same in every runner."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from pledgebook.bulk.batches import Batch
from pledgebook.bulk.shards import Shards
from pledgebook.bulk.tables import Tables, tables
from pledgebook.claims import Reading, extract
from pledgebook.documents import Document
from pledgebook.language import Reader
from pledgebook.vocabulary import Vocabulary

Tell = Callable[[int], None]
_SAMPLE = "Norway will give Fredonia four patrol boats worth 50 million kroner, a minister said on Monday."


@dataclass(frozen=True)
class Work:
    """What a worker needs to know; small enough to be sent to it."""

    shards: Shards
    pipeline: str
    vocabulary: Path | None = None
    today: date | None = None

    def read(self, batch: Batch, tell: Tell = lambda _: None) -> Tables:
        """Return the rows of a batch or a part of one; `tell` hears the place of each document before it is read."""
        found = [self._read(batch, place, tell) for place in range(len(batch.documents))]
        return tables(found, batch.findings)

    def warm(self) -> None:
        """Load the parser and the vocabulary, so that no document pays for it."""
        for _ in extract([self._reader.read(Document("", _SAMPLE))], self._words):
            pass

    def _read(self, batch: Batch, place: int, tell: Tell) -> Reading:
        tell(place)
        annotation = self._reader.read(batch.documents[place])
        return next(iter(extract([annotation], self._words, self.today)))

    @cached_property
    def _words(self) -> Vocabulary:
        return Vocabulary(self.vocabulary)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._words, self.pipeline)
