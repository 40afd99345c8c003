"""The examples a newcomer sees first: all are read, every claim has its words, every form of the contract holds."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pledgebook import jobs
from pledgebook.claims import Reading
from pledgebook.exports import annotation_line, reading_line
from pledgebook.findings import Finding

ROOT = Path(__file__).parent.parent.parent
REPORTS = ROOT / "examples" / "reports"
CONTRACT = ROOT / "tests" / "contract"
STAGES = {
    *("ruled_out", "requested", "considered", "pledged", "committed"),
    *("allocated", "delivering", "delivered", "suspended", "cancelled"),
}


def schema(name: str) -> Draft202012Validator:
    """A schema of the contract."""
    return Draft202012Validator(json.loads((CONTRACT / name).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The readings of all examples; one that cannot be read fails here."""
    found = list(jobs.read(jobs.Request((str(REPORTS),))))
    assert not [one for one in found if isinstance(one, Finding)]
    return [one for one in found if isinstance(one, Reading)]


def test_every_example_is_read(readings: list[Reading]) -> None:
    assert len(readings) == 17
    assert all(reading.claims for reading in readings)


def test_every_reading_meets_the_contract(readings: list[Reading]) -> None:
    validator = schema("reading.schema.json")
    for reading in readings:
        assert list(validator.iter_errors(json.loads(reading_line(reading)))) == []


def test_every_span_holds_the_words_it_names(readings: list[Reading]) -> None:
    for reading in readings:
        record = json.loads(reading_line(reading))
        text = record["document"]["text"]
        for claim in record["claims"]:
            assert claim["evidence"]
            spans = [
                *claim["evidence"],
                *claim["cues"],
                *claim["actors"],
                *claim["recipients"],
                *claim["items"],
            ]
            spans += [claim["amount"]] if claim["amount"] else []
            assert all(span["text"] == text[span["start"] : span["end"]] for span in spans)


def test_parents_are_claims_of_the_same_document(readings: list[Reading]) -> None:
    for reading in readings:
        ids = {claim.id for claim in reading.claims}
        assert {claim.parent for claim in reading.claims if claim.parent} <= ids
        assert len(ids) == len(reading.claims)
        assert reading.headline in ids


def test_the_examples_show_every_stage_and_several_recipients(readings: list[Reading]) -> None:
    claims = [claim for reading in readings for claim in reading.claims]
    assert {claim.stage.value for claim in claims} == STAGES
    assert len({party.id for claim in claims for party in claim.recipients}) >= 10
    assert {"component", "cumulative", "restated", "new"} <= {
        c.accounting.value for c in claims if c.accounting
    }


def test_every_annotation_meets_the_contract() -> None:
    validator = schema("annotation.schema.json")
    for annotation in jobs.annotate(jobs.Request((str(REPORTS),))):
        assert not isinstance(annotation, Finding)
        assert list(validator.iter_errors(json.loads(annotation_line(annotation)))) == []
