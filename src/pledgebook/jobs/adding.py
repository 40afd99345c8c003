"""Add: documents in, each kept with what it claims, in a transaction of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from pledgebook.claims import extract
from pledgebook.documents import Document, ReadSettings, read_inputs
from pledgebook.errors import UnkeepableTextError
from pledgebook.findings import Finding
from pledgebook.jobs.bulk_reading import is_shards, read_shards, shard_rules
from pledgebook.jobs.request import Request
from pledgebook.language import Reader
from pledgebook.ledger import Kept, Ledger, Rules
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_SAMPLE = "Norway will give Fredonia four patrol boats worth 50 million kroner, a minister said."


def add(request: Request, address: str | None = None) -> Iterator[Kept | Finding]:
    """Yield what became of each document, and a finding for each input that could not be read or kept."""
    shards = [source for source in request.sources if is_shards(source)]
    rest = replace(request, sources=tuple(source for source in request.sources if source not in shards))
    with Ledger.open(address) as ledger:
        for source in shards:
            yield from _add_shards(ledger, source)
        if rest.sources:
            yield from Adder(ledger, request.settings()).add_all(rest)


def _add_shards(ledger: Ledger, source: str) -> Iterator[Kept | Finding]:
    """Keep what a bulk reading found, under the rules it was read by; nothing is read again."""
    rules = shard_rules(source)
    for reading in read_shards(source):
        try:
            met = ledger.meet(reading.document, rules)
        except UnkeepableTextError:
            yield Finding(reading.document.id, "its text holds signs that no ledger keeps")
            continue
        kept = met if isinstance(met, Kept) else ledger.add([replace(reading, document=met)], rules)[0]
        yield kept


class Adder:
    """Reads what is not yet read by the same rules, and keeps it."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._settings = settings
        self._rules = Rules.of(settings)
        self._vocabulary = Vocabulary(settings.vocabulary)
        self._reader = Reader(self._vocabulary, settings.pipeline)

    def warm(self) -> None:
        """Load the parser before it is needed."""
        for _ in extract([self._reader.read(Document("", _SAMPLE))], self._vocabulary):
            pass

    def add_all(self, request: Request) -> Iterator[Kept | Finding]:
        """Yield what became of each document that is asked for."""
        how = ReadSettings(self._settings.limit_bytes, keep_raw=True, fetch_private=True, open_stores=True)
        inputs = read_inputs(
            request.sources, settings=how, published=request.published, publisher=request.publisher
        )
        for found in inputs:
            yield found if isinstance(found, Finding) else self.add(found)

    def add(self, document: Document) -> Kept | Finding:
        """Keep one document; once it is kept, a broken run has nothing of it to do again."""
        try:
            met = self._ledger.meet(document, self._rules)
        except UnkeepableTextError:
            return Finding(document.origin or document.id, "its text holds signs that no ledger keeps")
        if isinstance(met, Kept):
            return met
        readings = extract([self._reader.read(met)], self._vocabulary, datetime.now(UTC).date())
        return self._ledger.add(readings, self._rules)[0]
