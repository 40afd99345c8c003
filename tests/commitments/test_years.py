"""A promise over several years has a child for each, split as stated or equally and marked (codebook 8.6)."""

from decimal import Decimal

import pytest

from pledgebook.amounts import Per
from pledgebook.commitments.statement import Time
from pledgebook.commitments.years import over_years
from pledgebook.dates import Precision
from tests.commitments.made import euros, made


def years(first: int, last: int) -> Time:
    """Return a period of years."""
    return Time(str(first), str(last), Precision.YEAR)


def test_a_sum_for_several_years_is_split_equally_and_marked_assumed() -> None:
    whole, children = over_years(made("a", 90, period=years(2023, 2025)))
    said = "split equally over 3 years: the words give no split"
    assert whole.assumed == said
    assert whole.children == tuple(child.id for child in children)
    assert [(child.amount, child.assumed) for child in children] == [(euros(30), said)] * 3


@pytest.mark.parametrize("value", [100, 1, 0.01, 99_999_999])
def test_the_years_add_up_to_the_whole(value: float) -> None:
    _, children = over_years(made("a", value, period=years(2023, 2025)))
    assert sum(child.amount.value for child in children if child.amount) == Decimal(str(value))


def test_a_yearly_sum_for_stated_years_is_assumed_nowhere() -> None:
    whole, children = over_years(made("a", euros(30, per=Per.YEAR), period=years(2023, 2025)))
    assert (whole.amount, whole.assumed) == (euros(90), None)
    assert [(child.amount, child.assumed) for child in children] == [(euros(30), None)] * 3


def test_a_monthly_sum_is_twelve_a_year() -> None:
    whole, children = over_years(made("a", euros(2, per=Per.MONTH), period=years(2023, 2024)))
    assert whole.amount == euros(48)
    assert [child.amount for child in children] == [euros(24)] * 2


def test_a_yearly_sum_without_an_end_is_one_year_and_marked() -> None:
    whole, children = over_years(made("a", euros(30, per=Per.YEAR)))
    assert (whole.amount, whole.assumed, children) == (euros(30), "one year: the words give no end", ())


def test_the_upper_end_and_other_currencies_grow_with_the_sum() -> None:
    monthly = euros(2, per=Per.MONTH, value_max=Decimal(3), alternatives=((Decimal(4), "USD"),))
    one, _ = over_years(made("a", monthly))
    assert one.amount == euros(24, value_max=Decimal(36), alternatives=((Decimal(48), "USD"),))
    whole, _ = over_years(made("a", monthly, period=years(2023, 2024)))
    assert whole.amount == euros(48, value_max=Decimal(72), alternatives=((Decimal(96), "USD"),))


def test_a_yearly_sum_for_one_stated_year_assumes_nothing() -> None:
    whole, children = over_years(made("a", euros(30, per=Per.YEAR), period=years(2023, 2023)))
    assert (whole.amount, whole.assumed, children) == (euros(30), None, ())


@pytest.mark.parametrize(("start", "end"), [("2022-11", "2023-02"), ("2022-04-01", "2023-03-31")])
def test_a_winter_and_a_budget_year_are_not_several_years(start: str, end: str) -> None:
    period = Time(start, end, Precision.MONTH)
    once, yearly = made("a", 90, period=period), made("b", euros(30, per=Per.YEAR), period=period)
    assert over_years(once) == (once, ())
    assert over_years(yearly)[0].amount == euros(30)


def test_a_year_is_a_part_that_does_not_count_by_itself() -> None:
    whole, children = over_years(made("a", 90, period=years(2023, 2025)))
    assert whole.counted
    assert [(one.parent, one.counted, one.not_counted_because) for one in children] == [
        ("a", False, "part of a")
    ] * 3
    assert [child.period for child in children] == [years(year, year) for year in (2023, 2024, 2025)]


@pytest.mark.parametrize(
    "one",
    [made("a"), made("a", 90, period=years(2023, 2023)), made("a", 90, period=years(2023, 2025), parent="b")],
    ids=["no sum", "one year", "a part"],
)
def test_what_has_nothing_to_split_stays_as_it_is(one: object) -> None:
    assert over_years(one) == (one, ())  # type: ignore[arg-type]


def test_years_are_known_by_the_same_ids_whenever_they_are_reckoned() -> None:
    one = made("a", 90, period=years(2023, 2025))
    assert over_years(one) == over_years(one)
    assert len({child.id for child in over_years(one)[1]}) == 3


@pytest.mark.parametrize(
    ("start", "end", "per", "sum_"),
    [
        ("2024-07", "2025-06", Per.YEAR, 30),
        ("2024-07-01", "2026-06-30", Per.YEAR, 60),
        ("2024-08", "2024-12", Per.MONTH, 150),
        ("2024-12", "2025-02", Per.YEAR, 30),
    ],
)
def test_a_sum_between_two_stated_months_comes_as_often_as_they_say(
    start: str, end: str, per: Per, sum_: int
) -> None:
    whole, children = over_years(made("a", euros(30, per=per), period=Time(start, end, Precision.MONTH)))
    assert (whole.amount, whole.assumed, children) == (euros(sum_), None, ())


def test_the_title_names_the_whole_not_the_first_year() -> None:
    one = made("Finland, aid to Tanzania: 30 EUR a year", euros(30, per=Per.YEAR), period=years(2023, 2025))
    whole, children = over_years(one)
    assert whole.title == "Finland, aid to Tanzania: 90 EUR"
    assert children[0].title == "Finland, aid to Tanzania in 2023: 30 EUR"
