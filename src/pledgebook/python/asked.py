"""What a user writes in a call, as the values that the program works with; a slip is told with what is right."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import TypeVar

from pledgebook.errors import NotADayError, NotOneOfError

Choice = TypeVar("Choice", bound=Enum)
Thing = TypeVar("Thing")


def one_of(kind: type[Choice], said: str | Choice, name: str) -> Choice:
    """Return the member that a word names."""
    try:
        return kind(said)
    except ValueError:
        raise NotOneOfError(name, str(said), tuple(str(one.value) for one in kind)) from None


def chosen(among: Mapping[str, Thing], said: str, name: str) -> Thing:
    """Return what stands under a word."""
    if said not in among:
        raise NotOneOfError(name, said, tuple(among))
    return among[said]


def maybe(kind: type[Choice], said: str | Choice | None, name: str) -> Choice | None:
    """Return the member that a word names, null where nothing is asked."""
    return None if said is None else one_of(kind, said, name)


def several(kind: type[Choice], said: str | Iterable[str], name: str) -> tuple[Choice, ...]:
    """Return the members that words name: one, several with commas between them, or a list."""
    words = said.split(",") if isinstance(said, str) else said
    return tuple(one_of(kind, word.strip(), name) for word in words)


def day(said: date | str | None, name: str) -> date | None:
    """Return a day that is one, or is written as ISO 8601."""
    if isinstance(said, datetime):
        return said.date()
    if said is None or isinstance(said, date):
        return said
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise NotADayError(name, said) from None


def moment(said: datetime | date | str | None, name: str) -> datetime | None:
    """Return a moment, in UTC where no zone is given; a day is all of it."""
    if said is None:
        return None
    at = _read(said, name) if isinstance(said, str) else said
    whole = at if isinstance(at, datetime) else datetime.combine(at, time.max)
    return whole if whole.tzinfo else whole.replace(tzinfo=UTC)


def _read(said: str, name: str) -> date:
    try:
        is_day = len(said) == len("2024-12-19")
        return date.fromisoformat(said) if is_day else datetime.fromisoformat(said)
    except ValueError:
        raise NotADayError(name, said) from None
