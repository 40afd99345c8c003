"""Which documents are copies or versions of one story (codebook 8.8, 8.10).

A ledger keeps `signature(text)` beside each document and asks with it, so that no text is read twice::

    stories = Stories(Entry(row.id, row.signature, row.title, row.publisher, row.url, row.published, row.added)
                      for row in documents)
    stories["d1"].story        # the id of the earliest document of its story; its own id where it stands alone
    stories["d1"].replaced_by  # the id of the next later version, or None for the one that stands

    changed = stories.add(Entry(...))  # one more document: the stories that are new or other than before

`dict(Stories(entries))` is the answer for all; it does not depend on the order of the entries, and an entry
given twice counts once. What was known at some time comes from the entries of that time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as far as its copies need it; `signature` is kept in place of the text.

    `added` is when the run that added it began: of two versions of one day the one added later supersedes.
    An empty signature (a redacted text) has no copies.
    """

    id: str
    signature: bytes
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    added: datetime | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The story a document belongs to, named by its earliest document, and the next later version, if any.

    `replaced_by` leads to the next version, which may be replaced in its turn.
    """

    story: str
    replaced_by: str | None = None


class Stories(Mapping[str, Story]):
    """The story of each document, by its id; grows by one document at a time."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        from pledgebook.documents.copy_graph import Graph

        self._graph: Graph = Graph(entries)
        self._stories = dict(self._graph.settle())

    def add(self, entry: Entry) -> dict[str, Story]:
        """Take one more document, and return each story that this makes or changes, by document."""
        found = self._graph.add(entry)
        changed = {key: story for key, story in found.items() if self._stories.get(key) != story}
        self._stories |= changed
        return changed

    def __getitem__(self, key: str) -> Story:
        return self._stories[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stories)

    def __len__(self) -> int:
        return len(self._stories)


def signature(text: str) -> bytes:
    """Return what is kept of a text to know its copies by: some 2 kB, at most 6; equal on any machine."""
    from pledgebook.documents.copy_signature import sign

    return sign(text)
