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


@given(st.integers(2, 20), st.randoms(use_true_random=False))
def test_what_was_dropped_or_decided_is_as_if_it_had_always_been_so(count: int, dice: random.Random) -> None:
    rank = dice.sample(range(count), count)
    every = [(left, right) for left in range(count) for right in range(left + 1, count)]
    pairs = {pair: dice.choice(WEIGHTS) for pair in every if dice.random() < 0.3}
    groups = Groups(rank.__getitem__)
    groups.add(count, [(*pair, weight) for pair, weight in pairs.items()])
    for _ in range(2):  # what was decided first is taken back
        decided = {pair: dice.choice([1000.0, -1000.0]) for pair in every if dice.random() < 0.1}
        groups.decide([(*pair, weight) for pair, weight in decided.items()])
    gone = set(dice.sample(range(count), dice.randint(0, count)))
    groups.drop(gone)
    left = [row for row in sorted(range(count), key=rank.__getitem__) if row not in gone]
    held = [(*pair, weight) for pair, weight in (pairs | decided).items() if not gone & set(pair)]
    assert sorted(groups.all()) == sorted(clusters(left, held))
