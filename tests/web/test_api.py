"""The ledger by JSON: the objects of the contract, paged, with ETags, and no crash whatever is sent."""

import json
from pathlib import Path
from time import sleep
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from pledgebook.jobs import Desk
from pledgebook.ledger.people import Role
from pledgebook.web import application

from .conftest import Key

CONTRACT = Path(__file__).parents[3] / "shared" / "contract"
API = "/api/v1"


def test_commitments_are_those_of_the_contract(client: TestClient) -> None:
    found = client.get(f"{API}/commitments").json()
    assert found["total"] == 4
    schema = CONTRACT / "commitment.schema.json"
    if not schema.exists():
        pytest.skip("the contract is not here")
    for one in found["items"]:
        Draft202012Validator(json.loads(schema.read_text())).validate(one)


def test_filters_are_those_of_the_page(client: TestClient) -> None:
    assert client.get(f"{API}/commitments?actor=DNK").json()["total"] == 1
    assert client.get(f"{API}/commitments?counted=no").json()["total"] == 1


def test_pages_lead_to_one_another(client: TestClient) -> None:
    first = client.get(f"{API}/commitments?size=3")
    assert len(first.json()["items"]) == 3
    assert first.json()["pages"] == 2
    assert 'rel="next"' in first.headers["link"]
    last = client.get(f"{API}/commitments?size=3&page=2")
    assert len(last.json()["items"]) == 1
    assert 'rel="prev"' in last.headers["link"]


