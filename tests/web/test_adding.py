"""What people bring is read in a process of its own; what cannot be read says why, and harms nothing."""

import gzip
import re
from collections.abc import Iterator
from threading import Thread

import pytest
from fastapi.testclient import TestClient

from pledgebook.jobs import Desk
from pledgebook.ledger import Ledger
from pledgebook.web import application
from tests.documents.printed import Report

TELLING = (
    "Finland will give Tanzania a grant of 5 million euros for wells, the foreign ministry said on Monday."
)
SPANISH = (
    "El gobierno de España enviará a Ucrania diez carros de combate y cuarenta millones de euros, dijo el "
    "martes la ministra de Defensa, que no quiso decir cuándo llegarán ni quién los pagará."
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all tests here: its reading process is slow to start."""
    with Desk(Ledger.open(str(tmp_path_factory.mktemp("added") / "book.db"))) as opened:
        yield opened


@pytest.fixture
def asker(desk: Desk) -> Iterator[TestClient]:
    with TestClient(application(desk), base_url="http://127.0.0.1:8765") as client:
        yield client


def token(client: TestClient) -> str:
    return str(client.app.state.csrf)  # type: ignore[attr-defined]


def send(client: TestClient, path: str = "/add", files: object = None, **fields: str) -> str:
    """Send a form and return the page that tells what became of it, when all was read."""
    # A field without a name makes httpx send every form in parts, as the page does.
    more = files or [("files", ("", b""))]
    answer = client.post(path, data={"csrf": token(client), **fields}, files=more)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    job = str(answer.url).split("/add/")[1]
    found = client.app.state.desk.intake.job(job, client.app.state.desk.intake._jobs[job].by)  # type: ignore[attr-defined]
    assert found.ended.wait(60)
    return plain(client.get(f"/add/{job}").text)


def plain(words: str) -> str:
    main = words.split("<main")[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main))


def linked(client: TestClient, words: str) -> str:
    """The page of the one document that holds the words."""
    _, found = client.app.state.desk.ledger.search(wanted(words), 0, 5)  # type: ignore[attr-defined]
    return client.get(f"/documents/{found[0].id}").text


def wanted(words: str) -> object:
    from pledgebook.ledger.search import Wanted

    return Wanted(words, None, None, None, None)


def test_pasted_text_is_read_and_kept_once(asker: TestClient) -> None:
    given = {"text": TELLING, "title": "Wells", "publisher": "Example Wire", "published": "2023-05-04"}
    told = send(asker, **given)
    assert "1 new document with 1 claim" in told
    assert "Wells" in told
    assert "Example Wire · 2023-05-04 · pasted text · new" in told
    assert "Finland → Tanzania" in told
    told = send(asker, **given)
    assert "1 known already." in told
    assert "new" not in told


def test_several_files_are_read_under_their_own_names(asker: TestClient) -> None:
    told = send(
        asker,
        files=[
            ("files", ("boats.txt", b"Norway will give Fredonia four boats, a minister said.")),
            (
                "files",
                ("../../evil/two.jsonl", b'{"text": "Chad will lend Mali 3 million euros."}\nnot json\n'),
            ),
            ("files", ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 60)),
        ],
    )
    assert "2 new documents" in told
    assert "two.jsonl:2 : not valid JSON" in told
    assert "photo.png : a picture" in told
    assert "evil" not in told


def test_a_text_in_another_language_is_kept_for_claims_by_hand(asker: TestClient) -> None:
    told = send(asker, text=SPANISH, title="Carros")
    assert "Not in English (es), so it was not read for claims." in told
    shown = linked(asker, "carros")
    assert "la ministra de Defensa" in plain(shown)
    assert "not english" in plain(shown)


def test_a_scan_is_kept_with_the_words_that_a_person_types(asker: TestClient, desk: Desk) -> None:
    report = Report(bare=True)
    report.add_page()
    data = bytes(report.output())
    told = send(asker, files=[("files", ("scan.pdf", data))], publisher="Ministry of Islands")
    assert "scan.pdf : the PDF has no text, only pictures" in told
    job = list(desk.intake._jobs)[-1]
    words = "Sweden will give Fredonia eleven harbour cranes, the minister said."
    told = send(
        asker, f"/add/{job}/words", item="0", text=words, title="Cranes", publisher="Ministry of Islands"
    )
    assert "1 new document" in told
    assert "Cranes" in told
    assert "from scan.pdf" in plain(linked(asker, "cranes"))
    (paper,) = [desk.ledger.paper(one.id) for one in desk.ledger.search(wanted("cranes"), 0, 5)[1]]  # type: ignore[arg-type]
    assert (paper.text, paper.origin, paper.publisher) == (words, "scan.pdf", "Ministry of Islands")
    assert paper.raw_hash is not None


def test_only_a_scan_of_ones_own_takes_words(asker: TestClient, desk: Desk) -> None:
    send(asker, text="Nothing is pledged here at all, the minister said.")
    job = list(desk.intake._jobs)[-1]
    for name, item in ((job, "0"), (job, "-1"), ("none", "0")):
        given = {"csrf": token(asker), "item": item, "text": "x"}
        assert asker.post(f"/add/{name}/words", data=given).status_code == 404


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://[::1]/", "http://2130706433/x"])
def test_an_address_inside_is_refused(asker: TestClient, address: str) -> None:
    assert "it leads into a private network" in send(asker, addresses=address)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "Choose a file, or give an address or a text."),
        ({"addresses": "file:///etc/passwd"}, "this does not: file:///etc/passwd"),
        ({"text": "x", "published": "yesterday"}, "Write the day as YYYY-MM-DD."),
        ({"text": "x", "url": "javascript:alert(1)"}, "begins with http:// or https://"),
    ],
)
def test_what_is_given_wrongly_is_said_and_what_was_typed_stays(
    asker: TestClient, fields: dict[str, str], wrong: str
) -> None:
    answer = asker.post("/add", data={"csrf": token(asker), "title": "A typed one", **fields})
    assert answer.status_code == 422
    assert wrong in plain(answer.text)
    assert "A typed one" in answer.text


def test_nothing_is_taken_from_another_site(asker: TestClient, desk: Desk) -> None:
    before = len(desk.intake._jobs)
    assert asker.post("/add", data={"text": TELLING}).status_code == 403
    assert asker.post("/add", data={"text": TELLING, "csrf": "wrong"}).status_code == 403
    assert len(desk.intake._jobs) == before


def test_more_than_may_be_sent_is_refused(asker: TestClient) -> None:
    large = [("files", ("large.txt", b"x" * 25_100_000))]
    answer = asker.post("/add", data={"csrf": token(asker)}, files=large)  # type: ignore[arg-type]
    assert answer.status_code == 413


def test_a_bomb_is_told_of_and_the_rest_is_read(asker: TestClient) -> None:
    told = send(
        asker,
        files=[
            ("files", ("bomb.html.gz", gzip.compress(b"<p>" + b" " * 300_000_000))),
            ("files", ("after.txt", b"Ghana will lend Togo 7 million euros, a minister said.")),
        ],
    )
    assert "bomb.html.gz :" in told
    assert "1 new document with 1 claim" in told


def test_hostile_words_and_names_stay_words(asker: TestClient) -> None:
    hostile = "<script>alert(1)</script> Peru will give Chile 4 million euros, a minister said."
    answer = asker.post(
        "/add",
        data={"csrf": token(asker), "text": hostile, "title": "<img src=x onerror=alert(1)>"},
        files=[("files", ("<b>x.bin", b"\0\1\2" * 40))],
    )
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert "<b>x" not in answer.text


def test_the_page_of_what_was_brought_is_for_who_brought_it(desk: Desk, asker: TestClient) -> None:
    send(asker, text=TELLING)
    job = list(desk.intake._jobs)[-1]
    assert desk.intake.job(job, "somebody else") is None
    assert asker.get("/add/unknown").status_code == 404


def test_two_people_add_at_once(asker: TestClient) -> None:
    told: list[str] = []
    texts = [f"Japan will give Fiji {number} million euros, a minister said." for number in (31, 32, 33)]
    threads = [Thread(target=lambda one=one: told.append(send(asker, text=one))) for one in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all("1 new document with 1 claim" in one for one in told)
