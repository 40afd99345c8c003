"""The history of a commitment: each stage from the day it was first said, each delivery, each new figure."""

from datetime import date

from pledgebook.claims.claim import Accounting, Stage
from tests.commitments.made import euros
from tests.commitments.told import one_act, source, told

PROMISE = told("a", Stage.PLEDGED, 9_000_000)


def test_the_same_said_again_joins_the_line_of_its_first_day() -> None:
    (line,) = one_act(PROMISE, told("b", Stage.PLEDGED, 9_000_000, day=4)).history
    assert (line.day, line.claims) == (date(2023, 5, 1), ("a", "b"))


def test_another_figure_of_the_same_stage_is_a_line_of_its_own() -> None:
    raised = told("b", Stage.PLEDGED, 12_000_000, day=4, words="Finland raised its promise")
    assert [line.amount for line in one_act(PROMISE, raised).history] == [euros(9_000_000), euros(12_000_000)]


def test_a_weaker_word_later_is_kept_in_its_place() -> None:
    one = one_act(told("a", Stage.ALLOCATED, 9_000_000), told("b", Stage.PLEDGED, 9_000_000, day=9))
    assert [line.stage for line in one.history] == [Stage.ALLOCATED, Stage.PLEDGED]
    assert one.stage is Stage.ALLOCATED


def test_an_act_told_later_has_the_day_it_was_said() -> None:
    late = told("a", Stage.PLEDGED, 9_000_000, day=60, announced="2023-05-20")
    one = one_act(late)
    assert (one.history[0].day, one.announced) == (date(2023, 5, 20), "2023-05-20")


def test_what_no_source_dates_stands_last() -> None:
    one = one_act(PROMISE, told("b", Stage.COMMITTED, 9_000_000, day=None))
    assert [line.day for line in one.history] == [date(2023, 5, 1), None]


def test_each_delivery_shows_what_had_come_by_then() -> None:
    said = [told(name, Stage.DELIVERED, 3_000_000, day) for name, day in (("b", 20), ("c", 50), ("d", 80))]
    lines = one_act(PROMISE, *said).history[1:]
    assert [(line.stage, line.amount) for line in lines] == [
        (Stage.DELIVERING, euros(3_000_000)),
        (Stage.DELIVERING, euros(6_000_000)),
        (Stage.DELIVERED, euros(9_000_000)),
    ]


def test_what_is_only_told_again_does_not_count() -> None:
    one = one_act(told("b", Stage.PLEDGED, 9_000_000, accounting=Accounting.RESTATED))
    assert one.not_counted_because == "told again; its first telling is not here"


def test_a_claim_that_is_none_of_ours_keeps_its_own_reason() -> None:
    one = one_act(told("b", Stage.PLEDGED, 9_000_000, uncounted="guests at home"))
    assert (one.counted, one.not_counted_because) == (False, "guests at home")


def test_claims_of_one_act_make_the_same_commitment_in_any_order() -> None:
    said = [PROMISE, told("b", Stage.DELIVERED, 3_000_000, 20), told("c", Stage.CANCELLED, day=30)]
    assert one_act(*said) == one_act(*reversed(said))


def test_a_whole_that_is_named_beside_its_part_has_no_line_of_delivery() -> None:
    """ "Paid 3 million, the first part of a grant of 9 million"."""
    by = source("b", 20)
    part = told("part", Stage.DELIVERED, 3_000_000, by=by)
    whole = told("whole", Stage.DELIVERED, 9_000_000, by=by, accounting=Accounting.RESTATED)
    one = one_act(PROMISE, part, whole)
    assert [(line.stage, line.amount) for line in one.history] == [
        (Stage.PLEDGED, euros(9_000_000)),
        (Stage.DELIVERING, euros(3_000_000)),
    ]
    assert one.stage is Stage.DELIVERING
