"""Commitments in a process that lives on: one more document costs little more than itself."""

from sqlalchemy import Connection

from pledgebook.commitments import Commitment, Decision, Source, Statement
from pledgebook.commitments.reconcile import Reconciler
from pledgebook.ledger.decided import standing
from pledgebook.ledger.sources import find_sources
from pledgebook.ledger.stream import added_by_hand, statements_of
from pledgebook.vocabulary import Vocabulary


class Growing:
    """The commitments of a whole ledger, as far as it was seen.

    A document that was read again, or whose story changed, is taken in anew; so are the claims of a new decision.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._sources: dict[str, Source] = {}
        self._decisions: tuple[Decision, ...] = ()
        self._reconciler = Reconciler(vocabulary)

    def commitments(self, connection: Connection) -> tuple[Commitment, ...]:
        """Return the commitments of the ledger as it stands."""
        self._grow(connection)
        return self._reconciler.commitments()

    def statements(self) -> tuple[Statement, ...]:
        """Return the statements that the commitments rest on, as they were read."""
        return tuple(self._reconciler.statements())

    def _grow(self, connection: Connection) -> None:
        sources, decisions = find_sources(connection), tuple(standing(connection))
        changed = {key: one for key, one in self._sources.items() if sources.get(key) != one}
        self._reconciler.forget({one.id for one in changed.values()})
        if decisions != self._decisions:
            self._reconciler.obey(decisions)
        before = self._sources.keys() - changed.keys()
        new = {key: source for key, source in sources.items() if key not in before}
        self._reconciler.add(statements_of(connection, new))
        self._reconciler.add(added_by_hand(connection, sources))
        self._sources, self._decisions = sources, decisions
