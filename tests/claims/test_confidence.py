"""How sure claims are, and whether that means what it says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from train.coded import Judged, golden, judged, probes

from pledgebook.claims import Reading
from pledgebook.claims.finishing.confidence import share, weights
from pledgebook.vocabulary import Vocabulary
from tests.claims.coding import Passage

TESTS = Path(__file__).parent.parent
ReadPassage = Callable[[Passage], Reading]


@pytest.fixture(scope="module")
def held() -> list[Judged]:
    """The claims of the texts that nothing was fitted to."""
    texts = [*golden(TESTS / "golden/held"), *probes(TESTS / "claims/probes/held")]
    return list(judged(texts))


def _sure(claim: Judged) -> float:
    return share(claim.features, weights(Vocabulary()))


def test_named_parties_make_a_claim_surer(read_passage: ReadPassage) -> None:
    texts = (
        "Norway gave Malawi 40 tractors.",
        "Norway's minister spoke of Malawi. Then 40 tractors were handed over.",
    )
    plain, vague = (
        read_passage(Passage(text, text, date(2019, 5, 2), None, ())).claims[0].confidence for text in texts
    )
    assert plain > vague


def test_surer_claims_are_right_more_often(held: list[Judged]) -> None:
    bands = (
        [c.right for c in held if low <= _sure(c) < high] for low, high in ((0, 0.5), (0.5, 0.8), (0.8, 1))
    )
    shares = [sum(band) / len(band) for band in bands]
    assert shares == sorted(shares)


def test_confidence_is_the_share_that_is_right(held: list[Judged]) -> None:
    said = sum(map(_sure, held)) / len(held)
    right = sum(claim.right for claim in held) / len(held)
    assert abs(said - right) < 0.12
