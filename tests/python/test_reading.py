"""Reading from Python, as users write it."""

from pathlib import Path

import pytest

import pledgebook as pb
from tests.python.conftest import REPORT


@pytest.fixture(scope="module")
def reading() -> pb.Reading:
    return pb.read_text(REPORT, title="Talk in Dodoma", published="2023-05-04", publisher="Example Wire")


def test_a_text_at_hand_is_read(reading: pb.Reading) -> None:
    grant = reading.main
    assert grant is not None
    assert grant.stage == "pledged"
    assert grant.amount is not None
    assert (grant.amount.value, grant.amount.currency) == (5_000_000, "EUR")
    assert grant.words in REPORT
    assert grant.speaker == "the foreign ministry"
    assert repr(grant).startswith("<Claim ")
    assert "Finland" in repr(grant)
    assert grant.to_dict()["evidence"][0]["text"] == grant.words


def test_what_was_read_is_the_same_as_the_contract_has_it(reading: pb.Reading) -> None:
    record = reading.to_dict()
    assert record["document"]["text"] == reading.text == REPORT
    assert [claim["id"] for claim in record["claims"]] == [claim.id for claim in reading.claims]
    assert "Talk in Dodoma" in reading.to_html()


def test_a_claim_shows_its_passage_with_the_words_marked(reading: pb.Reading) -> None:
    assert reading.main is not None
    shown = reading.main._repr_html_()
    assert '<span class="stage" title="stage">will</span>' in shown
    assert "5 million euros" in shown
    assert "<script" not in shown
    assert "ruled out" in reading._repr_html_()


def test_files_become_one_table_of_claims(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    found = pb.read(report, tmp_path / "missing.txt", published="2023-05-04")
    assert len(found) == 1
    assert [str(one) for one in found.findings] == [f"{tmp_path / 'missing.txt'}: no such file or folder"]
    assert "1 not read" in repr(found)
    frame = found.to_pandas()
    assert list(frame["claim"]) == [claim.id for claim in found.claims]
    assert frame["headline"].sum() == 1
    polars = found.to_polars()
    assert polars.filter(polars["stage"] == "ruled_out").height == 1
    assert found.to_dicts()[0]["evidence"] == found.claims[0].words.split(" … ")[0]
    assert "no such file" in found._repr_html_()


def test_where_nothing_can_be_read_it_is_an_error() -> None:
    with pytest.raises(pb.PledgebookError, match="no such file"):
        pb.read("/nowhere/at/all.txt")
    with pytest.raises(ValueError, match="'May' is not a day; write it as 2024-12-19"):
        pb.read("x.txt", published="May")
