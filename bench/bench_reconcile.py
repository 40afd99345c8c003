"""How long it takes to join claims into commitments: from 1,000 to 200,000 at once, and one more document."""

from itertools import count as numbers
from typing import Any

import pytest
from claims_told import told

from pledgebook.commitments import reconcile
from pledgebook.commitments.reconcile import Reconciler
from pledgebook.vocabulary import Vocabulary

A_DOCUMENT = 5  # claims


@pytest.mark.parametrize("count", [1_000, 10_000, 50_000, 200_000])
def test_all(benchmark: Any, count: int) -> None:
    claims = told(count)
    made = benchmark.pedantic(reconcile, args=(claims,), rounds=1)
    benchmark.extra_info["commitments"] = len(made)
    benchmark.extra_info["counted"] = sum(one.counted for one in made)


def test_one_more(benchmark: Any) -> None:
    claims, after = told(50_000 + 6 * A_DOCUMENT), numbers(50_000, A_DOCUMENT)
    reconciler = Reconciler(Vocabulary())
    reconciler.add(claims[:50_000])
    reconciler.commitments()

    def add_one() -> int:
        first = next(after)
        reconciler.add(claims[first : first + A_DOCUMENT])
        return len(reconciler.commitments())

    benchmark.pedantic(add_one, rounds=5)
