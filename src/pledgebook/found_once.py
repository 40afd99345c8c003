"""A property that is found out when it is first asked for, and kept.

The library's own takes a lock to do so up to Python 3.12, which takes longer than most that is found out here.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Found = TypeVar("Found")


class found_once(Generic[Found]):  # noqa: N801 - written as a decorator
    """Let a method be a property that is found out once for each value."""

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find, self._name, self.__doc__ = find, find.__name__, find.__doc__

    @overload
    def __get__(self, value: None, kind: type) -> "found_once[Found]": ...

    @overload
    def __get__(self, value: object, kind: type) -> Found: ...

    def __get__(self, value: object | None, kind: type) -> "found_once[Found] | Found":
        if value is None:
            return self
        found = value.__dict__[self._name] = self._find(value)
        return found
