"""Twice as many claims take about twice the time: nothing about one is searched for among all others."""

import pytest

from .claims_slopes import DENSE, claims_slope
from .clock import in_any_look

SIZE = 16_000


@pytest.mark.parametrize("kind", DENSE)
def test_more_claims_take_no_more_than_their_share(kind: str) -> None:
    claims_slope(kind, 1_000)  # loads what is loaded once
    assert in_any_look(lambda: _is_even(kind))


def _is_even(kind: str) -> bool:
    """Tell whether four times as many took less than seven times as long: 16 times where each meets all others."""
    took, doublings = claims_slope(kind, SIZE)
    return doublings[0] * doublings[1] < 7 and took < 3
