"""People: by the dated table, by the document, by pronoun and description."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from pledgebook.errors import VocabularyError
from pledgebook.language.holders import Holders, load_holders
from pledgebook.language.person_words import surname_of
from pledgebook.language.titles import load_titles
from pledgebook.vocabulary import Vocabulary
from tests.language.party_cases import VOCABULARY, Case, cases, read, said


@pytest.mark.parametrize("case", cases("people"), ids=lambda case: case.text[:60])
def test_people_stand_for_their_state(case: Case) -> None:
    view, reading = read(case)
    found = {mention.span.of(view.text): mention for mention in reading.mentions}
    for words, wanted in case.parties.items():
        assert words in found, sorted(found)
        assert said(found[words], wanted) == wanted
    for words, naming in case.means.items():
        antecedent = found[words].antecedent
        assert antecedent is not None
        assert antecedent.of(view.text) == naming
    for words in case.absent:
        assert words not in found


def test_the_table_is_as_large_as_promised() -> None:
    terms = [term for terms in load_holders(VOCABULARY).terms.values() for term in terms]
    assert len(terms) >= 2500
    assert len({term.id for term in terms}) >= 170
    assert len({term.id for term in terms if term.start.year < 1990}) >= 140


def test_every_row_names_a_known_party_and_office() -> None:
    known = VOCABULARY.rows("states").keys() | VOCABULARY.rows("organisations").keys()
    titles = load_titles(VOCABULARY)
    own = {"UN ambassador", "aid administrator", "commission chairperson"}
    for code, office in load_holders(VOCABULARY).offices:
        assert code in known, (code, office)
        wording = titles.at(office, 0)
        assert office in own or (wording is not None and wording.value.office == office), (code, office)


def test_terms_run_forward_and_one_office_has_one_holder() -> None:
    """Two people never hold one office of one person on the same day, but for the weeks of a handover."""
    rows = VOCABULARY.rows("offices")
    for (code, office), terms in load_holders(VOCABULARY).offices.items():
        assert all(term.start <= term.end for term in terms), (code, office)
        if rows.get(office, {}).get("many") == "yes":
            continue
        ordered = sorted(terms, key=lambda term: term.start)
        for left, right in pairwise(ordered):
            assert not left.open, (code, office, left.person, right.person)
            assert (left.ended.first - right.begun.last).days <= 31, (code, office, left.person, right.person)


def test_people_rows_are_people_of_the_table() -> None:
    holders = load_holders(VOCABULARY)
    assert [
        name
        for table in ("people", "past_people")
        for name in VOCABULARY.rows(table)
        if name not in holders.people
    ] == []


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ursula von der Leyen", "von der Leyen"),
        ("Ada Example", "Example"),
        ("Ferdinand Example Jr.", "Example"),
        ("Charles de Example", "de Example"),
    ],
)
def test_a_surname_keeps_its_particles(name: str, surname: str) -> None:
    assert surname_of(name, VOCABULARY) == surname


@pytest.mark.parametrize(
    ("person", "day", "code", "office"),
    [
        ("Mark Rutte", date(2020, 1, 1), "NLD", "prime minister"),
        ("Mark Rutte", date(2025, 1, 1), "NATO", "secretary-general"),
        ("Donald Tusk", date(2018, 1, 1), "EU", "council president"),
        ("Donald Tusk", date(2024, 6, 1), "POL", "prime minister"),
        ("Alexander Stubb", date(2024, 6, 1), "FIN", "president"),
        ("Kaja Kallas", date(2023, 6, 1), "EST", "prime minister"),
    ],
)
def test_a_person_is_known_by_the_office_of_the_day(person: str, day: date, code: str, office: str) -> None:
    term = load_holders(VOCABULARY).term_on(person, day)
    assert term is not None
    assert (term.id, term.office) == (code, office)


def test_after_the_day_it_was_known_the_table_is_silent() -> None:
    holders = load_holders(VOCABULARY)
    assert holders.firm_holder("UKR", "president", date(2024, 1, 1)) == "Volodymyr Zelensky"
    assert holders.firm_holder("UKR", "president", date(2040, 1, 1)) is None


def _table(folder: Path, *rows: str) -> Holders:
    (folder / "holders.yml").write_text("\n".join(rows), encoding="utf-8")
    return load_holders(Vocabulary(folder))


def test_an_office_that_changed_hands_in_some_year_is_nobodys_for_sure_then(tmp_path: Path) -> None:
    rows = ("AAA president 1961 Ada Example: until 1972", "AAA president 1972 Bo Example: until 1980-06")
    holders = _table(tmp_path, *rows)
    assert holders.firm_holder("AAA", "president", date(1961, 12, 1)) is None
    assert holders.firm_holder("AAA", "president", date(1965, 1, 1)) == "Ada Example"
    assert holders.firm_holder("AAA", "president", date(1972, 7, 1)) is None
    assert holders.firm_holder("AAA", "president", date(1979, 1, 1)) == "Bo Example"
    term = holders.term_on("Bo Example", date(1972, 2, 1))
    assert term is not None


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        (date(1973, 1, 1), False),
        (date(1976, 1, 1), True),
        (date(1995, 1, 1), True),
        (date(1996, 6, 1), False),
    ],
)
def test_a_surname_alone_is_forgotten_with_the_years(day: date, meant: bool) -> None:
    assert load_holders(VOCABULARY).remembered("Jimmy Carter", day) == meant


@pytest.mark.parametrize("row", ["AAA president Ada: until 1972", "AAA president 1961 Ada: till 1972"])
def test_a_row_that_cannot_be_read_is_named(row: str, tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="AAA president"):
        _table(tmp_path, row)


def test_a_persons_mention_carries_the_full_name() -> None:
    _, reading = read(Case("Estonian Defence Minister Hanno Example came. Example left."))
    assert [mention.person for mention in reading.mentions] == ["Hanno Example", "Hanno Example"]
