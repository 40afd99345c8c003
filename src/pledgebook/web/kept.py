"""What is made of a board and asked for again: kept while the board stands, and a little longer if it took long."""

from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from fastapi import FastAPI

from pledgebook.jobs import Desk
from pledgebook.review import Board

Made = TypeVar("Made")
_MOST = 300
_LONG = 0.1  # seconds; what took longer is shown as it was while it is made anew


_LOCK = Lock()
_MAKING: dict[Hashable, Lock] = {}


class _Kept(NamedTuple):
    at: int
    value: Any
    took: float


def kept(app: FastAPI, board: Board, key: Hashable, make: Callable[[], Made], *, late: bool = True) -> Made:
    """Return what was made of a board under a key.

    Where the ledger has grown since, what is quick is made anew at once; what takes long is shown as it was
    and made anew beside the pages, so that nobody waits for a figure of a hundred thousand claims. What may
    not be late is always of this board.
    """
    store: dict[Hashable, _Kept] = app.state.kept
    found = store.get(key)
    if found is None or (found.at != board.at and (found.took < _LONG or not late)):
        found = _make(store, board.at, key, make)
    elif found.at != board.at and key not in app.state.renewing:
        app.state.renewing.add(key)
        desk: Desk = app.state.desk
        desk.later(lambda: _renew(app, board.at, key, make))
    value: Made = found.value
    return value


def _make(store: dict[Hashable, _Kept], at: int, key: Hashable, make: Callable[[], Any]) -> _Kept:
    """Make a value; of many who ask for it at once one makes it, and the others wait for that."""
    with _LOCK:
        making = _MAKING.setdefault((id(store), at, key), Lock())
    with making:
        found = store.get(key)
        if found is None or found.at != at:
            began = monotonic()
            found = _Kept(at, make(), monotonic() - began)
            if len(store) > _MOST:
                store.clear()
            store[key] = found
    with _LOCK:
        _MAKING.pop((id(store), at, key), None)
    return found


def _renew(app: FastAPI, at: int, key: Hashable, make: Callable[[], Any]) -> None:
    try:
        _make(app.state.kept, at, key, make)
    finally:
        app.state.renewing.discard(key)
