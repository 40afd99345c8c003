"""What stands in a ledger and what waits in it, at one moment; never changed, only replaced by a newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.years import YEAR
from pledgebook.review.task import Key, Task


@dataclass(frozen=True, slots=True)
class Board:
    """The commitments by id (oldest first), the statements they rest on, and the queue.

    `at` is the entry of the ledger it was made from. `told` leads from a claim to its commitment.
    """

    at: int
    commitments: Mapping[str, Commitment]
    statements: Mapping[Key, Statement]
    told: Mapping[Key, str]
    queue: tuple[Task, ...] = ()

    def claims_of(self, one: Commitment) -> tuple[Statement, ...]:
        """Return the statements that a commitment rests on, in the order of the days they were said."""
        keys = ((document, claim) for document in one.documents for claim in one.claims)
        found = (self.statements[key] for key in keys if key in self.statements)
        return tuple(sorted(found, key=lambda said: said.order))


def board_of(at: int, made: Iterable[Commitment], said: Iterable[Statement]) -> Board:
    """Return the board of a ledger at an entry."""
    commitments = {one.id: one for one in made}
    statements = {one.key: one for one in said}
    told = {
        (document, claim): one.id
        for one in commitments.values()
        if one.part_reason != YEAR  # the years of a promise rest on the claims of the whole
        for document in one.documents
        for claim in one.claims
        if (document, claim) in statements
    }
    return Board(at, commitments, statements, told)
