"""Twice as many claims take about twice the time: nothing about one is searched for among all others."""

import pytest

from .claims_slopes import DENSE, claims_slope

SIZE = 16_000


@pytest.mark.parametrize("kind", DENSE)
def test_more_claims_take_no_more_than_their_share(kind: str) -> None:
    claims_slope(kind, 1_000)  # loads what is loaded once
    took, doublings = claims_slope(kind, SIZE)
    assert doublings[0] * doublings[1] < 7, (took, doublings)  # four where time grows with the text, else 16
    assert took < 3
