"""What a total says, line by line of codebook 8.3 to 8.7."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments.band import Band
from pledgebook.commitments.columns import By, Column, Kind, Pooled
from pledgebook.commitments.commitment import Commitment, Delivered
from pledgebook.commitments.gdp import Gdp
from pledgebook.commitments.keys import NOT_BROKEN_DOWN
from pledgebook.commitments.rates import NoRate, Rates
from pledgebook.commitments.reasons import Reason
from pledgebook.commitments.rows import Row
from pledgebook.commitments.statement import Sum, Time
from pledgebook.commitments.totals import Totals, totals
from pledgebook.dates import Precision
from pledgebook.errors import UnknownCurrencyError
from tests.commitments.made import arrived, euros, made, part


def by(*dimensions: By, of: Iterable[Commitment], **more: Any) -> Totals:
    return totals(of, dimensions, **more)


def only(found: Totals) -> Row:
    (row,) = found.rows
    return row


def values(row: Row) -> tuple[int, ...]:
    """The four sums of a row: pledged, committed, allocated, delivered."""
    return tuple(int(cell.sum.value) for cell in row.cells)


def table(found: Totals, column: Column = Column.ALLOCATED) -> dict[tuple[str | None, ...], int]:
    return {row.key: int(row[column].sum.value) for row in found.rows}


def reasons(found: Totals) -> dict[str, tuple[str, ...]]:
    return {one.reason: one.commitments for one in found.left_out}


class TestColumns:
    """A column holds what reached at least that stage (8.3)."""

    @pytest.mark.parametrize(
        ("stage", "expected"),
        [
            (Stage.PLEDGED, (100, 0, 0, 0)),
            (Stage.COMMITTED, (100, 100, 0, 0)),
            (Stage.ALLOCATED, (100, 100, 100, 0)),
            (Stage.DELIVERING, (100, 100, 100, 0)),
            (Stage.DELIVERED, (100, 100, 100, 0)),
        ],
    )
    def test_a_commitment_is_in_every_column_up_to_its_stage(
        self, stage: Stage, expected: tuple[int, ...]
    ) -> None:
        assert values(only(by(of=[made("a", 100, stage)]))) == expected

    def test_delivered_is_what_is_said_to_be_delivered(self) -> None:
        row = only(by(of=[made("a", 100, Stage.DELIVERING, delivered=arrived(38))]))
        assert values(row) == (100, 100, 100, 38)
        assert not row[Column.DELIVERED].not_stated

    def test_delivered_without_a_sum_is_a_number_of_commitments(self) -> None:
        row = only(
            by(of=[made("a", 100, Stage.DELIVERED), made("b", 50, Stage.DELIVERED, delivered=arrived(None))])
        )
        assert values(row) == (150, 150, 150, 0)
        assert row[Column.DELIVERED].not_stated == ("a", "b")

    def test_delivered_is_the_whole_only_where_the_words_say_so(self) -> None:
        row = only(by(of=[made("a", 100, Stage.DELIVERED, delivered=arrived(None, whole=True))]))
        assert values(row) == (100, 100, 100, 100)

    def test_goods_and_talks_without_amount_are_counted_as_commitments(self) -> None:
        tanks = made("tanks", None, Stage.DELIVERED, form=Form.GOODS)
        row = only(by(of=[tanks, made("money", 100)]))
        assert row[Column.ALLOCATED].no_amount == row[Column.DELIVERED].no_amount == ("tanks",)
        assert values(row) == (100, 100, 100, 0)

    def test_every_cell_leads_to_its_commitments(self) -> None:
        row = only(by(of=[made("a", 100), made("b", 50, Stage.PLEDGED)]))
        assert [cell.commitments for cell in row.cells] == [("a", "b"), ("a",), ("a",), ()]


class TestKinds:
    """Grants and goods, loans, and guarantees are always apart (8.3)."""

    def test_they_have_rows_and_sums_of_their_own(self) -> None:
        found = by(
            By.ACTOR,
            of=[
                made("a", 100, form=Form.MONEY),
                made("b", 20, form=Form.GOODS),
                made("c", 300, form=Form.LOAN),
                made("d", 4_000, form=Form.GUARANTEE),
                made("e", 5, form=Form.DEBT_RELIEF),
                made("f", 6),
            ],
        )
        sums = {row.kind: int(row[Column.ALLOCATED].sum.value) for row in found.sums}
        assert sums == {Kind.GRANTS: 131, Kind.LOANS: 300, Kind.GUARANTEES: 4_000}
        assert [row.kind for row in found.rows] == [Kind.GRANTS, Kind.LOANS, Kind.GUARANTEES]

    def test_sanctions_and_talks_move_no_money(self) -> None:
        found = by(of=[made("ban", None, form=Form.SANCTIONS), made("freeze", 900, form=Form.SANCTIONS)])
        assert (only(found).kind, only(found)[Column.ALLOCATED].no_amount) == (Kind.ACTS, ("ban",))
        assert reasons(found) == {Reason.NOT_SUPPORT: ("freeze",)}


class TestBands:
    """Totals use the value and show the band (4.2)."""

    @pytest.mark.parametrize(
        ("amount", "expected"),
        [
            (euros(100), (100, 100, 100, False)),
            (euros(100, qualifier=Qualifier.RANGE, value_max=Decimal(150)), (100, 100, 150, False)),
            (euros(100, qualifier=Qualifier.UP_TO), (100, 0, 100, False)),
            (euros(100, qualifier=Qualifier.LESS_THAN), (100, 0, 100, False)),
            (euros(100, qualifier=Qualifier.AT_LEAST), (100, 100, 100, True)),
        ],
    )
    def test_a_figure_has_the_band_of_its_words(self, amount: Sum, expected: tuple[Any, ...]) -> None:
        assert only(by(of=[made("a", amount)]))[Column.ALLOCATED].sum == Band(*expected)

    def test_bands_add_up(self) -> None:
        found = by(of=[made("a", euros(100, qualifier=Qualifier.UP_TO)), made("b", 50)])
        assert only(found)[Column.ALLOCATED].sum == Band(Decimal(150), Decimal(50), Decimal(150))

    def test_a_sum_per_year_counts_once_for_each_stated_year(self) -> None:
        amount, years = euros(3, per=Per.YEAR), Time("2024", "2026", Precision.YEAR)
        assert values(only(by(of=[made("a", amount, period=years)])))[0] == 9
        assert values(only(by(of=[made("a", amount)])))[0] == 3


class TestApart:
    """Suspended is shown apart; conditional with its share; what is off counts nowhere (8.2, 8.3)."""

    def test_suspended_counts_up_to_the_stage_it_had(self) -> None:
        row = only(
            by(of=[made("a", 100, Stage.SUSPENDED, reached=Stage.COMMITTED, counted=True), made("b", 50)])
        )
        assert values(row) == (150, 150, 50, 0)
        assert [int(cell.suspended) for cell in row.cells] == [100, 100, 0, 0]

    @pytest.mark.parametrize(
        ("stage", "reason"), [(Stage.CANCELLED, Reason.CANCELLED), (Stage.RULED_OUT, Reason.RULED_OUT)]
    )
    def test_cancelled_and_ruled_out_count_nowhere(self, stage: Stage, reason: Reason) -> None:
        found = by(of=[made("a", 100, stage, reached=Stage.ALLOCATED)])
        assert (found.rows, reasons(found)) == ((), {reason: ("a",)})

    def test_conditional_counts_and_its_share_is_shown(self) -> None:
        row = only(by(of=[made("a", 100, conditional=True), made("b", 300)]))
        assert row[Column.ALLOCATED].sum.value == 400
        assert row[Column.ALLOCATED].conditional_share == Decimal("25.0")
        assert row[Column.DELIVERED].conditional_share is None


class TestRows:
    """By any of actor, recipient, category, form, stage, month, year, and several at once."""

    ONE = made("a", 100, category=Category.MILITARY, form=Form.GOODS)

    @pytest.mark.parametrize(
        ("dimension", "value"),
        [
            (By.ACTOR, "FIN"),
            (By.RECIPIENT, "TZA"),
            (By.CATEGORY, "military"),
            (By.FORM, "goods"),
            (By.STAGE, "allocated"),
            (By.MONTH, "2023-05"),
            (By.YEAR, "2023"),
        ],
    )
    def test_each(self, dimension: By, value: str) -> None:
        assert only(by(dimension, of=[self.ONE])).key == (value,)

    def test_several(self) -> None:
        assert only(by(By.YEAR, By.ACTOR, of=[self.ONE])).key == ("2023", "FIN")

    def test_what_is_not_known_is_a_row_of_its_own(self) -> None:
        bare = replace(self.ONE, category=None, announced=None, history=(), actors=())
        assert only(by(By.CATEGORY, By.MONTH, By.ACTOR, of=[bare])).key == (None, None, None)

    def test_a_month_or_year_announced_is_as_good_as_a_day(self) -> None:
        assert only(by(By.MONTH, of=[replace(self.ONE, announced="2022-07")])).key == ("2022-07",)
        assert only(by(By.MONTH, of=[replace(self.ONE, announced="2022-23")])).key == ("2022",)

    def test_a_joint_amount_is_one_row_under_all_its_actors(self) -> None:
        found = by(By.ACTOR, of=[made("a", 50, actors=("NLD", "DNK")), made("b", 10, actors=("NLD",))])
        assert table(found) == {("DNK+NLD",): 50, ("NLD",): 10}
        assert found.sums[0][Column.ALLOCATED].sum.value == 60

    def test_a_joint_amount_is_divided_where_the_text_divides_it(self) -> None:
        joint = made("a", 50, actors=("NLD", "DNK"))
        found = by(By.ACTOR, of=[joint, part("b", "a", 20, actors=("NLD",))])
        assert table(found) == {("DNK+NLD",): 30, ("NLD",): 20}

    def test_the_largest_comes_first_and_times_in_their_order(self) -> None:
        many = [made("a", 1), made("b", 5, actors=("NLD",)), made("c", 9, actors=(), announced="2021-01-01")]
        assert list(table(by(By.ACTOR, of=many))) == [("NLD",), ("FIN",), (None,)]
        assert list(table(by(By.YEAR, of=many))) == [("2021",), ("2023",)]


class TestPackages:
    """A package counts once: itself where it has an amount, otherwise its parts (8.4)."""

    PACKAGE = made("pack", 100)
    TANKS = part("tanks", "pack", 60, category=Category.MILITARY)
    TENTS = part("tents", "pack", 15, category=Category.HUMANITARIAN)

    def test_the_parts_of_a_package_with_an_amount_are_left_out(self) -> None:
        found = by(By.ACTOR, of=[self.PACKAGE, self.TANKS, self.TENTS])
        assert table(found) == {("FIN",): 100}
        assert reasons(found) == {Reason.PART: ("tanks", "tents")}

    def test_a_part_that_is_marked_as_counted_never_counts_with_its_package(self) -> None:
        assert table(by(By.ACTOR, of=[self.PACKAGE, replace(self.TANKS, counted=True)])) == {("FIN",): 100}

    def test_parts_carry_the_split_and_the_rest_is_not_broken_down(self) -> None:
        found = by(By.CATEGORY, of=[self.PACKAGE, self.TANKS, self.TENTS])
        assert table(found) == {("military",): 60, ("humanitarian",): 15, (NOT_BROKEN_DOWN,): 25}
        assert found.left_out == ()

    def test_a_package_that_is_wholly_broken_down_counts_by_its_parts(self) -> None:
        found = by(By.CATEGORY, of=[self.PACKAGE, self.TANKS, replace(self.TENTS, amount=euros(40))])
        assert table(found) == {("military",): 60, ("humanitarian",): 40}
        assert reasons(found) == {Reason.BY_PARTS: ("pack",)}

    def test_the_parts_of_a_package_without_amount_count(self) -> None:
        found = by(By.ACTOR, of=[replace(self.PACKAGE, amount=None), self.TANKS, self.TENTS])
        assert (table(found), reasons(found)) == ({("FIN",): 75}, {Reason.BY_PARTS: ("pack",)})

    def test_a_package_marked_as_counted_through_its_parts_gives_them_what_they_do_not_say(self) -> None:
        package = replace(self.PACKAGE, amount=None, counted=False, not_counted_because=Reason.BY_PARTS)
        parts = [
            replace(one, counted=True, not_counted_because=None, actors=())
            for one in (self.TANKS, self.TENTS)
        ]
        found = by(By.ACTOR, of=[package, *parts])
        assert (table(found), reasons(found)) == ({("FIN",): 75}, {Reason.BY_PARTS: ("pack",)})

    def test_a_part_takes_from_its_package_what_it_does_not_say(self) -> None:
        bare = replace(self.TANKS, actors=(), announced=None, history=(), category=None)
        package = replace(self.PACKAGE, amount=None, category=Category.MILITARY)
        found = by(By.ACTOR, By.CATEGORY, By.YEAR, of=[package, bare])
        assert table(found) == {("FIN", "military", "2023"): 60}

    def test_a_part_without_amount_adds_nothing_to_a_package_with_one(self) -> None:
        found = by(By.CATEGORY, of=[self.PACKAGE, replace(self.TANKS, amount=None)])
        assert (table(found), reasons(found)) == ({(None,): 100}, {Reason.PART: ("tanks",)})

    def test_a_tranche_goes_further_than_its_programme(self) -> None:
        programme = made("programme", 50, Stage.PLEDGED)
        tranche = part("tranche", "programme", 4, stage=Stage.DELIVERED, delivered=arrived(4))
        row = only(by(By.ACTOR, of=[programme, tranche]))
        assert values(row) == (50, 4, 4, 4)
        assert row[Column.ALLOCATED].commitments == ("tranche",)

    def test_what_is_said_to_be_delivered_of_the_whole_and_of_parts_is_never_added(self) -> None:
        package = replace(self.PACKAGE, stage=Stage.DELIVERING, delivered=arrived(30))
        tanks = replace(self.TANKS, stage=Stage.DELIVERING, delivered=arrived(20))
        assert values(only(by(By.ACTOR, of=[package, tanks])))[3] == 30
        more = replace(tanks, delivered=arrived(45))
        assert values(only(by(By.ACTOR, of=[package, more])))[3] == 45

    def test_parts_above_their_package_are_a_conflict_shown_and_not_cut_off(self) -> None:
        found = by(By.CATEGORY, of=[self.PACKAGE, self.TANKS, replace(self.TENTS, amount=euros(70))])
        assert table(found) == {("military",): 60, ("humanitarian",): 70, (NOT_BROKEN_DOWN,): -30}
        assert found.over == (("pack", 100, 130),)

    def test_cents_that_rounding_leaves_are_neither_a_rest_nor_a_conflict(self) -> None:
        thirds = [
            part(f"p{place}", "whole", Sum(Decimal(1), "USD"), category=category)
            for place, category in enumerate([Category.MILITARY, Category.FINANCIAL, Category.HUMANITARIAN])
        ]
        whole = made("whole", Sum(Decimal(3), "USD"))
        day = date(2023, 5, 4)
        for into in ("EUR", "JPY", "GBP", "KRW"):
            found = by(By.CATEGORY, of=[whole, *thirds], rates=Rates(into=into, constant=day))
            assert (len(found.rows), found.over) == (3, ())
            alone = by(of=[whole], rates=Rates(into=into, constant=day))
            assert found.sums[0][Column.ALLOCATED].sum == alone.sums[0][Column.ALLOCATED].sum

    def test_parts_told_within_a_week_have_the_rate_of_their_package(self) -> None:
        package = made("pack", Sum(Decimal(2_000), "USD"))
        halves = [
            part(name, "pack", Sum(Decimal(1_000), "USD"), category=category, announced="2023-05-09")
            for name, category in (("a", Category.MILITARY), ("b", Category.FINANCIAL))
        ]
        found = by(By.CATEGORY, of=[package, *halves])
        assert (len(found.rows), found.over) == (2, ())

    def test_parts_told_later_have_their_own_rate_and_that_is_no_conflict(self) -> None:
        package = made("pack", Sum(Decimal(1_000), "USD"), announced="2023-07-14")
        later = part(
            "a", "pack", Sum(Decimal(1_000), "USD"), category=Category.MILITARY, announced="2023-10-03"
        )
        found = by(By.CATEGORY, of=[package, later])
        assert table(found) == {("military",): 955, (NOT_BROKEN_DOWN,): -64}
        assert found.over == ()

    def test_a_package_of_which_nothing_came_keeps_that(self) -> None:
        package = replace(self.PACKAGE, delivered=arrived(0))
        row = next(
            row for row in by(By.CATEGORY, of=[package, self.TANKS]).rows if row.key == (NOT_BROKEN_DOWN,)
        )
        assert row[Column.DELIVERED].commitments == ("pack",)

    def test_a_cancelled_part_counts_nowhere(self) -> None:
        off = replace(self.TANKS, stage=Stage.CANCELLED, not_counted_because=Reason.CANCELLED)
        found = by(By.ACTOR, of=[self.PACKAGE, off])
        assert (table(found), reasons(found)) == ({("FIN",): 40}, {Reason.CANCELLED: ("tanks",)})

    def test_a_package_whose_amount_already_leaves_the_cancelled_out_is_not_cut_twice(self) -> None:
        off = replace(self.TANKS, stage=Stage.CANCELLED, not_counted_because=Reason.CANCELLED)
        found = by(
            By.ACTOR, of=[replace(self.PACKAGE, amount=euros(40)), off, replace(self.TENTS, amount=euros(40))]
        )
        assert table(found) == {("FIN",): 40}

    def test_the_parts_of_a_cancelled_package_are_out_with_it(self) -> None:
        found = by(By.ACTOR, of=[replace(self.PACKAGE, stage=Stage.CANCELLED, counted=False), self.TANKS])
        assert (found.rows, reasons(found)) == ((), {Reason.CANCELLED: ("pack", "tanks")})

    def test_but_what_came_of_it_already_counts(self) -> None:
        off = replace(self.PACKAGE, stage=Stage.CANCELLED, counted=False)
        came = replace(self.TANKS, stage=Stage.DELIVERED, delivered=arrived(60), counted=True)
        still = replace(self.TENTS, counted=True)
        found = by(By.ACTOR, of=[off, came, still])
        assert (table(found), reasons(found)) == ({("FIN",): 60}, {Reason.CANCELLED: ("pack", "tents")})

    def test_a_part_on_condition_is_in_the_conditional_share(self) -> None:
        row = only(by(By.ACTOR, of=[self.PACKAGE, replace(self.TANKS, conditional=True)]))
        assert (values(row)[2], row[Column.ALLOCATED].conditional_share) == (100, Decimal("60.0"))

    def test_a_loan_in_a_package_is_a_loan(self) -> None:
        found = by(By.ACTOR, of=[self.PACKAGE, replace(self.TANKS, form=Form.LOAN)])
        assert {row.kind: values(row)[2] for row in found.rows} == {Kind.GRANTS: 40, Kind.LOANS: 60}

    def test_parts_of_parts_are_split_too(self) -> None:
        found = by(
            By.CATEGORY,
            of=[
                self.PACKAGE,
                replace(self.TANKS, category=None),
                part("x", "tanks", 10, category=Category.FINANCIAL),
            ],
        )
        assert table(found) == {("financial",): 10, (NOT_BROKEN_DOWN,): 90}


class TestYears:
    """A promise over several years counts by its yearly parts (8.6)."""

    WHOLE = made("whole", 9)
    YEARS = tuple(
        part(f"y{year}", "whole", 3, period=Time(f"{year}", f"{year}", Precision.YEAR))
        for year in (2024, 2025, 2026)
    )

    def test_by_year_each_part_is_in_its_own(self) -> None:
        found = by(By.YEAR, of=[self.WHOLE, *self.YEARS])
        assert table(found) == {("2024",): 3, ("2025",): 3, ("2026",): 3}

    def test_by_anything_else_the_promise_is_one(self) -> None:
        assert table(by(By.ACTOR, of=[self.WHOLE, *self.YEARS])) == {("FIN",): 9}

    def test_a_sum_per_year_is_told_by_its_yearly_parts(self) -> None:
        yearly = replace(self.WHOLE, amount=euros(3, per=Per.YEAR))
        assert table(by(By.ACTOR, of=[yearly, *self.YEARS])) == {("FIN",): 9}

    def test_a_period_of_one_part_splits_nothing(self) -> None:
        assert table(by(By.YEAR, of=[self.WHOLE, self.YEARS[0]])) == {("2023",): 9}


class TestFunds:
    """What goes through a common fund counts for the state or for the fund, never both (8.5)."""

    SHARE = made("share", 10, fund="EPF")
    PAID = made("paid", 30, actors=("EU",), fund="EPF", from_fund=True)

    def test_by_default_the_state_counts(self) -> None:
        found = by(By.ACTOR, of=[self.SHARE, self.PAID])
        assert (table(found), reasons(found)) == ({("FIN",): 10}, {Reason.POOLED_OUT: ("paid",)})

    def test_or_the_fund(self) -> None:
        found = by(By.ACTOR, of=[self.SHARE, self.PAID], pooled=Pooled.FUND)
        assert (table(found), reasons(found)) == ({("EU",): 30}, {Reason.POOLED_IN: ("share",)})
        assert found.pooled is Pooled.FUND


class TestLeftOut:
    """What is in no row is named with its reason, its number and its sums."""

    def test_reasons_of_the_ledger_are_kept_word_for_word(self) -> None:
        found = by(
            of=[
                made("a", 100, counted=False, not_counted_because=Reason.CUMULATIVE),
                made("b", Sum(Decimal(5), "USD"), counted=False, not_counted_because="own stocks refilled"),
                made("c", 10, Stage.REQUESTED),
                made("d", 20, Stage.CONSIDERED),
            ]
        )
        assert reasons(found) == {
            Reason.BELOW: ("c", "d"),
            Reason.CUMULATIVE: ("a",),
            "own stocks refilled": ("b",),
        }
        assert found.left_out[0].sums == (("EUR", Decimal(30)),)
        assert (found.number, found.rows) == (4, ())

    @pytest.mark.parametrize(
        ("because", "reason"),
        [
            ("cancelled on 2024-02-01", Reason.CANCELLED),
            ("below pledged: requested only", Reason.BELOW),
            ("told again; its first telling is not here", Reason.RESTATED),
            ("part of a0b1c2", Reason.PART),
            ("refugees hosted at home", "refugees hosted at home"),
        ],
    )
    def test_the_particulars_of_a_reason_do_not_part_what_belongs_together(
        self, because: str, reason: str
    ) -> None:
        assert reasons(by(of=[made("a", 1, counted=False, not_counted_because=because)])) == {reason: ("a",)}

    def test_a_sum_in_an_unsettled_currency_is_never_guessed(self) -> None:
        found = by(of=[made("a", Sum(Decimal(7), None))])
        assert reasons(found) == {Reason.UNSETTLED: ("a",)}
        assert found.unconverted == (("a", Decimal(7), None, NoRate.UNSETTLED),)
        assert found.left_out[0].sums == ((None, Decimal(7)),)

    def test_a_sum_without_a_rate_is_listed_by_name_and_amount(self) -> None:
        found = by(
            of=[made("a", Sum(Decimal(41), "UAH")), made("b", Sum(Decimal(2), "USD"), announced="1990-01-01")]
        )
        assert reasons(found) == {Reason.NO_RATE: ("a", "b")}
        assert found.unconverted == (
            ("a", Decimal(41), "UAH", NoRate.UNKNOWN),
            ("b", Decimal(2), "USD", NoRate.EARLY),
        )

    def test_the_same_amount_in_brackets_is_taken_where_the_first_has_no_rate(self) -> None:
        both = Sum(Decimal(41), "UAH", alternatives=((Decimal(1), "EUR"),))
        assert values(only(by(of=[made("a", both)])))[0] == 1

    def test_the_parts_of_a_package_without_a_rate_stay_parts(self) -> None:
        found = by(of=[made("a", Sum(Decimal(41), "UAH")), part("b", "a", 10)])
        assert reasons(found) == {Reason.NO_RATE: ("a",), Reason.PART: ("b",)}

    def test_a_delivered_sum_without_a_rate_is_listed_and_not_stated(self) -> None:
        some = Delivered(Sum(Decimal(41), "UAH"), ())
        found = by(of=[made("a", 100, Stage.DELIVERING, delivered=some)])
        assert only(found)[Column.DELIVERED].not_stated == ("a",)
        assert found.unconverted == (("a", Decimal(41), "UAH", NoRate.UNKNOWN),)


class TestCurrency:
    """Sums are in one currency, at the rate of each day or of one named day (8.7)."""

    POUNDS = made("a", Sum(Decimal(100), "GBP"))

    def test_each_sum_has_the_rate_of_its_day(self) -> None:
        rate = Rates().of("GBP", date(2023, 5, 4))
        assert not isinstance(rate, NoRate)
        assert only(by(of=[self.POUNDS]))[Column.PLEDGED].sum.value == rate.convert(Decimal(100))

    def test_or_all_have_the_rate_of_one_day(self) -> None:
        undated = replace(self.POUNDS, announced=None, history=())
        assert by(of=[undated]).rows == ()
        constant = Rates(constant=date(2024, 12, 19))
        assert by(of=[undated], rates=constant).rows == by(of=[self.POUNDS], rates=constant).rows != ()

    def test_a_month_is_converted_on_its_last_day(self) -> None:
        month = replace(self.POUNDS, announced="2023-04")
        last = replace(self.POUNDS, announced="2023-04-30")
        assert by(of=[month]).rows == by(of=[last]).rows

    def test_a_currency_without_rates_cannot_be_asked_for(self) -> None:
        with pytest.raises(UnknownCurrencyError, match="UAH"):
            by(of=[self.POUNDS], rates=Rates(into="UAH"))


class TestGdp:
    """Sums beside a user's table of gross domestic products."""

    GDP = Gdp({
        ("FIN", 2022): (Decimal(200), "EUR"),
        ("FIN", 2023): (Decimal(250), "EUR"),
        ("NLD", 2022): (Decimal(800), "EUR"),
    })  # fmt: skip

    def test_the_year_of_the_row_or_the_latest(self) -> None:
        old = made("a", 1, announced="2022-03-01")
        assert only(by(By.ACTOR, of=[old], gdp=self.GDP)).gdp == Decimal("0.400")
        assert only(by(By.ACTOR, By.YEAR, of=[old], gdp=self.GDP)).gdp == Decimal("0.500")

    def test_a_joint_row_stands_beside_the_product_of_all(self) -> None:
        joint = made("a", 1, actors=("FIN", "NLD"))
        assert only(by(By.ACTOR, of=[joint], gdp=self.GDP)).gdp == Decimal("0.100")

    def test_who_is_not_in_the_table_has_none(self) -> None:
        assert only(by(By.ACTOR, of=[made("a", 1, actors=("XKX",))], gdp=self.GDP)).gdp is None
        assert only(by(By.ACTOR, of=[made("a", 1)])).gdp is None


def test_an_empty_ledger_has_empty_totals() -> None:
    found = totals([])
    assert (found.rows, found.sums, found.left_out, found.number) == ((), (), (), 0)
