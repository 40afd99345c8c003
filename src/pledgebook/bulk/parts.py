"""A batch in parts: several processes read one batch at once, so that none waits for another at the end."""

from collections.abc import Iterable, Iterator

from pledgebook.bulk.batches import Batch
from pledgebook.bulk.tables import Tables, joined

_PART = 50_000  # code points; a second or two of reading


class Parts:
    """The parts of one batch, and the rows of those that were read."""

    def __init__(self, batch: Batch) -> None:
        self.number = batch.number
        self.key = batch.key
        self.parts = tuple(_cut(batch))
        self._findings = batch.findings
        self._read: dict[int, Tables] = {}

    def take(self, place: int, rows: Tables) -> bool:
        """Keep the rows of a part, and tell whether they are the last that were missing."""
        self._read[place] = rows
        return len(self._read) == len(self.parts)

    def rows(self) -> Tables:
        """Return the rows of the whole batch, in the order of the inputs."""
        return joined(self._findings, (self._read[place] for place in range(len(self.parts))))


Order = tuple[Parts, int, Batch]


def orders(batches: Iterable[Batch]) -> Iterator[Order]:
    """Yield the parts of all batches, in order."""
    for batch in batches:
        whole = Parts(batch)
        yield from ((whole, place, part) for place, part in enumerate(whole.parts))


def _cut(batch: Batch) -> Iterator[Batch]:
    """Yield parts of about one size; a batch without documents is one part too."""
    first, size = 0, 0
    for place, document in enumerate(batch.documents):
        if size and size + len(document.text) > _PART:
            yield Batch(batch.number, batch.documents[first:place])
            first, size = place, 0
        size += len(document.text)
    yield Batch(batch.number, batch.documents[first:])
