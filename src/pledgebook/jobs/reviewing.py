"""Review without a browser: what waits, and one decision at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pledgebook.claims.record import Record
from pledgebook.commitments import Decision
from pledgebook.commitments.title import party_names
from pledgebook.errors import NoSuchTaskError
from pledgebook.jobs.deciding import Deed, Order, decide
from pledgebook.jobs.desk import Desk
from pledgebook.jobs.listing import find_party
from pledgebook.ledger import Ledger
from pledgebook.review import Filter, Kind, Task
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_WHOLE = {Kind.CLAIM: 3, Kind.LINK: 5}


@dataclass(frozen=True, slots=True)
class Case:
    """A task with what is needed to decide it: each claim as it was read, and its document's text."""

    task: Task
    records: tuple[Record, ...]
    texts: tuple[str | None, ...]


def waiting(asked: Filter, address: str | None = None) -> tuple[Task, ...]:
    """Return what waits in a ledger, the most urgent first; parties are given by id or name."""
    names = party_names(Vocabulary(Settings().vocabulary))
    wanted = asked._replace(
        actor=find_party(asked.actor, names), recipient=find_party(asked.recipient, names)
    )
    with Ledger.open(address, missing_ok=False) as ledger:
        return tuple(task for task in Desk(ledger).board().queue if wanted.lets(task))


def case(task: Task, address: str | None = None) -> Case:
    """Return a task with the words it is about."""
    keys = [task.subject, *([task.other] if task.other else [])]
    with Ledger.open(address, missing_ok=False) as ledger:
        texts = ledger.texts({key[0] for key in keys})
        records = tuple(ledger.claim(key) for key in keys)
    return Case(task, records, tuple(texts.get(key[0]) for key in keys))


def settle(
    deed: str,
    name: str,
    by: str,
    fields: Mapping[str, Any] | None = None,
    because: str | None = None,
    address: str | None = None,
) -> tuple[Decision, ...]:
    """Decide on a task by its name, as the queue gives it; undo takes back what the same person did last."""
    subject, other = _ends(name) if name else (("", ""), None)
    order = Order(Deed(deed), subject, other, fields or {}, because=because)
    with Ledger.open(address, missing_ok=False) as ledger:
        return decide(ledger, order, by, datetime.now(UTC))


def _ends(name: str) -> tuple[tuple[str, str], tuple[str, str] | None]:
    kind, *ends = name.split(".")
    if kind not in tuple(Kind) or len(ends) + 1 != _WHOLE[Kind(kind)]:
        raise NoSuchTaskError(name)
    return (ends[0], ends[1]), (ends[2], ends[3]) if kind == Kind.LINK else None
