"""A government's sums that no words tie to anybody abroad, and their near misses (codebook 4.7)."""

from collections.abc import Callable

import pytest

from pledgebook.claims import Reading
from tests.claims.coding import Passage

ReadPassage = Callable[[Passage], Reading]
VISIT = "The Prime Minister of Japan arrived on Sunday. Japan has 125 million people. "


@pytest.mark.parametrize(
    ("rest", "sums"),
    [
        ("We will invest $40 million in bus lanes and better pavements.", []),
        ("We will give Japan $40 million for its flooded schools.", [40_000_000]),
        ("We will provide $40 million in humanitarian aid.", [40_000_000]),
    ],
)
def test_a_guest_named_elsewhere_gains_nothing_by_spending_at_home(
    rest: str, sums: list[int], read_passage: ReadPassage
) -> None:
    reading = read_passage(Passage(rest, VISIT + rest, None, "The White House", ()))
    assert [claim.amount.value for claim in reading.claims if claim.amount] == sums
