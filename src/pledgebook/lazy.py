"""Packages whose names are loaded when they are first asked for, so that a command loads only what it needs."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return a `__getattr__` for a package: each name leads to the module below it that has it, or is one there."""

    def get(name: str) -> Any:
        if name not in homes:
            unknown = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(unknown)
        home = import_module(f"{package}.{homes[name]}")
        return getattr(home, name) if hasattr(home, name) else import_module(f"{home.__name__}.{name}")

    return get
