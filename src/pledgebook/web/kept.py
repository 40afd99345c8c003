"""What is made of a board and asked for again: kept while the board stands."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from fastapi import Request

from pledgebook.review import Board

Made = TypeVar("Made")
_MOST = 100


def kept(request: Request, board: Board, key: Hashable, make: Callable[[], Made]) -> Made:
    """Return what was made of this board under a key, made now where it was not."""
    state = request.app.state
    if getattr(state, "kept_at", None) != board.at or len(state.kept) > _MOST:
        state.kept_at, state.kept = board.at, {}
    if key not in state.kept:
        state.kept[key] = make()
    found: Made = state.kept[key]
    return found
