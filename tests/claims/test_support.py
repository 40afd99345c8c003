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


REPORT = (
    "The minister of roads opened the session at nine. Members asked about the ferry, the price of fuel and the "
    "long queues at the licence office. A motion on school hours was put off until June. "
) * 4


@pytest.mark.parametrize(
    ("rest", "claims"),
    [
        ("Peru was named once, after Chile. A sum of $40 million has been set aside for the bridge.", 0),
        ("Chile gave Peru $40 million for the bridge. A further $2 million was set aside for lamps.", 2),
    ],
)
def test_a_report_that_tells_neither_who_gives_nor_who_gains_tells_of_no_support(
    rest: str, claims: int, read_passage: ReadPassage
) -> None:
    reading = read_passage(Passage(rest, REPORT + rest, None, None, ()))
    assert len(reading.claims) == claims
