"""What must be true of every ledger, shown on all stories together in one ledger (codebook 8).

Together they are harder than alone: neighbours, years and sums come close to each other.
"""

from collections.abc import Sequence
from random import Random

import pytest

from pledgebook.claims.claim import Accounting
from pledgebook.commitments import Commitment, Statement, reconcile
from pledgebook.vocabulary import Vocabulary
from tests.commitments.conftest import Told
from tests.commitments.story import Story, problems
from tests.commitments.test_stories import DEVELOPMENT, HELD, KNOWN_MISSES

UNCOUNTED = frozenset({Accounting.CUMULATIVE, Accounting.RESTATED})


@pytest.fixture(scope="module")
def said(told: Told) -> tuple[Statement, ...]:
    """Return what all stories say."""
    return tuple(statement for story in (*DEVELOPMENT, *HELD) for statement in told(story))


@pytest.fixture(scope="module")
def ledger(said: Sequence[Statement], vocabulary: Vocabulary) -> tuple[Commitment, ...]:
    """Return the ledger of all stories."""
    return reconcile(said, (), vocabulary)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_reports_does_not_matter(
    seed: int, said: Sequence[Statement], ledger: Sequence[Commitment], vocabulary: Vocabulary
) -> None:
    shuffled = list(said)
    Random(seed).shuffle(shuffled)
    assert reconcile(shuffled, (), vocabulary) == ledger


def test_a_report_added_twice_is_added_once(
    said: Sequence[Statement], ledger: Sequence[Commitment], vocabulary: Vocabulary
) -> None:
    assert reconcile([*said, *said], (), vocabulary) == ledger


def test_batches_do_not_matter(
    said: Sequence[Statement], ledger: Sequence[Commitment], vocabulary: Vocabulary
) -> None:
    """The last half comes first, and both halves overlap."""
    half = len(said) // 2
    assert reconcile([*said[half:], *said[: half + 9]], (), vocabulary) == ledger


def test_no_commitment_counts_together_with_its_parent(ledger: Sequence[Commitment]) -> None:
    counted = {one.id for one in ledger if one.counted}
    assert [one.title for one in ledger if one.counted and one.parent in counted] == []


def test_what_has_a_parent_is_among_its_children(ledger: Sequence[Commitment]) -> None:
    by_id = {one.id: one for one in ledger}
    assert [one.title for one in ledger if one.parent and one.id not in by_id[one.parent].children] == []


def test_nothing_counted_rests_on_totals_and_old_acts_alone(
    said: Sequence[Statement], ledger: Sequence[Commitment]
) -> None:
    """A figure told only as a total to date, or only as told before, adds to nothing (codebook 4.6)."""
    by_claim = {statement.claim: statement for statement in said}
    bare = [one for one in ledger if {by_claim[name].accounting for name in one.claims} <= UNCOUNTED]
    assert [one.title for one in bare if one.counted] == []


def test_no_claim_is_lost(said: Sequence[Statement], ledger: Sequence[Commitment]) -> None:
    """What does not count is kept as well."""
    assert {name for one in ledger for name in one.claims} == {statement.claim for statement in said}


def test_what_holds_alone_holds_beside_all_others(ledger: Sequence[Commitment]) -> None:
    """No story's acts are taken for another's."""
    alone = [story for story in DEVELOPMENT if story.id not in KNOWN_MISSES]
    assert {story.id: wrong for story in alone if (wrong := problems(part_of(ledger, story), story))} == {}


def part_of(ledger: Sequence[Commitment], story: Story) -> list[Commitment]:
    """Return the commitments that some report of a story tells of."""
    return [one for one in ledger if story.labels.keys() & set(one.documents)]


def test_nothing_refused_or_denied_counts(said: Sequence[Statement], ledger: Sequence[Commitment]) -> None:
    by_claim = {statement.claim: statement for statement in said}
    off = [one for one in ledger if one.stage.value in ("cancelled", "ruled_out", "requested", "considered")]
    denied = [one for one in ledger if all(by_claim[name].negated for name in one.claims)]
    assert [one.title for one in (*off, *denied) if one.counted] == []
