"""Differing figures stand side by side: tier, then recency, then independent sources decide (codebook 8.9, 8.8)."""

from decimal import Decimal

from pledgebook.amounts import Qualifier
from pledgebook.claims.claim import Accounting, Stage
from pledgebook.commitments.statement import Goods
from tests.commitments.made import euros
from tests.commitments.told import one_act, source, told


def test_the_source_closest_to_the_act_comes_first() -> None:
    one = one_act(
        told("a", amount=5_000_000, tier=3),
        told("b", amount=8_000_000, tier=5, day=9),
        told("c", amount=8_000_000, tier=5),
    )
    assert one.amount == euros(5_000_000)
    assert [(found.chosen, found.reason) for found in one.conflicts] == [
        ("5,000,000 EUR", "the source closest to the act (codebook 5.2)")
    ]


def test_among_equally_close_sources_the_latest_comes_first() -> None:
    one = one_act(
        told("a", amount=5_000_000, tier=5),
        told("b", amount=5_000_000, tier=5),
        told("c", amount=8_000_000, tier=5, day=9),
    )
    assert one.amount == euros(8_000_000)
    assert one.conflicts[0].reason == "the latest among sources equally close"


def test_of_one_day_more_independent_sources_come_first() -> None:
    one = one_act(told("a", amount=5_000_000), told("b", amount=8_000_000), told("c", amount=8_000_000))
    assert one.amount == euros(8_000_000)
    assert one.conflicts[0].reason == "told by more independent sources"


def test_the_values_stand_side_by_side_with_who_gives_them() -> None:
    one = one_act(told("a", amount=5_000_000), told("b", amount=8_000_000), told("c", amount=8_000_000))
    assert [(figure.value, figure.claims, figure.sources) for figure in one.conflicts[0].values] == [
        ("8,000,000 EUR", ("b", "c"), 2),
        ("5,000,000 EUR", ("a",), 1),
    ]


def test_figures_that_round_to_each_other_are_no_conflict() -> None:
    one = one_act(told("a", amount=4_960_000), told("b", amount=euros(5_000_000, qualifier=Qualifier.ABOUT)))
    assert (one.amount, one.conflicts) == (euros(4_960_000), ())


def test_copies_add_no_source() -> None:
    wire, copy = source("wire"), source("copy", 2, story="wire")
    one = one_act(told("a", amount=5_000_000, by=wire), told("b", amount=5_000_000, by=copy))
    assert one.independent_sources == 1


def test_a_copy_does_not_renew_what_it_copies() -> None:
    old, copy = source("old", 1, story="old"), source("copy", 20, story="old")
    one = one_act(
        told("a", amount=5_000_000, by=old),
        told("b", amount=5_000_000, by=copy),
        told("c", amount=8_000_000, day=9),
    )
    assert one.amount == euros(8_000_000)


def test_one_publisher_that_writes_twice_is_one_source() -> None:
    papers = [source(name, publisher="Northern Post") for name in ("a", "b")]
    assert one_act(*(told(by.id, amount=5_000_000, by=by) for by in papers)).independent_sources == 1


def test_a_figure_of_a_replaced_version_is_shown_and_never_wins() -> None:
    before = told("a", amount=5_000_000, by=source("a", 1, replaced_by="b"), tier=1)
    one = one_act(before, told("b", amount=8_000_000, tier=6))
    assert one.amount == euros(8_000_000)
    assert [figure.value for figure in one.conflicts[0].values] == ["8,000,000 EUR", "5,000,000 EUR"]


def test_a_promise_is_not_made_smaller_by_what_came() -> None:
    one = one_act(told("a", Stage.PLEDGED, 8_000_000), told("b", Stage.DELIVERED, 2_000_000, day=9, tier=1))
    assert (one.amount, one.conflicts) == (euros(8_000_000), ())


def test_a_total_to_date_is_not_the_sum_of_the_act() -> None:
    total = told("b", amount=9_000_000, day=9, accounting=Accounting.CUMULATIVE)
    assert one_act(told("a", amount=5_000_000), total).amount == euros(5_000_000)


def test_a_figure_that_takes_the_place_of_another_wins() -> None:
    raised = told("b", amount=9_000_000, tier=6, words="Finland raised its promise")
    assert one_act(told("a", amount=5_000_000, tier=1), raised).amount == euros(9_000_000)


def test_numbers_of_a_thing_stand_side_by_side_too() -> None:
    few, many = Goods("tent", None, Decimal(20)), Goods("tent", None, Decimal(30))
    one = one_act(told("a", items=(few,), tier=3), told("b", items=(many,), tier=5))
    assert (one.items, one.conflicts[0].field) == ((few,), "items")
    assert [figure.value for figure in one.conflicts[0].values] == ["20 tent", "30 tent"]


def test_a_thing_without_a_number_contradicts_none() -> None:
    counted = Goods("tent", None, Decimal(20))
    one = one_act(told("a", items=(Goods("tent"),)), told("b", items=(counted,)))
    assert (one.items, one.conflicts) == ((counted,), ())
