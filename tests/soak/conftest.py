"""Places for ledgers whose databases keep what they say they keep, on SQLite and on a real PostgreSQL."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.ledger.conftest import new_schema, started


@pytest.fixture(scope="module")
def lasting() -> Iterator[str]:
    """The address of a PostgreSQL that waits for the disk."""
    with started() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Return a new place for a ledger each time it is asked."""
    if request.param == "postgresql":
        server = request.getfixturevalue("lasting")
        return lambda: new_schema(server)
    numbers = count()

    def on_disk() -> str:
        folder = tmp_path / f"book{next(numbers)}"
        folder.mkdir()
        return str(folder / "book.db")

    return on_disk
