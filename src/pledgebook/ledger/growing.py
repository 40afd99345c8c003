"""Commitments in a process that lives on: one more document costs little more than itself."""

from sqlalchemy import Connection

from pledgebook.commitments import Commitment, Decision, Source
from pledgebook.commitments.reconcile import Reconciler
from pledgebook.ledger.decided import standing
from pledgebook.ledger.sources import find_sources
from pledgebook.ledger.stream import statements_of
from pledgebook.vocabulary import Vocabulary


class Growing:
    """The commitments of a whole ledger, as far as it was seen.

    What was taken in is taken in anew where a document was read again, its story changed, or somebody decided.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._sources: dict[str, Source] = {}
        self._decisions: tuple[Decision, ...] = ()
        self._reconciler = Reconciler(vocabulary)

    def commitments(self, connection: Connection) -> tuple[Commitment, ...]:
        """Return the commitments of the ledger as it stands."""
        sources, decisions = find_sources(connection), tuple(standing(connection))
        if decisions != self._decisions or any(sources.get(key) != one for key, one in self._sources.items()):
            self._sources, self._reconciler = {}, Reconciler(self.vocabulary, decisions)
        new = {key: source for key, source in sources.items() if key not in self._sources}
        self._reconciler.add(statements_of(connection, new))
        self._sources, self._decisions = sources, decisions
        return self._reconciler.commitments()
