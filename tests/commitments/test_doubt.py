"""What is likely misread waits for a person's word before it counts (codebook 1.6, 8.11)."""

from pledgebook.commitments import reconcile
from pledgebook.commitments.decision import Verdict
from pledgebook.vocabulary import Vocabulary
from tests.commitments.told import WORDS, decided, only, source, told

UNSURE = told("a", amount=5_000_000, confidence=0.1)
HUGE = told("a", amount=WORDS.largest_sum * 2)


def test_a_claim_read_without_confidence_waits() -> None:
    one = only(reconcile([UNSURE], (), Vocabulary()))
    waits = "in doubt: read with a confidence of 0.10 only; waits for a person's word"
    assert (one.counted, one.not_counted_because) == (False, waits)


def test_a_sum_beyond_any_act_of_support_waits() -> None:
    one = only(reconcile([HUGE], (), Vocabulary()))
    waits = "in doubt: larger than any act of support known; waits for a person's word"
    assert (one.counted, one.not_counted_because) == (False, waits)


def test_an_accept_lifts_a_doubt() -> None:
    for doubtful in (UNSURE, HUGE):
        assert only(reconcile([doubtful], [decided(Verdict.ACCEPT, doubtful)], Vocabulary())).counted


def test_an_accept_that_is_taken_back_lifts_nothing() -> None:
    first = decided(Verdict.ACCEPT, UNSURE)
    back = decided(Verdict.UNDO, UNSURE, at=1, undoes=first.id)
    assert not only(reconcile([UNSURE], [first, back], Vocabulary())).counted


def test_two_unsure_voices_are_surer_than_one() -> None:
    other = told("b", amount=5_000_000, confidence=0.1)
    one = only(reconcile([UNSURE, other], (), Vocabulary()))
    assert (one.confidence, one.counted) == (0.19, True)


def test_a_copy_by_another_house_makes_nothing_surer() -> None:
    first = told("a", amount=5_000_000, confidence=0.3, by=source("a", story="one"))
    copy = told("b", amount=5_000_000, confidence=0.4, by=source("b", 2, story="one"))
    one = only(reconcile([first, copy], (), Vocabulary()))
    assert (one.independent_sources, one.confidence) == (1, 0.4)


def test_a_link_is_no_word_on_what_a_claim_says() -> None:
    other = told("b", amount=7_000_000, day=300, confidence=0.01)
    one = only(reconcile([UNSURE, other], [decided(Verdict.LINK, UNSURE, other)], Vocabulary()))
    assert (one.reviewed, one.counted) == (True, False)
