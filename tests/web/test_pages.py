"""Overview, commitments, documents, search, totals and releases as pages."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from pledgebook.documents import Document, read_inputs
from pledgebook.exports.charts import CHARTS
from pledgebook.jobs import Deed, Desk
from pledgebook.ledger import Ledger
from tests.ledger.books import OLD, read

from .conftest import Key, Reviewer


def commitment_of(desk: Desk, key: Key) -> str:
    return desk.newest().told[key]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/commitments",
        "/search",
        "/search?q=wells",
        "/totals",
        "/totals?by=month&by=category",
        "/releases",
    ],
)
def test_every_page_opens_on_an_empty_ledger_too(client: TestClient, path: str, tmp_path: object) -> None:
    assert client.get(path).status_code == 200


def test_the_overview_says_what_stands_and_what_waits(client: TestClient) -> None:
    words = client.get("/").text
    assert "5 claims" not in words
    assert "4 claims" in words
    assert "1 link" in words
    assert "Nothing is" in words


@pytest.mark.parametrize("name", CHARTS)
def test_charts_are_drawn(client: TestClient, name: str) -> None:
    answer = client.get(f"/charts/{name}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert "Source: Pledgebook ledger" in answer.text
    assert f"/charts/{name}.svg?narrow=1" in client.get("/charts").text


def test_charts_are_drawn_by_night_for_a_phone_and_to_take_along(client: TestClient) -> None:
    day = client.get("/charts/donors.svg").text
    assert client.get("/charts/donors.svg?dark=1").text != day
    assert client.get("/charts/donors.svg?narrow=1").text != day
    assert client.get("/charts/donors.png").content.startswith(b"\x89PNG")
    assert client.get("/charts/donors.html").headers["content-disposition"].startswith("attachment")


def test_no_chart_of_that_name(client: TestClient) -> None:
    for ending in ("svg", "png", "html"):
        assert client.get(f"/charts/pie.{ending}").status_code == 404


LISTED = [
    ("actor=dnk", {"tanks"}),
    ("recipient=TZA", {"grant", "again"}),
    ("stage=cancelled", {"cut"}),
    ("counted=yes&category=military", {"tanks"}),
    ("q=tanzania", {"grant", "again"}),
    ("since=2023-05-20&until=2023-05-31", {"again"}),
    ("sort=amount", {"grant", "again", "tanks", "cut"}),
    ("stage=soup&since=never", {"grant", "again", "tanks", "cut"}),
]


@pytest.mark.parametrize(("query", "labels"), LISTED)
def test_the_list_is_filtered(
    client: TestClient, desk: Desk, keys: dict[str, Key], query: str, labels: set[str]
) -> None:
    words = client.get(f"/commitments?{query}").text
    shown = {label for label, key in keys.items() if f"/commitments/{commitment_of(desk, key)}" in words}
    assert shown == labels


def test_a_commitment_opens_down_to_its_words(client: TestClient, desk: Desk, keys: dict[str, Key]) -> None:
    words = client.get(f"/commitments/{commitment_of(desk, keys['grant'])}").text
    assert '<mark class="evidence">Finland will give Tanzania a grant of 5 million euros' in words
    assert f"/decide/claim.{'.'.join(keys['grant'])}" in words
    assert "5m EUR" in words
    assert "<svg" in words


def test_a_claims_id_leads_to_its_commitment(client: TestClient, desk: Desk, keys: dict[str, Key]) -> None:
    answer = client.get(f"/commitments/{keys['grant'][1]}", follow_redirects=False)
    assert answer.status_code in (200, 308)
    assert client.get("/commitments/nothing").status_code == 404


def test_another_sum_can_be_chosen(
    client: TestClient, desk: Desk, book: Ledger, ann: Reviewer, keys: dict[str, Key]
) -> None:
    ann.do(Deed.CORRECT, keys["again"], fields={"amount": {"value": 7_000_000, "currency": "EUR"}})
    ann.do(Deed.LINK, keys["grant"], other=keys["again"])
    name = commitment_of(desk, keys["grant"])
    before = desk.newest().commitments[name]
    token = client.headers["X-CSRF-Token"]
    other = keys["grant"] if before.amount and before.amount.value == 7_000_000 else keys["again"]
    client.post(f"/commitments/{name}/choose", data={"claim": other[1], "because": "signed", "csrf": token})
    assert "signed" in client.get(f"/commitments/{name}").text
    assert [one.verdict.value for one in book.decisions()][-1] == "choose"


def test_a_document_shows_its_claims_and_doubts(client: TestClient, keys: dict[str, Key]) -> None:
    words = client.get(f"/documents/{keys['cut'][0]}").text
    assert "undated" in words
    assert 'class="mark evidence"' in words
    assert f"/decide/claim.{'.'.join(keys['cut'])}" in words
    assert client.get("/documents/none").status_code == 404


def test_a_rejected_claim_is_still_named(client: TestClient, ann: Reviewer, keys: dict[str, Key]) -> None:
    ann.do(Deed.REJECT, keys["tanks"])
    client.app.state.desk.newest()  # type: ignore[attr-defined]
    assert "rejected" in client.get(f"/documents/{keys['tanks'][0]}").text


def test_words_are_found_and_marked(client: TestClient, keys: dict[str, Key]) -> None:
    words = client.get("/search?q=tanks").text
    assert "1 document" in words
    assert "<mark>tanks</mark>" in words
    assert f"/documents/{keys['tanks'][0]}" in words


def test_totals_open_to_commitments(client: TestClient, desk: Desk, keys: dict[str, Key]) -> None:
    words = client.get("/totals?by=recipient&currency=USD").text
    assert f"/commitments/{commitment_of(desk, keys['grant'])}" in words
    assert "Left out, and why" in words
    assert client.get("/totals?currency=ZZZ&by=soup").status_code == 200


def test_a_release_is_frozen_compared_and_taken_along(
    client: TestClient, ann: Reviewer, keys: dict[str, Key]
) -> None:
    token = client.headers["X-CSRF-Token"]
    assert "first" in client.post("/releases", data={"name": "first", "csrf": token}).text
    again = client.post("/releases", data={"name": "first", "csrf": token})
    assert again.status_code == 409
    assert "first" in again.text
    ann.do(Deed.REJECT, keys["tanks"])
    client.app.state.desk.newest()  # type: ignore[attr-defined]
    assert "gone" in client.get("/releases/compare?old=first").text
    lines = client.get("/releases/first/commitments.jsonl").text.splitlines()
    assert len(lines) == 4
    assert client.get("/releases/compare?old=none").status_code == 404


@pytest.mark.parametrize("name", ["Łódź 😀", 'a"; filename=b.html', "a;b"])
def test_a_release_of_any_name_can_be_taken_along(client: TestClient, desk: Desk, name: str) -> None:
    desk.ledger.release(name)
    answer = client.get(f"/releases/{quote(name, safe='')}/commitments.jsonl")
    assert answer.status_code == 200
    assert re.fullmatch(r'attachment; filename="[A-Za-z0-9._-]+"', answer.headers["content-disposition"])


def test_a_release_that_could_not_be_asked_for_is_not_made(client: TestClient, desk: Desk) -> None:
    for name in ("../../x", "a/b", "  "):
        data = {"name": name, "csrf": client.headers["X-CSRF-Token"]}
        assert client.post("/releases", data=data).status_code == 422
    assert not desk.ledger.releases()


def test_any_document_can_be_marked(client: TestClient, keys: dict[str, Key]) -> None:
    words = client.get(f"/mark/{keys['tanks'][0]}").text
    assert 'data-deed="add"' in words


def test_an_address_that_leads_nowhere_is_told_in_words(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text


WELLS = """Norway will give Kenya 400 million kroner for wells in the north, the foreign ministry said on 14 March 2023.
Of that sum, 150 million kroner is for pumps.
"""


@pytest.fixture
def wells(desk: Desk, tmp_path: Path) -> None:
    """A document that has no title and tells of a package with a part."""
    (tmp_path / "wells.txt").write_text(WELLS, "utf-8")
    found = [one for one in read_inputs([str(tmp_path / "wells.txt")]) if isinstance(one, Document)]
    desk.ledger.add(map(read, found), OLD)


@pytest.mark.usefixtures("wells")
def test_a_document_without_a_title_is_called_by_its_file(client: TestClient) -> None:
    found = re.search(r'href="(/documents/\w+)">wells\.txt</a>', client.get("/search?q=pumps").text)
    assert found
    assert "<h1>wells.txt</h1>" in client.get(found[1]).text


@pytest.mark.usefixtures("wells")
def test_a_part_leads_to_its_package(client: TestClient) -> None:
    listed = client.get("/commitments?actor=NOR").text
    package = re.search(r'no: part of <a href="(/commitments/\w+)">its package</a>', listed)
    assert package
    assert "400m NOK" in client.get(package[1]).text