@pytest.mark.parametrize("path", ["/commitments", "/releases", "/totals", "/documents", "/queue"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, path: str) -> None:
    tag = client.get(API + path).headers["etag"]
    again = client.get(API + path, headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert client.get(API + path, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_decision_changes_the_tag(client: TestClient, keys: dict[str, Key]) -> None:
    tag = client.get(f"{API}/queue").headers["etag"]
    subject = {"document": keys["tanks"][0], "claim": keys["tanks"][1]}
    client.post(f"{API}/decisions", json={"deed": "accept", "subject": subject, "task": "x"})
    client.app.state.desk.newest()  # type: ignore[attr-defined]
    assert client.get(f"{API}/queue", headers={"if-none-match": tag}).status_code == 200
    assert client.get(f"{API}/decisions").json()["total"] == 1


def test_one_commitment_with_its_words(client: TestClient, desk: Desk, keys: dict[str, Key]) -> None:
    name = desk.newest().told[keys["grant"]]
    found = client.get(f"{API}/commitments/{name}").json()
    assert found["statements"][0]["words"].startswith("Finland will give")


def test_a_document_with_its_claims(client: TestClient, keys: dict[str, Key]) -> None:
    found = client.get(f"{API}/documents/{keys['tanks'][0]}").json()
    (claim,) = found["claims"]
    span = claim["evidence"][0]
    assert found["document"]["text"][span["start"] : span["end"]] == span["text"]


def test_a_claim_can_be_decided_on_safely(client: TestClient, keys: dict[str, Key]) -> None:
    document, claim = keys["tanks"]
    found = client.get(f"{API}/documents/{document}/claims/{claim}").json()
    order = {
        "deed": "correct",
        "subject": {"document": document, "claim": claim},
        "fields": {"stage": "committed"},
        "seen": [found["seen"]],
    }
    assert client.post(f"{API}/decisions", json=order).status_code == 201
    assert client.post(f"{API}/decisions", json=order).status_code == 409
    now = client.get(f"{API}/documents/{document}/claims/{claim}").json()
    assert (now["read"]["stage"], now["stands"]["stage"]) == ("delivered", "committed")


def test_releases(client: TestClient) -> None:
    assert client.post(f"{API}/releases", json={"name": "one"}).status_code == 201
    assert client.post(f"{API}/releases", json={"name": "one"}).status_code == 409
    assert len(client.get(f"{API}/releases/one").text.splitlines()) == 4
    assert client.get(f"{API}/releases/one/changes").json()["changes"] == []
    assert client.get(f"{API}/releases/none").status_code == 404


def test_users(client: TestClient) -> None:
    made = client.post(f"{API}/users", json={"name": "ann", "password": "a long enough one", "role": 4})
    assert made.status_code == 201
    assert client.get(f"{API}/users").status_code == 401  # from now on one must sign in


def test_tokens_settings_and_the_audit_log(client: TestClient, desk: Desk) -> None:
    assert client.get(f"{API}/settings").json() == {"reviewers": 1}
    assert client.put(f"{API}/settings", json={"reviewers": 2}).status_code == 204
    assert client.get(f"{API}/settings").json() == {"reviewers": 2}
    assert client.put(f"{API}/settings", json={"reviewers": 9}).status_code == 422
    assert client.get(f"{API}/check").json()["findings"] == []
    desk.people.make("ann", "a long enough one", Role.ADMIN)
    desk.people.make_token("ann", "setup", Role.ADMIN)
    secret = desk.people.make_token("ann", "all", Role.ADMIN)
    client.headers["authorization"] = f"Bearer {secret}"
    made = client.post(f"{API}/tokens", json={"user": "ann", "name": "r", "role": 1, "days": 1}).json()
    assert made["secret"].startswith("pb_")
    (mine,) = [one for one in client.get(f"{API}/tokens").json()["items"] if one["name"] == "r"]
    assert client.delete(f"{API}/tokens/{mine['id']}").status_code == 204
    assert {one["act"] for one in client.get(f"{API}/audit").json()["items"]} >= {
        "token made",
        "setting changed",
    }


def test_a_document_is_added(client: TestClient, desk: Desk) -> None:
    text = "Sweden will give Moldova 3 million euros for clinics, a minister said."
    asked = client.post(
        f"{API}/documents", json={"text": text, "published": "2024-01-02", "publisher": "Post"}
    )
    assert asked.status_code == 202
    for _ in range(600):
        told = client.get(asked.headers["location"]).json()
        if told["done"]:
            break
        sleep(0.1)
    (one,) = told["documents"]
    assert (one["outcome"], one["claims"], one["reason"]) == ("new", 1, None)
    assert desk.ledger.paper(one["document"]).publisher == "Post"
    assert client.post(f"{API}/documents", json={"title": "nothing"}).status_code == 422
    assert client.post(f"{API}/documents", json={"address": "ftp://x"}).status_code == 422


def test_it_is_documented(client: TestClient) -> None:
    found = client.get(f"{API}/openapi.json").json()
    assert f"{API}/commitments" in found["paths"]
    told = [operation for path in found["paths"].values() for operation in path.values()]
    assert all(operation.get("description") or operation.get("summary") for operation in told)


@pytest.mark.parametrize("path", ["/commitments/none", "/documents/none", "/nowhere", "/commitments?page=0"])
def test_problems_are_problems(client: TestClient, path: str) -> None:
    answer = client.get(API + path)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code


def test_nothing_that_is_sent_breaks_it(desk: Desk) -> None:
    """Users are left out, since the first one shuts everybody else out."""
    app = application(desk)
    app.state.csrf = "token"
    schema = schemathesis.openapi.from_asgi(f"{API}/openapi.json", app, headers={"Host": "127.0.0.1"})
    operations = [
        found.ok() for found in schema.exclude(path_regex="/users|/documents$|/tokens").get_all_operations()
    ]
    assert len(operations) > 12
    for operation in operations:
        _try(operation)


def _try(operation: Any) -> None:
    @given(case=operation.as_strategy())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    def send(case: Any) -> None:
        answer = case.call(headers={"X-CSRF-Token": "token", "Host": "127.0.0.1"})
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)
        if answer.status_code >= 400:
            assert "problem+json" in answer.headers["content-type"][0], answer.text

    send()
