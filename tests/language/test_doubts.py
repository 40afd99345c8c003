"""Doubts about names and offices: raised where they should be, and nowhere else."""

import pytest

from pledgebook.findings import FlagKind
from tests.language.party_cases import VOCABULARY, Case, cases, read


@pytest.mark.parametrize("case", cases("doubts"), ids=lambda case: case.text[:60])
def test_doubts_are_raised_where_they_should_be(case: Case) -> None:
    view, reading = read(case)
    assert {flag.kind.value: flag.span.of(view.text) for flag in reading.flags if flag.span} == case.flags


def test_a_mismatch_keeps_the_persons_state() -> None:
    """The title says one state, the table another: the person's is kept (codebook 2.5)."""
    case = next(case for case in cases("doubts") if "Keir Starmer" in case.text)
    _, reading = read(case)
    assert [mention.id for mention in reading.mentions] == ["GBR"]
    assert [flag.kind for flag in reading.flags] == [FlagKind.OFFICE_MISMATCH]
    assert "prime minister of United Kingdom" in reading.flags[0].reason


def test_a_slip_is_joined_to_the_person() -> None:
    case = next(case for case in cases("doubts") if "Lamy" in case.text)
    _, reading = read(case)
    assert {mention.person for mention in reading.mentions} == {"David Lammy"}
    assert {mention.id for mention in reading.mentions} == {"GBR"}


def test_a_doubt_is_raised_once_for_the_same_words() -> None:
    _, reading = read(Case("Kiev slept. Kyiv woke. Kiev slept again."))
    assert len(reading.flags) == 1


def test_spellings_are_names_the_gazetteer_knows() -> None:
    """The preferred spelling of every row is a name of some party."""
    from pledgebook.language.gazetteer import load_gazetteer

    known = load_gazetteer(VOCABULARY).spellings
    assert [place for place in VOCABULARY.rows("spellings") if place not in known] == []
