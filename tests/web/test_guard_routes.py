"""Every route of the application, asked for by everybody: none is forgotten, for they are read off it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import BaseRoute

from pledgebook.jobs import Desk
from pledgebook.web import application
from pledgebook.web.headers import HEADERS
from pledgebook.web.who import Role

from .entering import browser, entered, shared, stranger

__all__ = ["shared", "stranger"]

# What those may ask for who have not signed in; everything else says whom it is for.
OPEN = {"/sign-in", "/sign-out", "/style/{name}.css", "/health", "/api/v1/openapi.json", "/static"}
CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


class Way(NamedTuple):
    """A route under one method, and the role it asks for; null where it is open."""

    method: str
    path: str
    role: Role | None

    @property
    def address(self) -> str:
        """The path with something in its gaps."""
        return self.path.replace("{", "").replace("}", "").replace(":path", "")


def ways(routes: Sequence[BaseRoute]) -> Iterator[Way]:
    """Yield every route, those of routers and those that the framework adds too."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if isinstance(route, APIRoute):
            needed = [getattr(one.call, "role", None) for one in route.dependant.dependencies]
            role = max((one for one in needed if one), default=None)
            yield from (Way(method, route.path, role) for method in sorted(route.methods))
        elif inner is not None:
            yield from ways(inner.routes)
        else:
            yield from (Way(method, route.path, None) for method in getattr(route, "methods", ["GET"]))  # type: ignore[attr-defined]


@pytest.fixture
def every(desk: Desk) -> list[Way]:
    return list(ways(application(desk).routes))


def test_every_route_says_whom_it_is_for(every: list[Way]) -> None:
    assert len(every) > 25
    assert {one.path for one in every if one.role is None} <= OPEN
    assert all(one.role >= Role.REVIEWER for one in every if one.role and one.method in CHANGING)
    assert all(one.role is Role.ADMIN for one in every if one.path.startswith("/admin"))


def test_the_document_of_the_api_and_the_routes_are_the_same(client: TestClient, every: list[Way]) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    told = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    served = {(way.method, way.path) for way in every}
    assert told
    assert told <= served
    assert {path for _, path in served - told if path.startswith("/api/")} <= OPEN


def test_a_stranger_gets_nothing_of_any_route(stranger: TestClient, every: list[Way]) -> None:
    for way in every:
        if way.role is None:
            continue
        answer = stranger.request(way.method, way.address)
        assert answer.status_code in (303, 401, 403), way
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/sign-in"), way


@pytest.mark.parametrize("role", Role)
def test_each_role_reaches_what_it_may_and_no_more(shared: Desk, every: list[Way], role: Role) -> None:
    with entered(shared, role) as client:
        for way in every:
            if way.role is None:
                continue
            status = client.request(way.method, way.address, json={}).status_code
            assert status < 500, way
            assert (status == 403) == (way.role > role), (way, status)


@pytest.mark.parametrize("role", Role)
def test_a_token_reaches_no_more_than_its_role(shared: Desk, every: list[Way], role: Role) -> None:
    secret = shared.people.make_token("adm", "notebook", role)
    with browser(shared) as client:
        client.headers["authorization"] = f"Bearer {secret}"
        for way in every:
            if way.role is not None:
                status = client.request(way.method, way.address, json={}).status_code
                assert (status == 403) == (way.role > role), (way, status)


FORM = {"content-type": "application/x-www-form-urlencoded"}
PARTS = {"content-type": "multipart/form-data; boundary=x"}
FOREIGN = [
    {"x-csrf-token": ""},
    {"x-csrf-token": "wrong"},
    {"x-csrf-token": "wr\u00f6ng"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:9999"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"x-csrf-token": "", "content-type": "text/plain"},
    {"x-csrf-token": "", "authorization": "Basic YTpi"},
    FORM | {"x-csrf-token": ""},
    FORM | {"x-csrf-token": "", "authorization": "Basic YTpi"},
    PARTS | {"x-csrf-token": ""},
]


def test_no_other_site_can_send_anything(shared: Desk, every: list[Way]) -> None:
    changing = [way for way in every if way.method in CHANGING]
    with entered(shared, Role.ADMIN) as client:
        for headers in FOREIGN:
            raw = {name: value.encode("latin-1") for name, value in headers.items()}
            body = b"--x--" if "multipart" in headers.get("content-type", "") else b"a=b"
            for way in changing:
                answer = client.request(way.method, way.address, content=body, headers=raw)
                assert answer.status_code == 403, (way, headers)
        assert client.get("/admin").status_code == 200  # nobody was signed out


def test_the_token_of_another_session_opens_nothing(shared: Desk, every: list[Way]) -> None:
    with entered(shared, Role.ADMIN) as one, entered(shared, Role.ADMIN) as other:
        assert one.headers["X-CSRF-Token"] != other.headers["X-CSRF-Token"]
        one.headers["X-CSRF-Token"] = other.headers["X-CSRF-Token"]
        for way in every:
            if way.method in CHANGING:
                assert one.request(way.method, way.address, json={}).status_code == 403, way


def test_every_answer_says_how_little_it_may_do(shared: Desk, every: list[Way]) -> None:
    rest = {name: value for name, value in HEADERS.items() if name != "cache-control"}
    with entered(shared, Role.ADMIN) as client:
        for method, address in [*((way.method, way.address) for way in every), ("GET", "/nowhere")]:
            answer = client.request(method, address)
            assert {name: answer.headers.get(name) for name in rest} == rest, address
            assert "strict-transport-security" not in answer.headers


def test_what_only_some_may_see_is_kept_by_nobody_else(shared: Desk, every: list[Way]) -> None:
    """Pages are not kept at all; what has an ETag is kept by the one browser, which asks each time."""
    with entered(shared, Role.ADMIN) as client:
        for way in every:
            if way.role is not None:
                kept = client.request(way.method, way.address).headers["cache-control"]
                assert kept == "no-store" or kept.startswith("private"), (way, kept)
                assert kept == "no-store" or way.path.startswith(("/api/", "/charts/")), (way, kept)


@pytest.mark.parametrize("role", list(Role))
def test_the_menu_names_the_pages_that_a_role_may_open(shared: Desk, role: Role) -> None:
    least = {way.path: way.role for way in ways(application(shared).routes) if way.method == "GET"}
    with entered(shared, role) as client:
        menu = client.get("/").text.split("<nav", 1)[1].split("</nav>", 1)[0]
    shown = {path for path, needed in least.items() if f'href="{path}"' in menu}
    may = {
        path
        for path in ("/queue", "/commitments", "/totals", "/search", "/add", "/releases", "/admin")
        if (least[path] or Role.READER) <= role
    }
    assert shown == may
