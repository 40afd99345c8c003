"""Groups weigh all that speaks for and against, so that neighbours do not chain different acts together."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.commitments.clusters import Weighted, clusters


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], [[0], [1], [2]]),
        ([(0, 1, 2.0)], [[0, 1], [2]]),
        ([(0, 1, -2.0)], [[0], [1], [2]]),
        ([(0, 1, 2.0), (1, 2, 2.0)], [[0, 1, 2]]),
        ([(0, 1, 3.0), (1, 2, 2.0), (0, 2, -5.0)], [[0, 1], [2]]),
        ([(0, 1, 2.0), (1, 2, 3.0), (0, 2, -5.0)], [[0], [1, 2]]),
        ([(0, 1, 3.0), (1, 2, 6.0), (0, 2, -2.0)], [[0, 1, 2]]),
    ],
    ids=[
        "nothing",
        "for",
        "against",
        "a chain",
        "the heavier first",
        "the other first",
        "more for than against",
    ],
)
def test_two_groups_join_while_more_speaks_for_it_than_against(
    pairs: list[Weighted], groups: list[list[int]]
) -> None:
    assert sorted(clusters([0, 1, 2], pairs)) == groups


def test_where_sums_are_equal_the_earlier_rows_join() -> None:
    pairs = [(0, 1, 2.0), (1, 2, 2.0), (0, 2, -9.0)]
    assert sorted(clusters([0, 1, 2], pairs)) == [[0, 1], [2]]
    assert sorted(map(sorted, clusters([2, 1, 0], pairs))) == [[0], [1, 2]]


@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_every_row_is_in_one_group_whatever_the_order_of_pairs(count: int, dice: random.Random) -> None:
    every = [(left, right) for left in range(count) for right in range(left + 1, count)]
    pairs = [(*pair, dice.choice([-6.0, -1.5, 0.5, 2.0, 4.0])) for pair in every if dice.random() < 0.5]
    found = clusters(range(count), pairs)
    assert sorted(row for group in found for row in group) == list(range(count))
    assert clusters(range(count), dice.sample(pairs, len(pairs))) == found
