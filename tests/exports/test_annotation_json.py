"""Annotations as JSON, held against the contract."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from pledgebook.exports.annotation_json import annotation_line

from .specimen import annotated

CONTRACT = Path(__file__).parents[1] / "contract" / "annotation.schema.json"


def record() -> Any:
    return json.loads(annotation_line(annotated()))


def test_an_annotation_keeps_the_contract() -> None:
    Draft202012Validator(json.loads(CONTRACT.read_text("utf-8"))).validate(record())


def test_offsets_are_those_of_the_document_not_of_the_view() -> None:
    said = record()
    layers = ("amounts", "quantities", "dates", "parties")
    found = [span for layer in layers for span in said[layer]]
    found += [quote[part] for quote in said["quotes"] for part in ("source", "naming", "cue", "content")]
    assert [said["text"][span["start"] : span["end"]] for span in found] == [
        "£225m",
        "60 artillery pieces",
        "since 2021",
        "Norland",
        "Norland",
        "Defence Secretary Mara Holt",
        "she",
        "Mara Holt",
        "said",
        "“We will stand with our friends,”",
    ]


def test_a_quantity_has_its_number_and_unit() -> None:
    (item,) = record()["quantities"]
    assert (item["value"], item["unit"], item["name"]) == (60, "pieces", "artillery piece")


def test_a_date_keeps_value_precision_and_ends() -> None:
    (when,) = record()["dates"]
    assert (when["value"], when["precision"], when["bound"]) == ("2021/..", "year", "since")
    assert (when["first"], when["last"]) == ("2021", None)


def test_a_party_says_whom_it_stands_for() -> None:
    holt = record()["parties"][2]
    assert (holt["id"], holt["kind"], holt["office"]) == ("NRL", "person", "defence secretary")
