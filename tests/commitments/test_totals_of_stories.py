"""Totals over the ledger of all stories: they agree with what the ledger counts, and lose nothing."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest

from pledgebook.commitments import Commitment, reconcile, totals
from pledgebook.commitments.columns import By, Column, Pooled
from pledgebook.commitments.reasons import Reason
from pledgebook.commitments.rows import Row
from pledgebook.vocabulary import Vocabulary
from tests.commitments.conftest import Told
from tests.commitments.test_stories import DEVELOPMENT, HELD

BY_RULE = (Reason.POOLED_IN, Reason.POOLED_OUT, Reason.NO_RATE, Reason.UNSETTLED, Reason.NOT_SUPPORT)


@pytest.fixture(scope="module")
def ledger(told: Told, vocabulary: Vocabulary) -> tuple[Commitment, ...]:
    """Return the ledger of all stories together."""
    said = (statement for story in (*DEVELOPMENT, *HELD) for statement in told(story))
    return reconcile(tuple(said), (), vocabulary)


def inside(row: Row) -> set[str]:
    return {name for cell in row.cells for name in (*cell.commitments, *cell.no_amount, *cell.not_stated)}


def test_what_the_ledger_counts_is_in_a_row_but_for_the_rules_of_totals(
    ledger: Sequence[Commitment],
) -> None:
    found = totals(ledger, (By.ACTOR,))
    ruled = {name for one in found.left_out if one.reason in BY_RULE for name in one.commitments}
    rows = {name for row in found.rows for name in inside(row)}
    assert {one.id for one in ledger if one.counted} - ruled <= rows


@pytest.mark.parametrize("pooled", Pooled)
@pytest.mark.parametrize("by", [(), *combinations(By, 1), *combinations(By, 2)], ids=str)
def test_sums_are_the_same_by_anything_and_nothing_is_lost(
    by: tuple[By, ...], pooled: Pooled, ledger: Sequence[Commitment]
) -> None:
    found, plain = (totals(ledger, some, pooled=pooled) for some in (by, ()))
    for row, whole in zip(found.sums, plain.sums, strict=True):
        assert [row[column].sum.value for column in Column] == [whole[column].sum.value for column in Column]
    places = Counter(name for row in found.rows for name in inside(row))
    places += Counter(name for one in found.left_out for name in one.commitments)
    assert places == {one.id: 1 for one in ledger}
