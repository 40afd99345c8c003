"""Decisions that come one by one make what they make all at once (codebook 8.11)."""

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.claims.claim import Stage
from pledgebook.commitments import Decision, Statement, reconcile
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.reconcile import Reconciler
from pledgebook.vocabulary import Vocabulary
from tests.commitments.told import decided, told

WORDS = Vocabulary()
SUMS = [5_250_000, 5_250_000, 7_000_000, 9_100_000]
STAGES = [Stage.PLEDGED, Stage.COMMITTED, Stage.DELIVERED]


def any_decision(
    dice: random.Random, said: Sequence[Statement], at: int, before: Sequence[Decision]
) -> Decision:
    """Return a decision of any kind on any claims."""
    subject, other = dice.sample(said, 2)
    verdict = dice.choice([one for one in Verdict if one is not Verdict.ADD])
    match verdict:
        case Verdict.LINK | Verdict.UNLINK:
            return decided(verdict, subject, other, at)
        case Verdict.CORRECT:
            return decided(verdict, subject, at=at, fields={"stage": dice.choice(STAGES).value})
        case Verdict.CHOOSE:
            return decided(
                verdict, subject, at=at, fields={"amount": {"value": 6_000_000, "currency": "EUR"}}
            )
        case Verdict.UNDO:
            return decided(verdict, subject, at=at, undoes=dice.choice(before).id if before else None)
    return decided(verdict, subject, at=at)


@settings(max_examples=8)
@given(st.randoms(use_true_random=False))
def test_one_by_one_or_all_at_once(dice: random.Random) -> None:
    said = [told(f"c{n}", dice.choice(STAGES), dice.choice(SUMS), dice.randint(1, 9)) for n in range(8)]
    living, taken = Reconciler(WORDS), list[Decision]()
    living.add(said)
    living.commitments()
    for at in range(6):
        taken.append(any_decision(dice, said, at, taken))
        living.obey(taken)
        living.commitments()
    assert living.commitments() == reconcile(said, taken, WORDS)


def test_a_document_that_is_forgotten_had_never_come() -> None:
    said = [told("a", amount=5_250_000), told("b", amount=5_250_000)]
    living = Reconciler(WORDS)
    living.add(said)
    living.forget({"a"})
    assert living.commitments() == reconcile(said[1:], (), WORDS)
    living.add(said)
    assert living.commitments() == reconcile(said, (), WORDS)
