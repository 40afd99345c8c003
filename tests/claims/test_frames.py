"""Verbs of each frame (giving, sending, equipping, helping, allowing, refraining, ceasing), each in a sentence."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pledgebook.claims import Claim
from tests.claims.coding import Passage
from tests.claims.test_probes import ReadPassage

HERE = Path(__file__).parent / "frames"


def _rows(name: str) -> list[Any]:
    rows: list[Any] = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return rows


def _claims(text: str, read_passage: ReadPassage) -> tuple[Claim, ...]:
    return tuple(read_passage(Passage(text, text, None, None, ())).claims)


def _says(claim: Claim, row: dict[str, Any]) -> bool:
    gaining = {party.id for party in claim.recipients}
    return (
        claim.stage.value in row["stage"]
        and not claim.negated
        and {party.id for party in claim.actors} == set(row["actors"])
        and gaining == set(row["recipients"])
    )


@pytest.mark.parametrize("row", _rows("told.yml"), ids=lambda row: row["text"])
def test_act(row: dict[str, Any], read_passage: ReadPassage) -> None:
    claims = _claims(row["text"], read_passage)
    assert any(_says(claim, row) for claim in claims), claims


@pytest.mark.parametrize("text", _rows("nothing.yml"))
def test_nothing(text: str, read_passage: ReadPassage) -> None:
    assert not _claims(text, read_passage)
