"""The queue as a page."""

from fastapi.testclient import TestClient

from pledgebook.jobs import Deed

from .conftest import Key, Reviewer


def test_it_names_what_waits_and_why(client: TestClient, keys: dict[str, Key]) -> None:
    answer = client.get("/queue")
    assert answer.status_code == 200
    assert "5 to decide" in answer.text
    assert "told twice" in answer.text
    assert all(f"/decide/claim.{'.'.join(key)}" in answer.text for key in keys.values())


def test_a_filter_is_an_address(client: TestClient, keys: dict[str, Key]) -> None:
    words = client.get("/queue?actor=dnk&kind=claim").text
    assert f"/decide/claim.{'.'.join(keys['tanks'])}?kind=claim&amp;actor=DNK" in words
    assert "1 to decide" in words


def test_what_cannot_be_read_of_a_filter_asks_nothing(client: TestClient) -> None:
    answer = client.get("/queue?kind=soup&since=yesterday&doubt=very&stage=x")
    assert "5 to decide" in answer.text


def test_a_page_beyond_the_last_is_empty(client: TestClient) -> None:
    assert client.get("/queue?page=7").status_code == 200


def test_the_day_is_counted(client: TestClient, keys: dict[str, Key]) -> None:
    for name in ("tanks", "cut"):
        document, claim = keys[name]
        order = {"deed": "accept", "subject": {"document": document, "claim": claim}}
        assert client.post("/api/v1/decisions", json=order).status_code == 201
    assert "You have decided 2 today" in client.get("/queue").text


def test_an_empty_queue_says_so(client: TestClient, ann: Reviewer, keys: dict[str, Key]) -> None:
    for key in keys.values():
        ann.do(Deed.ACCEPT, key)
    ann.do(Deed.LINK, keys["grant"], other=keys["again"])
    assert "Nothing waits here" in client.get("/queue").text
    assert "Nothing else waits" in client.get("/decide/next").text
