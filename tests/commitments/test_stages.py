"""The stage of a commitment is the furthest that words support; only an end moves it back (codebook 8.2)."""

from datetime import date

import pytest

from pledgebook.claims.claim import Stage
from pledgebook.commitments.stages import standing
from tests.commitments.made import euros
from tests.commitments.told import one_act, source, told

DONE = (Stage.DELIVERING, Stage.DELIVERED)
PROMISED = (Stage.PLEDGED, Stage.COMMITTED, Stage.ALLOCATED)


def test_the_furthest_stage_stands_and_a_later_weaker_word_changes_nothing() -> None:
    said = [told("a", Stage.PLEDGED), told("b", Stage.ALLOCATED, day=3), told("c", Stage.COMMITTED, day=9)]
    assert standing(said).stage is Stage.ALLOCATED


@pytest.mark.parametrize("off", [Stage.SUSPENDED, Stage.CANCELLED, Stage.RULED_OUT])
def test_an_end_moves_it_back_and_what_it_had_reached_is_kept(off: Stage) -> None:
    found = standing([told("a", Stage.ALLOCATED), told("b", off, day=9)])
    assert (found.stage, found.reached) == (off, Stage.ALLOCATED)


@pytest.mark.parametrize("done", DONE)
def test_what_is_done_later_lifts_a_suspension(done: Stage) -> None:
    said = [told("a", Stage.ALLOCATED), told("b", Stage.SUSPENDED, day=5), told("c", done, day=9)]
    assert standing(said).stage is done


@pytest.mark.parametrize("promised", PROMISED)
def test_a_promise_repeated_does_not_lift_a_suspension(promised: Stage) -> None:
    said = [told("a", Stage.ALLOCATED), told("b", Stage.SUSPENDED, day=5), told("c", promised, day=9)]
    assert standing(said).stage is Stage.SUSPENDED


@pytest.mark.parametrize("done", DONE)
def test_what_was_done_before_does_not_lift_a_suspension(done: Stage) -> None:
    said = [told("a", done, day=2), told("b", Stage.SUSPENDED, day=5)]
    assert standing(said).stage is Stage.SUSPENDED


def test_on_one_day_the_word_that_calls_it_off_is_the_last() -> None:
    said = [told("a", Stage.SUSPENDED, day=5), told("b", Stage.DELIVERING, day=5)]
    assert standing(said).stage is Stage.SUSPENDED


def test_a_cancelled_pledge_keeps_its_amount_and_gains_an_end() -> None:
    one = one_act(told("a", Stage.PLEDGED, 5_000_000), told("b", Stage.CANCELLED, day=9))
    assert one.amount == euros(5_000_000)
    assert (one.ended, one.counted) == (date(2023, 5, 9), False)
    assert one.not_counted_because == "cancelled on 2023-05-09"


def test_a_suspension_is_no_end() -> None:
    one = one_act(told("a", Stage.PLEDGED, 5_000_000), told("b", Stage.SUSPENDED, day=9))
    assert (one.ended, one.counted) == (None, True)


@pytest.mark.parametrize("stage", [Stage.REQUESTED, Stage.CONSIDERED])
def test_requests_and_considerations_never_count(stage: Stage) -> None:
    one = one_act(told("a", stage, 5_000_000))
    assert (one.counted, one.not_counted_because) == (False, f"below pledged: {stage} only")


def test_a_request_opens_the_history_of_a_promise() -> None:
    one = one_act(told("a", Stage.REQUESTED, 5_000_000), told("b", Stage.PLEDGED, 5_000_000, day=8))
    assert one.counted
    assert [line.stage for line in one.history] == [Stage.REQUESTED, Stage.PLEDGED]


def test_what_is_only_denied_never_counts() -> None:
    one = one_act(told("a", Stage.DELIVERED, 5_000_000, negated=True))
    assert (one.counted, one.not_counted_because) == (False, "denied: the words say that it is not so")


def test_a_denial_sets_no_stage() -> None:
    one = one_act(
        told("a", Stage.PLEDGED, 5_000_000), told("b", Stage.DELIVERED, 5_000_000, day=9, negated=True)
    )
    assert (one.stage, one.counted) == (Stage.PLEDGED, True)


def test_what_only_a_replaced_version_says_does_not_count() -> None:
    one = one_act(told("a", Stage.PLEDGED, 5_000_000, by=source("a", replaced_by="b")))
    assert one.not_counted_because == "said only by a version that a later one replaced"


def test_one_firm_word_makes_an_act_unconditional() -> None:
    hanging = told("a", Stage.PLEDGED, 5_000_000, conditional=True)
    assert one_act(hanging).conditional
    assert not one_act(hanging, told("b", Stage.PLEDGED, 5_000_000)).conditional
