"""What is exported: commitments, the claims they rest on, their documents."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from pledgebook.commitments import Commitment
from pledgebook.commitments.evidence import Evidence, Told
from pledgebook.ledger import Particulars

# The texts of documents by their ids; those that are gone are not among them.
Texts: TypeAlias = Callable[[Sequence[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Stock:
    """What is exported; commitments and documents may be read anew each time, so that none need be held.

    `evidence` gives what their claims say, as people corrected it. `release` names the release that froze what
    is exported, null where there is none; `rules` are the versions of the rules that read; `made` is when the
    export is made; `texts` is there only where whole texts are asked for.
    """

    commitments: Collection[Commitment]
    evidence: Evidence
    documents: Collection[Particulars]
    rules: tuple[str, ...]
    made: datetime
    release: str | None = None
    texts: Texts | None = None

    def told(self) -> Iterator[Told]:
        """Yield all commitments with what their claims say."""
        return self.evidence(self.commitments)


def some_of(commitments: Iterable[Commitment], ids: Container[str]) -> dict[str, Commitment]:
    """Return the commitments of some ids, by their ids."""
    return {one.id: one for one in commitments if one.id in ids} if ids else {}
