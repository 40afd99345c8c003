"""How long it takes to join claims into commitments, from 1,000 claims to 200,000."""

from typing import Any

import pytest
from claims_told import told

from pledgebook.commitments import reconcile


@pytest.mark.parametrize("count", [1_000, 10_000, 50_000, 200_000])
def test_all(benchmark: Any, count: int) -> None:
    claims = told(count)
    made = benchmark.pedantic(reconcile, args=(claims,), rounds=1)
    benchmark.extra_info["commitments"] = len(made)
    benchmark.extra_info["counted"] = sum(one.counted for one in made)
