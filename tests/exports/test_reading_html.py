"""The page of readings, as a file: complete, self-contained and inert."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from pledgebook.claims.claim import Reading
from pledgebook.exports.reading_html import reading_page
from pledgebook.span import Span

from .specimen import hostile, release, report, unread


class Outline(HTMLParser):
    """Collects elements and the text of the text columns, and insists that tags nest."""

    VOID = frozenset({"meta", "link", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open and "a" not in self.open:
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name))]


def page(*readings: Reading) -> str:
    return "".join(reading_page(readings))


def test_every_tag_closes_where_it_should() -> None:
    assert Outline(page(report(), release(), unread(), hostile())).open == []


def test_every_link_leads_somewhere_in_the_page_and_no_name_is_given_twice() -> None:
    outline = Outline(page(report(), release(), unread()))
    names, links = outline.values("id"), outline.values("href")
    assert len(names) == len(set(names))
    inner = {link[1:] for link in links if link.startswith("#")}
    assert inner <= set(names)
    assert {f"d1c{number}" for number in range(1, 8)} | {f"d1w{number}" for number in range(1, 8)} <= inner


def test_nothing_is_fetched_and_nothing_runs_but_the_pages_own_script() -> None:
    text = page(report(), hostile())
    outline = Outline(text)
    assert outline.values("src") == []
    assert [link for link in outline.values("href") if not link.startswith("#")] == [
        "data:,",
        "https://example.org/report-1",
    ]
    assert not [name for _, attributes in outline.elements for name in attributes if name.startswith("on")]
    assert [tag for tag, _ in outline.elements].count("script") == 1
    assert outline.values("content")[0].startswith("default-src 'none'; style-src 'sha256-")
    assert "@import" not in text
    assert "url(" not in text


def test_the_whole_text_is_there() -> None:
    words = " ".join("".join(Outline(page(report())).words).split())
    for paragraph in report().document.text.split("\n\n")[1:]:
        assert " ".join(paragraph.split()) in words


def test_one_document_needs_no_index() -> None:
    assert "<table" not in page(report())
    assert "<h1>Norland weighs sending trainers to Besmark</h1>" in page(report())


def test_several_documents_have_an_index_with_their_headlines() -> None:
    text = page(report(), release(), unread())
    (index,) = re.findall(r"<table.*?</table>", text, re.DOTALL)
    told = [re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr>.*?</tr>", index, re.DOTALL)[1:]]
    assert [" ".join(row.split()) for row in told] == [
        "Norland weighs sending trainers to Besmark The Aldhaven Courier, 18 Dec 2024 7 "
        "Norland → to Besmark : "
        "£225m · drones, 60 artillery pieces, an air defence system pledged",
        "Aid list for Tanvia Finmere, undated 2 Finmere → to Tanvia : $4.5m? · 30 mobile clinics committed",
        "lettre-3 undated 0 no act of support",
    ]


def test_flags_stand_in_a_list_and_at_their_words() -> None:
    text = page(report())
    assert 'id="d1f1"' in text
    assert 'id="d1q1" href="#d1f1"' in text
    assert "The text gives two totals for the same period." in text


def test_a_page_of_nothing_is_a_page() -> None:
    assert "0 documents, 0 claims" in page()


def test_no_address_but_a_web_address_is_a_link() -> None:
    reading = report()
    for url in ("javascript:alert(1)", "http://[", "ftp://example.org"):
        assert ">source<" not in page(replace(reading, document=replace(reading.document, url=url)))


def test_evidence_that_runs_past_its_paragraph_still_has_its_number() -> None:
    reading = report()
    claim = replace(reading.claims[0], evidence=(Span(44, reading.document.text.index("Defence Sec")),))
    assert 'id="d1w1"' in page(replace(reading, claims=(claim,)))


def test_the_page_is_utf8_whatever_the_text() -> None:
    page(hostile()).encode("utf-8")
