"""What ties tellings of one act that no pair of claims shows, and what keeps them apart (codebook 8.1)."""

import pytest

from pledgebook.claims.claim import Accounting, Stage
from pledgebook.commitments import Statement, reconcile
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.firmer import made_firm
from pledgebook.commitments.ties import Tie, joined
from pledgebook.vocabulary import Vocabulary
from tests.commitments.told import WORDS, decided, only, source, told

PLAN = told("plan", amount=7_000_000, words="Finland plans seven million for wells")
LAW = told("law", Stage.COMMITTED, 7_000_000, day=200, words="Finland approved seven million for wells")


def test_groups_that_ties_lead_to_are_one_at_the_place_of_the_first() -> None:
    ties = [Tie(4, 3, "one"), Tie(0, 4, "two")]
    assert joined([[0, 1], [2], [3], [4, 5]], ties) == [[0, 1, 3, 4, 5], [2]]


@pytest.mark.parametrize(
    ("said", "acts"),
    [
        ([PLAN, LAW], 1),
        ([PLAN, told("late", Stage.COMMITTED, 7_000_000, day=500, words=LAW.words)], 2),
        (
            [
                PLAN,
                told("more", Stage.COMMITTED, 7_000_000, day=200, words=LAW.words, accounted=("further",)),
            ],
            2,
        ),
        ([PLAN, told("same", amount=7_000_000, day=200, words=PLAN.words)], 2),
        ([PLAN, told("huts", Stage.COMMITTED, 7_000_000, day=200, words="Finland approved it for huts")], 2),
        ([PLAN, told("plan again", amount=7_000_000, day=90, words=PLAN.words), LAW], 3),
    ],
    ids=["approved", "years later", "on top", "no firmer", "another purpose", "two plans"],
)
def test_a_plan_is_tied_to_its_approval_where_no_other_can_be_meant(said: list[Statement], acts: int) -> None:
    assert len(reconcile(said, (), Vocabulary())) == acts


def test_a_tie_says_why_and_little_enough_to_be_asked_about() -> None:
    (bond,) = only(reconcile([PLAN, LAW], (), Vocabulary())).bonds
    assert {bond.left[0], bond.right[0]} == {"plan", "law"}
    assert bond.because == (("the only promise of this figure by these parties, made firmer", WORDS.tied),)


def test_who_keeps_two_claims_apart_is_obeyed() -> None:
    apart = decided(Verdict.UNLINK, PLAN, LAW)
    assert len(reconcile([PLAN, LAW], [apart], Vocabulary())) == 2


def test_a_sum_told_again_with_its_parts_is_the_sum_that_was_promised() -> None:
    paper = source("paper", 30)
    whole = told("whole", amount=7_000_000, by=paper, words="Finland has promised seven million")
    part = told(
        "part",
        amount=2_000_000,
        by=paper,
        accounting=Accounting.COMPONENT,
        parent="whole",
        words="two for pumps",
    )
    said = [PLAN, whole, part]
    (tie,) = made_firm([[0], [1], [2]], said, WORDS)
    assert (tie.left, tie.right) == (0, 1)
    assert sum(one.counted for one in reconcile(said, (), Vocabulary())) == 1
