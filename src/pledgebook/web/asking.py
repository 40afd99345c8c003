"""What an address asks of the queue, and the queue as one person sees it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query

from pledgebook.claims.claim import Category, Stage
from pledgebook.review import Board, Filter, Kind, Task
from pledgebook.web.who import Role, User

Choice = TypeVar("Choice", bound=StrEnum)


def asked(
    kind: Annotated[str, Query()] = "",
    actor: Annotated[str, Query()] = "",
    recipient: Annotated[str, Query()] = "",
    category: Annotated[str, Query()] = "",
    stage: Annotated[str, Query()] = "",
    publisher: Annotated[str, Query()] = "",
    since: Annotated[str, Query()] = "",
    until: Annotated[str, Query()] = "",
    doubt: Annotated[str, Query()] = "",
) -> Filter:
    """Return the filter of an address; an empty field, or one that cannot be read, asks nothing."""
    return Filter(
        kind=one_of(Kind, kind),
        actor=actor.upper() or None,
        recipient=recipient.upper() or None,
        category=one_of(Category, category),
        stage=one_of(Stage, stage),
        publisher=publisher or None,
        since=day_of(since),
        until=day_of(until),
        doubt=_share(doubt),
    )


Asked = Annotated[Filter, Depends(asked)]


def one_of(kinds: type[Choice], value: str) -> Choice | None:
    """Return a value of a closed set, null where it is none of them."""
    return kinds(value) if value in tuple(kinds) else None


def day_of(value: str) -> date | None:
    """Return a day, null where it is none."""
    with suppress(ValueError):
        return date.fromisoformat(value)
    return None


def _share(value: str) -> float:
    with suppress(ValueError):
        return min(max(float(value), 0.0), 1.0)
    return 0.0


def address(asked_for: Filter, **more: object) -> str:
    """Return a filter as the end of an address, with its question mark; empty where it asks nothing."""
    return address_of({**asked_for._asdict(), **more})


def address_of(values: Mapping[str, object]) -> str:
    """Return values as the end of an address, with its question mark; those that ask nothing are left out."""
    given = {name: value for name, value in values.items() if value not in (None, "", 0, 0.0)}
    return f"?{urlencode(given)}" if given else ""


def waiting(board: Board, asked_for: Filter, user: User) -> Iterator[Task]:
    """Yield the tasks for one person, the most urgent first: not their own again, disputes for editors only."""
    for task in board.queue:
        if user.name in task.voters or not asked_for.lets(task):
            continue
        if not task.disputed or user.role >= Role.EDITOR:
            yield task
