"""Claims as JSON and back."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook import jobs
from pledgebook.amounts import Amount
from pledgebook.claims import Claim, Reading, claim_of, claim_record
from pledgebook.claims.claim import Stage
from pledgebook.claims.identity import recomputed_id
from pledgebook.claims.record import json_line
from pledgebook.span import Span

from .generated import TEXTS, claims

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def back(claim: Claim, text: str) -> Claim:
    return claim_of(json.loads(json_line(claim_record(claim, text))))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    found = jobs.read(jobs.Request((str(EXAMPLES),)))
    return [reading for reading in found if isinstance(reading, Reading)]


def test_every_claim_of_the_examples_comes_back_as_it_was(readings: list[Reading]) -> None:
    told = [(claim, reading.document.text) for reading in readings for claim in reading.claims]
    assert len(told) > 30
    assert [back(claim, text) for claim, text in told] == [claim for claim, _ in told]


def test_every_id_of_the_examples_can_be_made_again_from_the_record(readings: list[Reading]) -> None:
    for reading in readings:
        text = reading.document.text
        for claim in reading.claims:
            assert recomputed_id(back(claim, text), text) == claim.id


@given(st.data())
def test_any_claim_comes_back_as_it_was(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    claim = data.draw(claims(text))
    assert back(claim, text) == claim


def test_a_number_longer_than_a_float_keeps_its_digits() -> None:
    amount = Amount(Span(0, 1), Decimal("3141592.653589793238462"), "EUR")
    claim = Claim("c", Stage.PLEDGED, (Span(0, 1),), amount=amount)
    assert claim_record(claim, "x")["amount"]["value"] == 3141592.653589793
    assert back(claim, "x") == claim


def test_a_field_that_is_missing_is_an_error() -> None:
    record = claim_record(Claim("c", Stage.PLEDGED, (Span(0, 1),)), "x")
    del record["stage"]
    with pytest.raises(KeyError):
        claim_of(record)


def test_a_changed_stage_gives_another_id(readings: list[Reading]) -> None:
    reading = next(reading for reading in readings if reading.claims)
    claim = reading.claims[0]
    other = next(stage for stage in Stage if stage is not claim.stage)
    assert recomputed_id(replace(claim, stage=other), reading.document.text) != claim.id
