"""What is turned away before any page is asked: foreign names, bad words, too many bytes, passed-on requests."""

import logging
from collections import deque
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Scope

from pledgebook.errors import LedgerFailedError
from pledgebook.jobs import Desk
from pledgebook.web import application
from pledgebook.web.who import Role

from .entering import GOOD, browser, csrf, entered, shared, sign_in, stranger

__all__ = ["shared", "stranger"]
FOREIGN = [
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "testserver",
    "evil.example@127.0.0.1",
    "169.254.169.254",
    "[::1",
    "",
]


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_name_that_leads_here_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "localhost.", "127.0.0.1:1", "[::1]:8765"])
def test_this_machine_has_several_names(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("books.example", 200),
        ("Books.Example:8765", 200),
        ("192.168.1.5:8765", 200),
        ("other.example", 421),
    ],
)
def test_elsewhere_a_ledger_goes_by_its_names_and_any_number(shared: Desk, host: str, status: int) -> None:
    app = application(shared, open_to_all=False, hosts=frozenset({"0.0.0.0", "Books.example"}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/sign-in", headers={"host": host}).status_code == status


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip"])
def test_whom_a_proxy_asks_for_is_not_at_this_machine(client: TestClient, header: str) -> None:
    client.follow_redirects = False
    assert client.get("/", headers={header: "203.0.113.9"}).status_code == 303


@pytest.mark.parametrize("given", ["Basic YWRtOng=", "Bearer", "Bearer ", "Bearer \u00e9", "pb_x"])
def test_what_is_no_token_opens_nothing(stranger: TestClient, given: str) -> None:
    raw = {"authorization": given.encode("latin-1")}
    assert stranger.get("/api/v1/vocabulary", headers=raw).status_code == 401
    assert stranger.get("/admin", headers=raw).status_code == 303


@pytest.mark.parametrize("length", ["999999999", "-1", "1e3", "x", "9" * 30])
def test_what_is_too_large_is_refused(client: TestClient, length: str) -> None:
    answer = client.post("/api/v1/decisions", content=b"x", headers={"content-length": length})
    assert answer.status_code == 413


def drops(size: int) -> Iterator[bytes]:
    """A body that does not say how long it will be."""
    for _ in range(size // 1000):
        yield b"x" * 1000


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/sign-in", "application/x-www-form-urlencoded"),
        ("/admin/users", "application/x-www-form-urlencoded"),
        ("/api/v1/decisions", "application/json"),
    ],
)
def test_a_stranger_may_send_little(stranger: TestClient, path: str, kind: str) -> None:
    headers = {"content-type": kind, "x-csrf-token": csrf(stranger.get("/sign-in").text)}
    assert stranger.post(path, content=drops(50_000), headers=headers).status_code == 413


def test_a_form_that_is_all_ends_of_fields_is_not_taken_apart(shared: Desk) -> None:
    with entered(shared, Role.REVIEWER) as client:
        kind = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/sign-out", content=b"&" * 2_000_000, headers=kind).status_code == 413


def test_what_breaks_off_is_no_page_that_broke(shared: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with entered(shared, Role.REVIEWER) as client:
        app, sent = client.app, deque[Message]()
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        headers = {
            "host": "127.0.0.1:8765",
            "cookie": cookies,
            "content-type": "multipart/form-data; boundary=x",
        }
        scope: Scope = {
            "type": "http",
            "method": "POST",
            "path": "/add",
            "raw_path": b"/add",
            "query_string": b"",
            "scheme": "http",
            "client": ("127.0.0.1", 5),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        said = deque[Message](
            [{"type": "http.request", "body": b"--x\r\nCont", "more_body": True}, {"type": "http.disconnect"}]
        )

        async def receive() -> Message:
            return said.popleft() if len(said) > 1 else said[0]

        async def send(message: Message) -> None:
            sent.append(message)

        assert client.portal is not None
        client.portal.call(app, scope, receive, send)
    assert sent[0]["status"] == 400
    assert "a page broke" not in caplog.text


def test_who_signed_in_may_send_more(shared: Desk) -> None:
    with entered(shared, Role.REVIEWER) as client:
        assert client.post("/api/v1/decisions", content=b" " * 50_000).status_code == 422


def test_a_long_text_may_be_pasted(shared: Desk) -> None:
    """More than a megabyte, the most that a field has by default; where nothing can be read of it is another page."""
    with entered(shared, Role.REVIEWER) as client:
        long = {"csrf": client.headers["X-CSRF-Token"], "published": "no day", "pasted": "x " * 700_000}
        parts = {name: (None, value) for name, value in long.items()}
        assert client.post("/add", files=parts).status_code not in (400, 403, 413)


def test_a_session_that_was_planted_is_not_taken_on_and_the_one_before_ends(stranger: TestClient) -> None:
    stranger.cookies.set("pledgebook", "planted", domain="127.0.0.1")
    assert sign_in(stranger, "rev") == 303
    first = stranger.cookies.get("pledgebook")
    assert first != "planted"
    assert sign_in(stranger, "rev") == 303
    assert stranger.cookies.get("pledgebook") != first
    stranger.cookies.clear()
    stranger.cookies.set("pledgebook", first or "", domain="127.0.0.1")
    assert stranger.get("/queue").status_code == 303


def test_over_https_the_cookie_and_the_browser_stay_there(shared: Desk) -> None:
    with browser(shared, "https://127.0.0.1") as client:
        token = csrf(client.get("/sign-in").text)
        answer = client.post("/sign-in", data={"name": "rev", "password": GOOD, "csrf": token})
        assert "; secure" in answer.headers["set-cookie"].lower()
        assert answer.headers["strict-transport-security"].startswith("max-age=")


def test_no_secret_is_logged(shared: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = shared.people.make_token("adm", "notebook", Role.ADMIN)
    with browser(shared) as client:
        sign_in(client, "adm", "not the right one")
        sign_in(client, "adm")
        client.get("/api/v1/vocabulary", headers={"authorization": f"Bearer {secret}"})
        told = caplog.text + client.get("/admin").text
        cookie = client.cookies["pledgebook"]
    assert not [one for one in (GOOD, "not the right one", secret, cookie) if one in told]


def test_a_ledger_that_fails_says_so_and_no_more(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    app = application(desk)

    @app.get("/failing")
    def failing() -> None:
        raise LedgerFailedError("postgresql://books@db/aid", 'relation "users" is missing')

    with TestClient(app, base_url="http://127.0.0.1") as client:
        answer = client.get("/failing")
    assert answer.status_code == 503
    assert "books@db" not in answer.text
    assert "relation" not in answer.text
    assert "books@db" in str([getattr(one, "facts", "") for one in caplog.records])


def test_the_first_user_is_an_admin(client: TestClient, desk: Desk) -> None:
    token = csrf(client.get("/admin").text)
    given = {"name": "ann", "password": GOOD, "role": 2, "csrf": token}
    assert client.post("/admin/users", data=given).status_code == 422
    assert not desk.people.any()
