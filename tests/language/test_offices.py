"""Offices: bound to a state by words, by a person, by what came before, or by the publisher."""

from pathlib import Path

import pytest

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.holders import load_holders
from pledgebook.language.office_rows import may_have, office_rows
from pledgebook.language.publishers import PublisherKind, find_publisher
from pledgebook.language.titles import load_titles
from pledgebook.vocabulary import Vocabulary
from tests.language.party_cases import VOCABULARY, Case, cases, read, said


@pytest.mark.parametrize("case", cases("offices"), ids=lambda case: case.text[:60])
def test_an_office_stands_for_its_state(case: Case) -> None:
    view, reading = read(case)
    found = {mention.span.of(view.text): mention for mention in reversed(reading.mentions)}
    for words, wanted in case.parties.items():
        assert words in found, sorted(found)
        assert said(found[words], wanted) == wanted
    for words in case.absent:
        assert words not in found


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("defence secretary", "defense secretary"),
        ("ministry of defence", "ministry of defense"),
        ("minister of defence", "defense chief"),
        ("secretary-general", "secretary general"),
        ("vice-president", "vice president"),
    ],
)
def test_both_spellings_are_one_office(british: str, american: str) -> None:
    titles = load_titles(VOCABULARY)
    left, right = titles.at(british, 0), titles.at(american, 0)
    assert left is not None
    assert right is not None
    assert left.value.office == right.value.office


@pytest.mark.parametrize(
    ("name", "code", "kind", "tier"),
    [
        ("The White House", "USA", PublisherKind.GOVERNMENT, 2),
        ("https://www.whitehouse.gov/briefings/x", "USA", PublisherKind.GOVERNMENT, 2),
        ("news.un.org", "UN", PublisherKind.ORGANISATION, 4),
        ("Reuters", "GBR", PublisherKind.WIRE, 5),
        ("the kyiv independent", "UKR", PublisherKind.PRESS, 5),
        ("x.com", None, PublisherKind.SOCIAL, 7),
    ],
)
def test_publishers_are_known_by_name_and_address(
    name: str, code: str | None, kind: PublisherKind, tier: int
) -> None:
    publisher = find_publisher(name, VOCABULARY)
    assert publisher is not None
    assert (publisher.id, publisher.kind, publisher.tier) == (code, kind, tier)


@pytest.mark.parametrize("name", [None, "", "  ", "The Example Gazette", "a." * 5000])
def test_an_unknown_publisher_is_none(name: str | None) -> None:
    assert find_publisher(name, VOCABULARY) is None


def test_a_hundred_and_fifty_publishers_belong_somewhere() -> None:
    rows = VOCABULARY.rows("publishers")
    known = VOCABULARY.rows("states").keys() | VOCABULARY.rows("organisations").keys()
    assert len(rows) >= 150
    assert [name for name, row in rows.items() if row["id"] and row["id"] not in known] == []


def test_no_state_that_had_an_office_is_said_to_have_none() -> None:
    terms = [term for held in load_holders(VOCABULARY).terms.values() for term in held]
    wrong = {(term.id, term.office) for term in terms if not may_have(term.id, term.office, VOCABULARY)}
    assert wrong == set()


@pytest.mark.parametrize(
    ("row", "error"),
    [("{titles: [steward], is: [grand]}", VocabularyError), ("{title: [steward]}", UnknownKeysError)],
)
def test_an_office_that_cannot_be_read_is_named(row: str, error: type[Exception], tmp_path: Path) -> None:
    (tmp_path / "offices.yml").write_text(f"steward: {row}", encoding="utf-8")
    with pytest.raises(error, match="steward"):
        office_rows(Vocabulary(tmp_path))
