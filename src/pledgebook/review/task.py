"""One thing that waits for a person: a claim, or a link between two claims."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from pledgebook.claims.claim import Category, Stage

Key: TypeAlias = tuple[str, str]


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
    words why it is there.
    """

    kind: Kind
    subject: Key
    commitment: str
    title: str
    euros: Decimal
    doubt: float
    rank: float
    reasons: tuple[str, ...]
    facets: Facets
    other: Key | None = None

    @property
    def name(self) -> str:
        """What tells this task from every other, as it stands in an address."""
        ends = (*self.subject, *(self.other or ()))
        return ".".join((self.kind.value, *ends))
