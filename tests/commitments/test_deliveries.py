"""What is delivered is the sum of what is said to be delivered; the whole only where words say so (codebook 8.2)."""

from decimal import Decimal

from pledgebook.claims.claim import Accounting, Stage
from pledgebook.commitments import totals
from pledgebook.commitments.columns import Column
from pledgebook.commitments.commitment import Delivered
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.statement import Sum
from tests.commitments.made import euros
from tests.commitments.told import one_act, told

PROMISE = told("promise", Stage.PLEDGED, 10_000_000)


def test_deliveries_add_up() -> None:
    one = one_act(
        PROMISE, told("a", Stage.DELIVERED, 2_000_000, 20), told("b", Stage.DELIVERED, 3_000_000, 40)
    )
    assert one.delivered == Delivered(euros(5_000_000), ())
    assert one.stage is Stage.DELIVERING


def test_a_delivery_told_twice_is_one() -> None:
    one = one_act(
        PROMISE, told("a", Stage.DELIVERED, 2_000_000, 20), told("b", Stage.DELIVERED, 2_000_000, 22)
    )
    assert one.delivered == Delivered(euros(2_000_000), ())


def test_the_same_sum_weeks_later_is_another_delivery_unless_it_is_told_again() -> None:
    first = told("a", Stage.DELIVERED, 2_000_000, 20)
    later = told("b", Stage.DELIVERED, 2_000_000, 60)
    again = told("b", Stage.DELIVERED, 2_000_000, 60, accounting=Accounting.RESTATED)
    assert one_act(PROMISE, first, later).delivered == Delivered(euros(4_000_000), ())
    assert one_act(PROMISE, first, again).delivered == Delivered(euros(2_000_000), ())


def test_a_delivery_to_date_takes_the_place_of_those_before() -> None:
    to_date = told("b", Stage.DELIVERED, 6_000_000, 40, accounting=Accounting.CUMULATIVE)
    after = told("c", Stage.DELIVERED, 1_000_000, 60)
    one = one_act(PROMISE, told("a", Stage.DELIVERED, 2_000_000, 20), to_date, after)
    assert one.delivered == Delivered(euros(7_000_000), ())


def test_unsaid_is_neither_all_nor_nothing() -> None:
    one = one_act(PROMISE, told("a", Stage.DELIVERED, None, 20))
    assert (one.stage, one.delivered) == (Stage.DELIVERED, None)


def test_it_is_the_whole_where_words_say_that_all_came() -> None:
    one = one_act(PROMISE, told("a", Stage.DELIVERED, None, 20, words="Finland has paid it in full"))
    assert one.delivered == Delivered(euros(10_000_000), (), whole=True)


def test_a_condition_delivers_nothing() -> None:
    hoped = told("a", Stage.DELIVERED, None, 20, words="paid in full", conditional=True)
    assert one_act(PROMISE, hoped).delivered is None


def test_all_parts_that_come_to_the_whole_are_delivered() -> None:
    one = one_act(
        PROMISE, told("a", Stage.DELIVERED, 4_000_000, 20), told("b", Stage.DELIVERED, 6_000_000, 40)
    )
    assert one.stage is Stage.DELIVERED
    assert [line.stage for line in one.history] == [Stage.PLEDGED, Stage.DELIVERING, Stage.DELIVERED]


def test_deliveries_in_two_currencies_are_both_kept_that_of_the_promise_first() -> None:
    krone = Sum(Decimal(9_000_000), "NOK")
    one = one_act(
        PROMISE,
        told("a", Stage.DELIVERED, krone, 20),
        told("b", Stage.DELIVERED, 3_000_000, 40),
        told("c", Stage.DELIVERED, krone, 60),
    )
    assert one.delivered == Delivered(euros(3_000_000), (), others=(Sum(Decimal(18_000_000), "NOK"),))
    assert [line.amount and line.amount.currency for line in one.history[1:]] == ["NOK", "EUR", "NOK"]
    (row,) = totals([one], (), rates=Rates()).rows
    assert row[Column.DELIVERED].sum.value > 4_000_000
