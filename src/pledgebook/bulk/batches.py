"""Documents in batches of one size, each the content of one shard."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pledgebook.documents import Document
from pledgebook.findings import Finding
from pledgebook.ids import digest


@dataclass(frozen=True, slots=True)
class Batch:
    """The documents of one shard, in the order of the inputs, and what could not be read between them."""

    number: int
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """The hash of what it holds: a shard made of other documents is another shard."""
        texts = (part for one in self.documents for part in (one.id, digest(one.text)))
        return digest(*texts, *map(str, self.findings))

    def without(self, place: int, finding: Finding) -> "Batch":
        """Return the batch without one document, which a finding speaks of now."""
        kept = self.documents[:place] + self.documents[place + 1 :]
        return Batch(self.number, kept, (*self.findings, finding))


def batches(inputs: Iterable[Document | Finding], size: int) -> Iterator[Batch]:
    """Yield batches of a number of documents; the last may hold fewer."""
    number, documents, findings = 0, list[Document](), list[Finding]()
    for one in inputs:
        if isinstance(one, Finding):
            findings.append(one)
            continue
        if len(documents) == size:
            yield Batch(number, tuple(documents), tuple(findings))
            number, documents, findings = number + 1, [], []
        documents.append(one)
    if documents or findings:
        yield Batch(number, tuple(documents), tuple(findings))
