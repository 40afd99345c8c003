"""Nobody does what they may not, from wherever they ask."""

import pytest
from fastapi.testclient import TestClient

from pledgebook.jobs import Desk
from pledgebook.web import application
from pledgebook.web.headers import HEADERS
from pledgebook.web.who import Role

from .conftest import Key
from .entering import GOOD, csrf, shared, sign_in, stranger

__all__ = ["shared", "stranger"]


def test_a_session_opens_the_pages_and_its_end_closes_them(stranger: TestClient) -> None:
    assert stranger.get("/queue").status_code == 303
    assert sign_in(stranger, "rev") == 303
    assert stranger.get("/queue").status_code == 200
    token = csrf(stranger.get("/queue").text)
    assert stranger.post("/sign-out", data={"csrf": token}).status_code == 303
    assert stranger.get("/queue").status_code == 303


def test_a_session_from_elsewhere_is_not_taken_on(stranger: TestClient) -> None:
    stranger.cookies.set("pledgebook", "planted")
    assert sign_in(stranger, "rev") == 303
    assert stranger.cookies.get("pledgebook", domain="127.0.0.1") != "planted"


def test_the_cookie_is_out_of_reach(stranger: TestClient) -> None:
    token = csrf(stranger.get("/sign-in").text)
    answer = stranger.post("/sign-in", data={"name": "rev", "password": GOOD, "csrf": token})
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said


def test_a_wrong_password_says_no_more_than_a_wrong_name(stranger: TestClient) -> None:
    pages = []
    for name, password in (("rev", "not this one"), ("nob", GOOD)):
        token = csrf(stranger.get("/sign-in").text)
        answer = stranger.post("/sign-in", data={"name": name, "password": password, "csrf": token})
        assert answer.status_code == 401
        pages.append(answer.text.replace(name, "NAME").replace(csrf(answer.text), ""))
    assert pages[0] == pages[1]


def test_guessing_is_slowed(stranger: TestClient) -> None:
    assert [sign_in(stranger, "rev", "wrong wrong") for _ in range(6)] == [401] * 5 + [429]
    assert sign_in(stranger, "rev") == 429


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil"])
def test_signing_in_leads_nowhere_else(stranger: TestClient, to: str) -> None:
    token = csrf(stranger.get("/sign-in").text)
    answer = stranger.post("/sign-in", data={"name": "rev", "password": GOOD, "csrf": token, "to": to})
    assert answer.headers["location"] == "/"


def test_where_there_are_users_nobody_comes_in_without_a_name(shared: Desk) -> None:
    with TestClient(application(shared), base_url="http://127.0.0.1", follow_redirects=False) as client:
        assert client.get("/").status_code == 303


def test_elsewhere_a_ledger_without_users_lets_nobody_in(desk: Desk) -> None:
    app = application(desk, open_to_all=False, hosts=frozenset({"books.example"}))
    with TestClient(app, base_url="http://books.example", follow_redirects=False) as client:
        assert client.get("/").status_code == 303


def test_a_token_acts_for_its_user_with_no_more_than_its_role(shared: Desk, keys: dict[str, Key]) -> None:
    secrets = {
        role: shared.people.make_token("edi", role.name, role) for role in (Role.READER, Role.REVIEWER)
    }
    order = {"deed": "accept", "subject": {"document": keys["tanks"][0], "claim": keys["tanks"][1]}}
    with TestClient(application(shared), base_url="http://127.0.0.1") as client:
        answers = {
            role: client.post("/api/v1/decisions", json=order, headers={"authorization": f"Bearer {secret}"})
            for role, secret in secrets.items()
        }
        assert answers[Role.READER].status_code == 403
        assert answers[Role.REVIEWER].json()["decisions"][0]["by"] == "edi"
        assert client.get("/api/v1/near", headers={"authorization": "Bearer no"}).status_code == 401


@pytest.mark.parametrize("path", ["/", "/queue", "/nowhere", "/static/decide.js", "/health", "/admin"])
def test_every_answer_says_how_little_it_may_do(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS if name != "cache-control"} == {
        name: value for name, value in HEADERS.items() if name != "cache-control"
    }
    kept = "no-cache" if path.startswith("/static") else "no-store"
    assert answer.headers["cache-control"] == kept


def test_a_page_that_breaks_shows_nothing_of_the_inside(desk: Desk) -> None:
    app = application(desk)

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError

    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "content-security-policy" in answer.headers


def test_the_admin_page_does_its_work(client: TestClient, desk: Desk) -> None:
    token = csrf(client.get("/admin").text)
    made = client.post("/admin/users", data={"name": "ann", "password": GOOD, "role": 4, "csrf": token})
    assert [one.name for one in desk.people.users()] == ["ann"]
    assert made.url.path == "/sign-in"  # from now on one must sign in
    assert sign_in(client, "ann") in (200, 303)
    token = csrf(client.get("/admin").text)
    weak = client.post("/admin/users", data={"name": "bob", "password": "bob", "role": 1, "csrf": token})
    assert weak.status_code == 422
    assert "at least 10 signs" in weak.text
    shown = client.post(
        "/admin/tokens", data={"holder": "ann", "name": "r", "role": 1, "days": 1, "csrf": token}
    )
    assert "pb_" in shown.text
    client.post("/admin/settings", data={"needed": 2, "csrf": token})
    assert desk.people.option("reviewers", "1") == "2"
    assert "No problems found" in client.post("/admin/check", data={"csrf": token}).text
    assert "signed in" in client.get("/admin").text
