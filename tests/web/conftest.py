"""The pages of a small ledger, asked for in this process or from a server on loopback."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from pledgebook.jobs import Desk
from pledgebook.ledger import Ledger
from pledgebook.web import application
from tests.review.conftest import Key, Reviewer, ann, ben, book, keys, template

__all__ = ["Key", "Reviewer", "ann", "ben", "book", "keys", "template"]


@pytest.fixture
def desk(book: Ledger) -> Iterator[Desk]:
    with Desk(book) as opened:
        yield opened


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """One who uses this machine, from the pages themselves."""
    app = application(desk)
    with TestClient(app, base_url="http://127.0.0.1:8765") as asked:
        asked.headers["X-CSRF-Token"] = app.state.csrf
        yield asked
