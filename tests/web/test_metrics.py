"""What those who watch over the pages are told: figures as Prometheus reads them, a log, and whether it lives."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from pledgebook.jobs import Desk
from pledgebook.log import log_json, logger
from pledgebook.web import application
from pledgebook.web.who import Role

from .entering import browser, entered, shared, stranger

__all__ = ["shared", "stranger"]


def figures(words: str) -> dict[tuple[str, ...], float]:
    """Every figure by its name and labels."""
    return {
        (one.name, *(value for _, value in sorted(one.labels.items()))): one.value
        for family in text_string_to_metric_families(words)
        for one in family.samples
    }


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """The log as it is written."""
    handlers, level, propagate = logger.handlers, logger.level, logger.propagate
    stream = io.StringIO()
    log_json(stream)
    yield stream
    logger.handlers, logger.propagate = handlers, propagate
    logger.setLevel(level)


def test_it_says_what_was_asked_how_long_it_took_and_what_is_held(client: TestClient) -> None:
    for path in ("/", "/", "/nowhere", "/api/v1/commitments?actor=FIN"):
        client.get(path)
    found = figures(client.get("/metrics").text)
    assert found["pledgebook_requests_total", "GET", "/", "200"] == 2
    assert found["pledgebook_requests_total", "GET", "other", "404"] == 1
    assert found["pledgebook_requests_total", "GET", "/api/v1/commitments", "200"] == 1
    assert found["pledgebook_request_seconds_count", "/"] == 2
    assert 0 < found["pledgebook_request_seconds_sum", "/"] < 60
    assert found["pledgebook_ledger_documents",] == 4
    assert found["pledgebook_ledger_commitments",] == 4
    assert found["pledgebook_ledger_waiting",] > 0
    assert found["pledgebook_ledger_last_entry",] == 4


def test_what_the_guard_turns_away_is_counted(client: TestClient) -> None:
    client.get("/", headers={"host": "evil.example"})
    found = figures(client.get("/metrics").text)
    assert found["pledgebook_requests_total", "GET", "other", "421"] == 1


def test_who_may_not_read_gets_no_figures(shared: Desk, stranger: TestClient) -> None:
    answer = stranger.get("/metrics")
    assert answer.status_code == 401
    assert "pledgebook_" not in answer.text
    with entered(shared, Role.READER) as client:
        assert client.get("/metrics").status_code == 200


def test_a_program_asks_with_a_token(shared: Desk) -> None:
    secret = shared.people.make_token("rea", "prometheus", Role.READER)
    with browser(shared) as client:
        answer = client.get("/metrics", headers={"authorization": f"Bearer {secret}"})
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain")


def test_what_was_asked_for_is_in_no_figure_and_no_log(client: TestClient, written: io.StringIO) -> None:
    client.get("/commitments?actor=secretname")
    client.get("/documents/secretname")
    client.get("/secretname")
    client.request("SECRETNAME", "/")
    assert "secretname" not in client.get("/metrics").text.casefold()
    events = [json.loads(line) for line in written.getvalue().splitlines()]
    assert "secretname" not in written.getvalue().casefold()
    answered = [one for one in events if one["event"] == "answered"]
    assert [one["route"] for one in answered[:2]] == ["/commitments", "/documents/{name}"]
    assert {"at", "level", "event", "method", "route", "status", "seconds"} == set(answered[0])


def test_without_a_log_nothing_is_written(client: TestClient, capfd: pytest.CaptureFixture[str]) -> None:
    assert not logger.isEnabledFor(logging.INFO)
    client.get("/")
    assert capfd.readouterr() == ("", "")


def test_health_says_that_the_ledger_cannot_be_read(desk: Desk, tmp_path: Path) -> None:
    with TestClient(application(desk), base_url="http://127.0.0.1:8765") as asked:
        assert asked.get("/health").json()["status"] == "ok"
        desk.ledger._engine.dispose()
        for one in tmp_path.glob("book.db*"):
            one.write_bytes(b"no ledger any more, whatever its name says" * 200)
        broken = asked.get("/health")
        assert broken.status_code == 503
        assert broken.headers["content-type"] == "application/problem+json"
        assert "cannot be read" in broken.json()["detail"]
