"""Coming in: users of each role, and how they sign in with a browser that follows nothing by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient

from pledgebook.jobs import Desk
from pledgebook.web import application
from pledgebook.web.who import Role

GOOD = "a long enough one"
NAMES = {Role.READER: "rea", Role.REVIEWER: "rev", Role.EDITOR: "edi", Role.ADMIN: "adm"}
HERE = "http://127.0.0.1:8765"


@pytest.fixture
def shared(desk: Desk) -> Desk:
    """A desk whose ledger has a user of each role."""
    for role, name in NAMES.items():
        desk.people.make(name, GOOD, role)
    return desk


@contextmanager
def browser(desk: Desk, base_url: str = HERE) -> Iterator[TestClient]:
    """Somebody's browser, who has not signed in."""
    with TestClient(application(desk), base_url=base_url, follow_redirects=False) as asked:
        yield asked


@pytest.fixture
def stranger(shared: Desk) -> Iterator[TestClient]:
    with browser(shared) as asked:
        yield asked


@contextmanager
def entered(desk: Desk, role: Role) -> Iterator[TestClient]:
    """The browser of a user who has signed in."""
    with browser(desk) as asked:
        assert sign_in(asked, NAMES[role]) == 303
        yield asked


def csrf(words: str) -> str:
    return words.split('name="csrf-token" content="')[1].split('"')[0]


def sign_in(client: TestClient, name: str, password: str = GOOD) -> int:
    token = csrf(client.get("/sign-in").text)
    answer = client.post("/sign-in", data={"name": name, "password": password, "csrf": token})
    if answer.status_code == 303:
        client.headers["X-CSRF-Token"] = csrf(client.get("/").text)
    return answer.status_code
