"""What stands in a ledger and what waits in it, at one moment; never changed, only replaced by a newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pledgebook.commitments import Commitment, Decision, Statement
from pledgebook.commitments.obey import orders
from pledgebook.commitments.statement import Key
from pledgebook.commitments.years import YEAR
from pledgebook.review.task import Task
from pledgebook.review.votes import Votes, votes


@dataclass(frozen=True, slots=True)
class Board:
    """The commitments by id (oldest first), the statements they rest on, and the queue.

    `at` is the entry of the ledger it was made from. `told` leads from a claim to its commitment. `read` are
    the statements as the machine read them, rejected ones too; `statements` as people corrected them.
    `tasks` leads from a task's name to its place in the queue.
    """

    at: int
    commitments: Mapping[str, Commitment]
    statements: Mapping[Key, Statement]
    told: Mapping[Key, str]
    read: Mapping[Key, Statement]
    votes: Votes
    queue: tuple[Task, ...] = ()
    tasks: Mapping[str, int] = field(default_factory=dict)

    def claims_of(self, one: Commitment) -> tuple[Statement, ...]:
        """Return the statements that a commitment rests on, in the order of the days they were said."""
        keys = ((document, claim) for document in one.documents for claim in one.claims)
        found = (self.statements[key] for key in keys if key in self.statements)
        return tuple(sorted(found, key=lambda said: said.order))


def board_of(
    at: int, made: Iterable[Commitment], said: Iterable[Statement], decisions: Iterable[Decision] = ()
) -> Board:
    """Return the board of a ledger at an entry, its queue still empty."""
    taken = tuple(decisions)
    commitments = {one.id: one for one in made}
    read = {one.key: one for one in said}
    statements = {one.key: one for one in orders(taken).applied(read.values())}
    return Board(at, commitments, statements, _told(commitments.values(), statements), read, votes(taken))


def _told(made: Iterable[Commitment], statements: Mapping[Key, Statement]) -> dict[Key, str]:
    return {
        key: one.id
        for one in made
        if one.part_reason != YEAR  # the years of a promise rest on the claims of the whole
        for document in one.documents
        for claim in one.claims
        if (key := (document, claim)) in statements
    }
