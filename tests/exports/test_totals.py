"""Totals as they leave: exact lines of JSON, a table for spreadsheets, short words."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

from pledgebook.amounts import Qualifier
from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments import Source, Statement
from pledgebook.commitments.columns import By, Kind, Pooled
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.totals import Totals, totals
from pledgebook.exports import TotalsView, totals_csv, totals_lines
from tests.commitments.made import arrived, euros, made, part

LEDGER = (
    made("aid", 100_000_000, Stage.DELIVERING, category=Category.HUMANITARIAN, delivered=arrived(38_000_000)),
    made("arms", euros(50_000_000, qualifier=Qualifier.UP_TO), category=Category.MILITARY, conditional=True),
    made("tents", None, category=Category.HUMANITARIAN, form=Form.GOODS),
    made("loan", 7_500_000, Stage.PLEDGED, form=Form.LOAN),
    made("old", 900, counted=False, not_counted_because="a total to date"),
    made("far", Sum(Decimal(41_000_000_000), "UAH")),
)
COMMITMENTS = {one.id: one for one in LEDGER}


def lines(found: Totals, words: Any = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in totals_lines(found, COMMITMENTS, words or {})]


def test_json_tells_how_the_sums_were_asked_for() -> None:
    about = lines(totals(LEDGER, (By.ACTOR,), pooled=Pooled.FUND))[0]
    assert about == {
        "record": "about",
        "by": ["actor"],
        "stage": "allocated",
        "currency": "EUR",
        "rates": "dated",
        "rate_date": None,
        "pooled": "fund",
        "commitments": 6,
    }


def test_json_has_exact_cells_with_their_commitments() -> None:
    row = next(one for one in lines(totals(LEDGER, (By.CATEGORY,))) if one["record"] == "row")
    assert (row["kind"], row["key"]) == ("grants and goods", {"category": "humanitarian"})
    assert row["allocated"] == {
        "sum": 100_000_000,
        "low": 100_000_000,
        "high": 100_000_000,
        "open": False,
        "conditional": 0,
        "suspended": 0,
        "commitments": ["aid"],
        "no_amount": ["tents"],
        "not_stated": [],
    }
    assert row["delivered"]["sum"] == 38_000_000


def test_json_names_what_is_left_out_and_what_has_no_rate() -> None:
    found = lines(totals(LEDGER))
    left = {one["reason"]: one["sums"] for one in found if one["record"] == "left_out"}
    assert left == {
        "a total to date": [{"currency": "EUR", "value": 900}],
        "no rate for its currency and day": [{"currency": "UAH", "value": 41_000_000_000}],
    }
    (stays,) = (one for one in found if one["record"] == "unconverted")
    assert (stays["commitment"], stays["reason"]) == ("far", "no rates for this currency")


def test_json_leads_to_the_words() -> None:
    source = Source(id="d1", publisher="Example Wire", published=date(2023, 5, 4))
    said = Statement(
        claim="claim of aid", source=source, stage=Stage.PLEDGED, words="Finland gives 100 million"
    )
    found = lines(totals(LEDGER), {"claim of aid": (said,)})
    explained = {one["id"]: one for one in found if one["record"] == "commitment"}
    (claim,) = explained["aid"]["claims"]
    assert (claim["document"], claim["publisher"], claim["words"]) == ("d1", "Example Wire", said.words)
    assert explained["aid"]["rate"] == 1


def test_a_table_for_spreadsheets_has_exact_sums() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(totals_csv(totals(LEDGER, (By.ACTOR, By.CATEGORY)))))))
    first = rows[0]
    assert (first["record"], first["actor"], first["category"]) == ("row", "FIN", "humanitarian")
    assert (first["allocated"], first["delivered"], first["allocated_no_amount"]) == (
        "100000000.00",
        "38000000.00",
        "1",
    )
    left = [
        (row["reason"], row["currency"], row["amount"], row["number"])
        for row in rows
        if row["record"] == "left_out"
    ]
    assert ("a total to date", "EUR", "900", "1") in left
    assert {len(row) for row in rows} == {len(first)}


def test_short_words_of_a_row() -> None:
    view = TotalsView(totals(LEDGER, (By.CATEGORY, By.MONTH)))
    aid, arms = view.lines(Kind.GRANTS)
    assert (aid.labels, aid.sums) == (("humanitarian", "May 2023"), ("€100m", "€100m", "€100m", "€38m"))
    assert (aid.no_amount, aid.note) == ("1", "")
    assert arms.note == "between €0 and €50m · 100% on condition"
    assert view.sum(Kind.LOANS).sums == ("€7.5m", "–", "–", "–")


def test_notes_say_currency_rates_funds_and_what_does_not_agree() -> None:
    package, parts = made("pack", 100), part("more", "pack", 130)
    found = totals([package, parts, *LEDGER], (By.ACTOR,), rates=Rates(constant=date(2024, 12, 19)))
    notes = "\n".join(TotalsView(found).notes({"pack": package}))
    assert "Sums in EUR, all at the reference rates of 19 Dec 2024." in notes
    assert "what a state pays in counts for it" in notes
    assert "Not converted, no rates for this currency: UAH 41bn." in notes
    assert "Parts exceed their package, €130 against €100: pack [pack]" in notes
