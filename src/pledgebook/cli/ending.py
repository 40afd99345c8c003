"""How a command ends where nothing could be done: one line, and status 2 (contract, cli.md)."""

from collections.abc import Iterator
from contextlib import contextmanager

from pledgebook.cli.saying import complain
from pledgebook.errors import PledgebookError


@contextmanager
def or_exit() -> Iterator[None]:
    """Say in one line why nothing could be done, and exit with status 2."""
    try:
        yield
    except PledgebookError as problem:
        complain(str(problem))
        raise SystemExit(2) from problem
