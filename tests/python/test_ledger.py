"""A ledger in Python, as users write it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import pledgebook as pb
from pledgebook.python.asked import day, moment
from tests.python.conftest import REPORT


def test_commitments_are_asked_for_by_name(ledger: pb.Ledger) -> None:
    (tanks,) = ledger.commitments(recipient="Ukraine")
    assert tanks.stage == "delivered"
    assert tanks.actors == ("DNK",)
    assert len(ledger.commitments(since="2023-05-01", until=date(2023, 5, 31))) == 1
    assert len(ledger.commitments(stage="cancelled")) == 1
    assert ledger.commitment(tanks.id[:8]) == tanks


def test_one_commitment_leads_to_its_words(ledger: pb.Ledger) -> None:
    (grant,) = ledger.commitments(actor="FIN")
    assert [said.source.publisher for said in grant.statements] == ["Example Wire"]
    assert "a grant of 5 million euros" in grant.statements[0].words
    assert grant.amount_eur == 5_000_000
    assert grant.to_dict()["id"] == grant.id
    assert repr(grant) == f"<Commitment {grant.id[:8]}: {grant.title}, pledged>"


def test_a_commitment_shows_its_course_and_its_words(ledger: pb.Ledger) -> None:
    (grant,) = ledger.commitments(actor="FIN")
    shown = grant._repr_html_()
    assert "<svg" in shown
    assert "2023-05-04" in shown
    assert "a grant of 5 million euros" in shown


def test_what_was_read_cannot_act_in_a_notebook(ledger: pb.Ledger) -> None:
    (clinics,) = ledger.commitments(actor="SWE")
    for shown in (clinics._repr_html_(), ledger.commitments()._repr_html_(), ledger.totals()._repr_html_()):
        assert "<script" not in shown
        assert "javascript:" not in shown
        assert "<b>no" not in shown


def test_tables_have_the_rows_of_an_export(ledger: pb.Ledger, tmp_path: Path) -> None:
    import pandas as pd

    out = ledger.export("parquet", tmp_path / "tables")
    exported = pd.read_parquet(out / "commitments.parquet")
    pd.testing.assert_frame_equal(ledger.commitments().to_pandas(), exported)
    polars = ledger.commitments().to_polars()
    assert polars["id"].to_list() == list(exported["id"])
    assert ledger.commitments().to_dicts()[0]["id"] == exported["id"][0]
    meaning = ledger.commitments().to_arrow().schema.field("counted").metadata[b"meaning"]
    assert b"adds to totals" in meaning


def test_whole_texts_are_exported_where_they_are_asked_for(ledger: pb.Ledger, tmp_path: Path) -> None:
    import pandas as pd

    out = ledger.export("parquet", tmp_path / "tables", actor="FIN", texts=True)
    (text,) = pd.read_parquet(out / "documents.parquet")["text"]
    assert ledger.commitments(actor="FIN")[0].statements[0].words in text


def test_totals_are_a_table_too(ledger: pb.Ledger) -> None:
    frame = ledger.totals("actor,category", stage="pledged").to_pandas()
    assert list(frame.columns[:4]) == ["kind", "actor", "category", "currency"]
    assert frame.set_index("actor").loc["FIN", "pledged"] == 5_000_000
    totals = ledger.totals(by=["recipient"], currency="usd", rate_date="2023-05-04")
    assert totals.made.rates.into == "USD"
    assert repr(totals).startswith("<Totals by recipient: ")
    assert totals.left_out["cancelled"][0] in totals.commitments


def test_parts_of_a_list_are_lists(ledger: pb.Ledger) -> None:
    every = ledger.commitments()
    assert isinstance(every[:2], pb.Commitments)
    assert len(every[:2]) == 2
    counted = every.where(lambda one: one.counted)
    assert all(one.counted for one in counted)
    assert len(counted) < len(every)
    assert repr(counted) == f"<Commitments: {len(counted)}>"


def test_charts_are_functions_of_commitments(ledger: pb.Ledger) -> None:
    every = ledger.commitments()
    chart = pb.charts.promised_and_delivered(every)
    assert chart.to_dict() == every.chart("donors").to_dict()
    assert "<svg" in pb.charts.svg(every[0].timeline())
    assert "width" in every.chart("flow", width=380).to_json()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("commitments(stage='promised')", "stage cannot be 'promised'; it is one of ruled_out, requested"),
        ("commitments(actor='Finlnd')", "is Finland meant?"),
        ("commitments(as_of='yesterday')", "as_of: 'yesterday' is not a day; write it as 2024-12-19."),
        ("totals('donor')", "by cannot be 'donor'; it is one of actor, recipient"),
        ("totals(currency='XXZ')", "XXZ"),
        ("commitments().chart('pie')", "chart cannot be 'pie'; it is one of donors"),
        ("export('xlsx', 'out.xlsx', texts=True)", "name a folder, as csv, parquet or jsonl"),
        ("export('docx', 'out.docx')", "to cannot be 'docx'; it is one of csv"),
    ],
)
def test_a_slip_is_told_with_what_is_right(ledger: pb.Ledger, call: str, said: str) -> None:
    with pytest.raises(pb.PledgebookError) as told:
        eval(f"ledger.{call}", {"ledger": ledger})
    assert said in str(told.value)


def test_a_ledger_that_is_not_there_is_not_made_by_a_slip(tmp_path: Path) -> None:
    with pytest.raises(pb.PledgebookError, match="There is no ledger") as told:
        pb.open_ledger(tmp_path / "bok.db")
    assert told.value.__notes__ == ["In Python, pb.open_ledger(..., new=True) makes one."]
    assert not (tmp_path / "bok.db").exists()


def test_documents_are_added_twice_and_once(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    with pb.open_ledger(tmp_path / "new.db", new=True) as ledger:
        added = ledger.add(report, published="2023-05-04")
        assert added.kept[0].outcome == "new"
        assert added.claims >= 2
        assert ledger.add(report, published="2023-05-04").kept[0].outcome == "known"
        assert ledger.add(tmp_path / "none.txt").findings[0].reason == "no such file or folder"
        assert ledger.release("first") == len(ledger.commitments())
        assert ledger.check() == ()
        assert "new.db" in repr(ledger)


def test_days_are_days_and_a_day_is_all_of_it() -> None:
    assert day(datetime(2024, 5, 1, 12, tzinfo=UTC), "since") == date(2024, 5, 1)
    assert moment("2024-05-01", "as_of") == datetime(2024, 5, 1, 23, 59, 59, 999999, tzinfo=UTC)
    assert moment("2024-05-01T10:00+02:00", "as_of") == datetime(2024, 5, 1, 8, tzinfo=UTC)
    assert moment(None, "as_of") is None
