"""Groups that are kept are those of all pairs at once."""

import random

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.commitments.clusters import clusters
from pledgebook.commitments.groups import Groups

WEIGHTS = [-6, -3.5, -1, 0, 0.5, 2, 4, 4, 7.25]


@given(st.integers(1, 25), st.randoms(use_true_random=False))
def test_batches_do_not_matter(count: int, dice: random.Random) -> None:
    rank = dice.sample(range(count), count)
    every = [(left, right) for left in range(count) for right in range(left + 1, count)]
    pairs = [(*pair, dice.choice(WEIGHTS)) for pair in every if dice.random() < 0.2]
    groups, taken = Groups(rank.__getitem__), 0
    while taken < count:
        size = dice.randint(1, count - taken)
        groups.add(size, [pair for pair in pairs if taken <= pair[1] < taken + size])
        taken += size
    whole = clusters(sorted(range(count), key=rank.__getitem__), pairs)
    assert sorted(groups.all()) == sorted(whole)
