"""What waits for one person, in order: what was decided a moment ago left out, what they skipped at the end.

The queue of a large ledger is listed once for each board; what changes between two boards is little, and only
that is looked at here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from pledgebook.review import Task


class Listed(NamedTuple):
    """The tasks of a board that one person is asked, and where each stands."""

    tasks: Sequence[Task]
    places: Mapping[str, int]


def listed(tasks: Sequence[Task]) -> Listed:
    """Return tasks with their places."""
    return Listed(tasks, {task.name: place for place, task in enumerate(tasks)})


class Line:
    """The tasks that wait for one person now."""

    def __init__(self, found: Listed, done: Collection[str], skipped: Sequence[str]) -> None:
        self._tasks, self._places = found
        self._gone = {self._places[name] for name in (*done, *skipped) if name in self._places}
        later = (name for name in skipped if name in self._places and name not in done)
        self._later = [self._tasks[self._places[name]] for name in later]
        self._ahead = len(self._tasks) - len(self._gone)

    def __len__(self) -> int:
        return self._ahead + len(self._later)

    def page(self, first: int, count: int) -> list[Task]:
        """Return so many tasks from a place on."""
        return list(islice(chain(self._waiting(), self._later), first, first + count))

    def place(self, name: str) -> int | None:
        """Return where a task stands, null where it is not among them."""
        for place, task in enumerate(self._later):
            if task.name == name:
                return self._ahead + place
        at = self._places.get(name)
        if at is None or at in self._gone:
            return None
        return at - sum(gone < at for gone in self._gone)

    def beside(self, name: str, step: int) -> str | None:
        """Return the task after (1) or before (-1) another, round the ends; the first where it is not among them."""
        if not len(self):
            return None
        at = self.place(name)
        if at is None:
            return self.page(0, 1)[0].name
        beside = self.page((at + step) % len(self), 1)[0].name
        return None if beside == name else beside

    def _waiting(self) -> Iterator[Task]:
        if not self._gone:
            return iter(self._tasks)
        return (task for place, task in enumerate(self._tasks) if place not in self._gone)
