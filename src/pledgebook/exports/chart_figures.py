"""Figures made once for several charts of the same commitments."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from pledgebook.commitments import Commitment
from pledgebook.commitments.shelf import Shelf, together

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class Figures(Shelf):
    """Commitments that remember the figures made of them, so that a second chart of them is quick."""

    def __init__(self, commitments: Iterable[Commitment]) -> None:
        self._commitments = commitments if isinstance(commitments, Shelf) else tuple(commitments)
        self._made: dict[Hashable, Any] = {}

    def __iter__(self) -> Iterator[Commitment]:
        return iter(self._commitments)

    def __len__(self) -> int:
        return len(self._commitments)

    def __contains__(self, one: object) -> bool:
        return one in self._commitments

    def batches(self) -> Iterator[Iterable[Commitment]]:
        """Yield all of them, as they come."""
        return together(self._commitments)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made under a key, made now if it was not."""
        if key not in self._made:
            self._made[key] = make()
        found: Made = self._made[key]
        return found


def remembered(
    make: Callable[Concatenate[Collection[Commitment], Asked], Made],
) -> Callable[Concatenate[Collection[Commitment], Asked], Made]:
    """Let a step that makes figures of commitments make them once for those that remember."""

    @wraps(make)
    def once(of: Collection[Commitment], /, *asked: Asked.args, **more: Asked.kwargs) -> Made:
        if not isinstance(of, Figures):
            return make(of, *asked, **more)
        return of.once((make.__name__, asked), lambda: make(of, *asked, **more))

    return once
