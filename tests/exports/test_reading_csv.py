"""Claims as a table that a spreadsheet can open without running anything."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.amounts import Amount
from pledgebook.claims.claim import Claim, Reading, Stage
from pledgebook.documents import Document
from pledgebook.exports.reading_csv import COLUMNS, claims_csv
from pledgebook.span import Span

from .specimen import hostile, release, report, unread


def rows(*readings: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(claims_csv(readings)), newline="")))


def reading(title: str) -> Reading:
    claim = Claim("c", Stage.PLEDGED, (Span(0, 4),), amount=Amount(Span(0, 4), Decimal(-5), "EUR"))
    return Reading(Document("d", "text", title), (claim,))


def test_the_header_is_written_even_without_claims() -> None:
    assert "".join(claims_csv([unread()])) == ",".join(COLUMNS) + "\n"


def test_one_row_for_each_claim_in_reading_order() -> None:
    told = [(row["claim"], row["headline"], row["stage"]) for row in rows(report(), release())]
    assert told == [
        ("c-consider", "no", "considered"),
        ("c-pledge", "yes", "pledged"),
        ("c-troops", "no", "delivered"),
        ("c-total", "no", "delivered"),
        ("c-part", "no", "delivered"),
        ("c-loan", "no", "suspended"),
        ("c-sanctions", "no", "ruled_out"),
        ("r-clinics", "yes", "committed"),
        ("r-tents", "no", "committed"),
    ]


def test_a_row_holds_the_act() -> None:
    row = rows(report())[1]
    assert {
        key: row[key] for key in ("actors", "actor_ids", "recipients", "amount", "currency", "items")
    } == {
        "actors": "Norland",
        "actor_ids": "NRL",
        "recipients": "Besmark",
        "amount": "225000000",
        "currency": "GBP",
        "items": "drones; 60 artillery pieces; an air defence system",
    }
    assert (row["said_by"], row["said_as"], row["published"]) == ("Mara Holt", "person mixed", "2024-12-18")


def test_evidence_is_the_text_between_start_and_end() -> None:
    text = report().document.text
    for row in rows(report()):
        assert row["evidence"] == text[int(row["start"]) : int(row["end"])]


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("- a dash", "'- a dash"),
        ("\tx", "'\tx"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("-5", "-5"),
        ("-5.5", "-5.5"),
        ("2024-12-18", "2024-12-18"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula_and_numbers_stay_numbers(words: str, cell: str) -> None:
    assert rows(reading(words))[0]["title"] == cell


def test_a_negative_amount_stays_a_number() -> None:
    assert rows(reading("x"))[0]["amount"] == "-5"


def test_hostile_text_is_one_row_of_utf8() -> None:
    (row,) = rows(hostile())
    assert row["evidence"].startswith("'=HYPERLINK")
    "".join(claims_csv([hostile()])).encode("utf-8")


@given(st.text())
def test_any_title_reads_back_but_for_its_guard(title: str) -> None:
    (row,) = rows(reading(title))
    assert row["title"] in (title, f"'{title}") or "\0" in title


def test_a_lone_surrogate_or_null_gives_way_to_the_replacement_sign() -> None:
    assert rows(reading("a\ud800\0b"))[0]["title"] == "a\ufffd\ufffdb"
