"""Values as JSON and back, by their own types: for what is computed and can be computed again.

A dataclass is a list of its fields in order, so `shape` changes whenever a field does.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pledgebook.ids import digest

Decoder = Callable[[Any], Any]


def pack(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    match value:
        case Enum():
            return value.value
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [pack(one) for one in value]
    if is_dataclass(value):
        return [pack(getattr(value, field.name)) for field in fields(value)]
    return value


@cache
def unpacker(kind: Any) -> Decoder:
    """Return the function that makes values of a type from what `pack` made of them."""
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (one for one in arguments if one is not NoneType)
        made = unpacker(inner)
        return lambda value: None if value is None else made(value)
    if get_origin(kind) is tuple:
        return _tuple(arguments)
    if is_dataclass(kind):
        return _record(kind)
    return _plain(kind)


def shape(kind: Any) -> str:
    """Return a hash of a type with all it is made of: equal where what is packed can be unpacked."""
    return digest(*sorted(_described(kind, set())))


def _tuple(arguments: tuple[Any, ...]) -> Decoder:
    made = [unpacker(one) for one in arguments if one is not Ellipsis]
    if Ellipsis in arguments:
        return lambda values: tuple(map(made[0], values))
    return lambda values: tuple(make(value) for make, value in zip(made, values, strict=True))


def _record(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    made = [unpacker(hints[field.name]) for field in fields(kind)]
    return lambda values: kind(*(make(value) for make, value in zip(made, values, strict=True)))


def _plain(kind: Any) -> Decoder:
    if kind in (date, datetime):
        return kind.fromisoformat  # type: ignore[no-any-return]
    return kind if kind is Decimal or issubclass(kind, Enum) else _same


def _same(value: Any) -> Any:
    return value


def _described(kind: Any, seen: set[str]) -> set[str]:
    for inner in get_args(kind):
        _described(inner, seen)
    if is_dataclass(kind):
        line = f"{kind}: {[(field.name, str(field.type)) for field in fields(kind)]}"
        if line not in seen:
            seen.add(line)
            for hint in get_type_hints(kind).values():
                _described(hint, seen)
    return seen
