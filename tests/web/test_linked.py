"""Linked data on the pages and by the API; a browser that sees it complains of nothing."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph, URIRef
from rdflib.namespace import PROV

from pledgebook.jobs import Desk
from pledgebook.web import application

from .browsing import CHROMIUM, Visitor, serving

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")


@pytest.fixture
def grant(desk: Desk) -> str:
    return next(one.id for one in desk.ledger.commitments() if one.actors == ("FIN",))


def test_every_commitment_has_its_linked_data(client: TestClient, grant: str) -> None:
    found = client.get(f"/commitments/{grant}.jsonld")
    assert found.headers["content-type"].startswith("application/ld+json")
    graph = Graph().parse(data=found.text, format="json-ld")
    me = URIRef(f"http://127.0.0.1:8765/commitments/{grant}")
    assert len(list(graph.objects(me, PROV.wasDerivedFrom))) == 1


def test_a_beginning_leads_to_the_whole_and_a_slip_to_nothing(client: TestClient, grant: str) -> None:
    led = client.get(f"/commitments/{grant[:8]}.jsonld", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (308, f"/commitments/{grant}.jsonld")
    assert client.get("/commitments/zzzzzz.jsonld").status_code == 404


def test_the_api_gives_what_is_asked_for_first(client: TestClient, grant: str) -> None:
    def kind(accept: str) -> str:
        return client.get(f"/api/v1/commitments/{grant}", headers={"accept": accept}).headers["content-type"]

    assert kind("application/ld+json").startswith("application/ld+json")
    assert kind("application/ld+json;q=1, application/json").startswith("application/ld+json")
    assert kind("application/json, application/ld+json").startswith("application/json")
    assert kind("*/*").startswith("application/json")


def test_the_page_carries_it(client: TestClient, grant: str) -> None:
    page = client.get(f"/commitments/{grant}").text
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inside) == client.get(f"/commitments/{grant}.jsonld").json()
    assert f'href="/commitments/{grant}.jsonld"' in page


@pytest.fixture
def visitor(desk: Desk) -> Iterator[Visitor]:
    with playwright.sync_playwright() as started, serving(application(desk)) as address:
        browser: Any = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield Visitor(browser, address)
        browser.close()


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")
def test_the_policy_of_the_page_lets_it_stand(visitor: Visitor, grant: str) -> None:
    page = visitor.go(f"/commitments/{grant}")
    told = page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )
    assert told["@graph"][0]["name"].startswith("Finland")
    assert visitor.problems == []
