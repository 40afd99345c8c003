"""Readings as JSON, held against the contract."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pledgebook.claims.claim import Reading
from pledgebook.documents import Document
from pledgebook.exports.reading_json import reading_line, reading_record
from pledgebook.exports.records import json_line, number

from .specimen import hostile, release, report, unread

CONTRACT = Path(__file__).parents[1] / "contract" / "reading.schema.json"
READINGS = pytest.mark.parametrize(
    "reading", [report(), release(), unread(), hostile()], ids=lambda reading: reading.document.id[:8]
)


@pytest.fixture(scope="module")
def contract() -> Draft202012Validator:
    return Draft202012Validator(json.loads(CONTRACT.read_text("utf-8")))


@READINGS
def test_every_reading_keeps_the_contract(reading: Reading, contract: Draft202012Validator) -> None:
    contract.validate(json.loads(reading_line(reading)))


@READINGS
def test_every_span_reads_its_own_words(reading: Reading) -> None:
    record = reading_record(reading)
    text = record["document"]["text"]
    found = list(spans(record))
    assert all(span["text"] == text[span["start"] : span["end"]] for span in found)
    assert len(found) >= len(reading.claims)


def spans(value: Any) -> Any:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from spans(part)


@READINGS
def test_a_line_is_one_line_of_utf8_and_reads_back(reading: Reading) -> None:
    line = reading_line(reading)
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == reading_record(reading)


def test_a_pledge_with_all_its_fields() -> None:
    claim = reading_record(report())["claims"][1]
    brief = {key: claim[key] for key in ("id", "stage", "category", "form", "accounting", "announced")}
    assert brief == {
        "id": "c-pledge",
        "stage": "pledged",
        "category": "military",
        "form": "goods",
        "accounting": "new",
        "announced": "2024-12-18",
    }
    assert claim["amount"] | {"start": 0, "end": 0} == {
        "start": 0,
        "end": 0,
        "text": "£225m",
        "value": 225000000,
        "value_max": None,
        "currency": "GBP",
        "qualifier": "exact",
        "per": "once",
        "each": False,
        "alternatives": [],
        "currency_reason": None,
        "sign": None,
    }
    assert [(item["text"], item["quantity"]) for item in claim["items"]] == [
        ("drones", None),
        ("60 artillery pieces", 60),
        ("an air defence system", 1),
    ]
    assert claim["actors"][0]["office"] == "defence secretary"
    assert claim["period"] == {"start": "2025", "end": "2025", "precision": "year", "span": None}
    assert [link["text"] for link in claim["attribution"]] == ["Mara Holt"]


def test_flags_say_where_or_null() -> None:
    where = [flag["span"] and flag["span"]["text"] for flag in reading_record(report())["flags"]]
    assert where == ["Holdt", None]


def test_the_unknown_is_null() -> None:
    document = reading_record(Reading(Document("x", "No more.")))["document"]
    assert document == {
        "id": "x",
        "text": "No more.",
        "title": None,
        "url": None,
        "publisher": None,
        "published": None,
        "language": None,
        "tier": None,
    }


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("225000000", "225000000"),
        ("1E+9", "1000000000"),
        ("0.50", "0.5"),
        ("1.0", "1"),
    ],
)
def test_whole_numbers_have_no_point(value: str, written: str) -> None:
    assert json.dumps(number(Decimal(value))) == written


def test_signs_that_break_lines_or_streams_are_escaped() -> None:
    line = json_line({"text": "a\u2028b\u0085c\ud800d – é"})
    assert line == '{"text": "a\\u2028b\\u0085c\\ud800d – é"}'
    assert json.loads(line) == {"text": "a\u2028b\u0085c\ud800d – é"}
