"""One thing that waits for a person: a claim, or a link between two claims."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pledgebook.claims.claim import Category, Stage
from pledgebook.commitments.statement import Key


class Kind(StrEnum):
    """What is to be decided."""

    CLAIM = "claim"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Facets:
    """What a queue is filtered by; ids of parties, the publisher's name, the day the act was said."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    category: Category | None = None
    stage: Stage | None = None
    publisher: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A claim or link to decide, and why it is asked.

    `subject` is (document, claim), `other` the second claim of a link. `euros` is roughly what hangs on it,
    `doubt` from 0 (sure) to 1, `rank` what the queue is ordered by, the highest first. `reasons` say in
    words why it is there. `voters` have decided already; what they dispute is for an editor. `name` tells it
    from every other, as it stands in an address.
    """

    kind: Kind
    subject: Key
    commitment: str
    title: str
    euros: float
    doubt: float
    rank: float
    reasons: tuple[str, ...]
    facets: Facets
    other: Key | None = None
    voters: tuple[str, ...] = ()
    disputed: bool = False
    name: str = field(init=False)

    def __post_init__(self) -> None:
        """Make the name once: queues of a hundred thousand are searched by it."""
        ends = (*self.subject, *(self.other or ()))
        object.__setattr__(self, "name", ".".join((self.kind.value, *ends)))


class Filter(NamedTuple):
    """What a queue is narrowed to; null asks nothing."""

    kind: Kind | None = None
    actor: str | None = None
    recipient: str | None = None
    category: Category | None = None
    stage: Stage | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    doubt: float = 0

    def lets(self, task: Task) -> bool:
        """Tell whether a task is asked for."""
        of = task.facets
        return (
            (self.kind is None or task.kind is self.kind)
            and (self.actor is None or self.actor in of.actors)
            and (self.recipient is None or self.recipient in of.recipients)
            and (self.category is None or of.category is self.category)
            and (self.stage is None or of.stage is self.stage)
            and (self.publisher is None or of.publisher == self.publisher)
            and (self.since is None or (of.day is not None and of.day >= self.since))
            and (self.until is None or (of.day is not None and of.day <= self.until))
            and task.doubt >= self.doubt
        )
