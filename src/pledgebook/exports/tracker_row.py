"""A row of another tracker's table, said as we would say it."""

from dataclasses import dataclass
from datetime import date

from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments.statement import Sum


@dataclass(frozen=True, slots=True)
class Booked:
    """One act as another tracker has it.

    `place` is the row or line it stands in. `stages` are ours that agree with its stage, the first is what it is
    booked as; empty where it says none. A party that we do not know stands by its name in angle brackets.
    """

    name: str
    place: int
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    day: date | None = None
    amount: Sum | None = None
    stages: tuple[Stage, ...] = ()
    category: Category | None = None
    form: Form | None = None
    items: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
