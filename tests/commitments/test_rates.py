"""A sum in another currency on its day (codebook 8.7)."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.commitments.rates import NoRate, Origin, Rate, Rates
from pledgebook.commitments.tables import read_gdp, read_rates
from pledgebook.errors import TableError

THURSDAY = date(2024, 12, 19)
SUNDAY = date(2024, 12, 22)
FRIDAY = date(2024, 12, 20)


def rate(currency: str, day: date, rates: Rates | None = None) -> Rate:
    found = (rates or Rates()).of(currency, day)
    assert isinstance(found, Rate)
    return found


def test_a_pound_is_converted_at_the_rate_of_its_day() -> None:
    found = rate("GBP", THURSDAY)
    assert (found.day, found.origin) == (THURSDAY, Origin.REFERENCE)
    assert found.convert(Decimal(225_000_000)) == (225_000_000 / found.value).quantize(Decimal("0.01"))
    assert Decimal("0.82") < found.value < Decimal("0.84")


def test_a_sunday_has_the_rate_of_the_friday_before() -> None:
    assert rate("USD", SUNDAY) == rate("USD", FRIDAY)
    assert rate("USD", SUNDAY).day == FRIDAY


def test_a_sum_in_the_currency_asked_for_needs_no_rate_and_no_day() -> None:
    assert Rates().of("EUR", None) == Rate(Decimal(1), None, Origin.SAME)
    assert Rates(into="UAH").of("UAH", None) == Rate(Decimal(1), None, Origin.SAME)


def test_any_currency_is_reached_through_the_euro() -> None:
    dollars = rate("GBP", THURSDAY, Rates(into="USD"))
    assert dollars.convert(Decimal(100)) == (
        Decimal(100) / rate("GBP", THURSDAY).value * rate("USD", THURSDAY).value
    ).quantize(Decimal("0.01"))
    assert rate("EUR", THURSDAY, Rates(into="USD")).convert(Decimal(1_000)) == (
        1_000 * rate("USD", THURSDAY).value
    ).quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("currency", "day", "reason"),
    [
        (None, THURSDAY, NoRate.UNSETTLED),
        ("UAH", THURSDAY, NoRate.UNKNOWN),
        ("XXX", THURSDAY, NoRate.UNKNOWN),
        ("USD", None, NoRate.UNDATED),
        ("USD", date(1998, 12, 31), NoRate.EARLY),
        ("DEM", date(1998, 12, 31), NoRate.EARLY),
        ("RUB", date(2024, 1, 15), NoRate.LATE),
        ("USD", date(2999, 1, 1), NoRate.LATE),
        ("USD", date.min, NoRate.EARLY),
    ],
)
def test_what_has_no_rate_says_why(currency: str | None, day: date | None, reason: NoRate) -> None:
    assert Rates().of(currency, day) is reason


@pytest.mark.parametrize(
    ("currency", "day", "per_euro"),
    [
        ("DEM", date(2000, 2, 6), "1.95583"),
        ("FRF", date(1999, 1, 1), "6.55957"),
        ("ITL", date(2001, 6, 1), "1936.27"),
        ("XEU", date(1999, 3, 3), "1"),
        ("GRD", date(2001, 1, 1), "340.750"),
        ("HRK", date(2023, 5, 4), "7.53450"),
    ],
)
def test_a_currency_that_gave_way_to_the_euro_has_its_fixed_rate(
    currency: str, day: date, per_euro: str
) -> None:
    assert rate(currency, day) == Rate(Decimal(per_euro), day, Origin.FIXED)


def test_before_it_gave_way_it_has_a_reference_rate_where_there_was_one() -> None:
    assert rate("HRK", date(2022, 12, 30)).origin is Origin.REFERENCE
    assert Rates().of("GRD", date(2000, 12, 31)) is NoRate.EARLY


def test_in_constant_mode_every_sum_has_the_rate_of_the_named_day() -> None:
    rates = Rates(constant=THURSDAY)
    assert rates.of("USD", date(2022, 3, 1)) == rates.of("USD", None) == rate("USD", THURSDAY)


class TestOwnTable:
    """A user's own table adds currencies and days, and wins on its days."""

    @pytest.fixture
    def rates(self, tmp_path: Path) -> Rates:
        path = tmp_path / "rates.csv"
        path.write_text(
            "date,currency,rate\n2024-12-18,UAH,43.7\n2024-12-19,usd,2\n\n2024-12-23,USD,3\n",
            encoding="utf-8",
        )
        return Rates(own=read_rates([path]))

    def test_it_adds_a_currency(self, rates: Rates) -> None:
        assert rate("UAH", SUNDAY, rates) == Rate(Decimal("43.7"), date(2024, 12, 18), Origin.OWN)
        assert rates.of("UAH", date(2024, 12, 26)) is NoRate.GAP

    def test_it_wins_on_its_own_days_only(self, rates: Rates) -> None:
        assert rate("USD", THURSDAY, rates) == Rate(Decimal(2), THURSDAY, Origin.OWN)
        assert rate("USD", FRIDAY, rates) == rate("USD", FRIDAY)

    def test_it_can_be_the_currency_asked_for(self, rates: Rates) -> None:
        into = Rates(into="UAH", own=rates.own)
        assert into.known()
        assert rate("EUR", THURSDAY, into).convert(Decimal(100)) == Decimal("4370.00")
        assert rate("EUR", THURSDAY, into).day == date(2024, 12, 18)

    def test_a_currency_nobody_has_rates_for_cannot_be_asked_for(self) -> None:
        assert not Rates(into="UAH").known()
        assert Rates(into="DEM").known()


HEAD = "date,currency,rate"


@pytest.mark.parametrize(
    ("head", "rows", "told"),
    [
        ("day,currency,rate", "", "line 1: the first line must be date,currency,rate."),
        ("", "", "line 1: the first line must be date,currency,rate."),
        (HEAD, "19.12.2024,UAH,43", "line 2: '19.12.2024' is not a day; write it as 2024-12-19."),
        (
            HEAD,
            "2024-12-19,hryvnia,43",
            "line 2: 'hryvnia' is not a currency; write its three letters, as UAH.",
        ),
        (HEAD, "2024-12-19,UAH,0", "line 2: '0' is not a number above 0; write it as 41.25."),
        (HEAD, "2024-12-19,UAH,NaN", "line 2: 'NaN' is not a number above 0; write it as 41.25."),
        (HEAD, "2024-12-19,UAH", "line 2: 2 cells where 3 are expected."),
        (HEAD, "2024-12-19,EUR,1", "line 2: the euro is what rates are counted in; remove its row."),
        (
            HEAD,
            "2024-12-19,UAH,43\n2024-12-19,UAH,44",
            "line 3: a line above gives a different value; keep one of them.",
        ),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(head: str, rows: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(f"{head}\n{rows}\n", encoding="utf-8")
    with pytest.raises(TableError) as error:
        read_rates([path])
    assert str(error.value) == f"{path}, {told}"


def test_a_missing_or_undecodable_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="No such file"):
        read_rates([tmp_path / "none.csv"])
    (tmp_path / "latin.csv").write_bytes(b"date,currency,rate\n2024-12-19,\xe9,1\n")
    with pytest.raises(TableError, match="UTF-8"):
        read_rates([tmp_path / "latin.csv"])


def test_a_table_of_gdp_has_state_year_currency_and_value(tmp_path: Path) -> None:
    path = tmp_path / "gdp.csv"
    path.write_text("state,year,currency,value\nfin,2023,EUR,273000000000\n", encoding="utf-8")
    assert read_gdp(path) == {("FIN", 2023): (Decimal(273_000_000_000), "EUR")}
    path.write_text("state,year,currency,value\nFIN,23,EUR,1\n", encoding="utf-8")
    with pytest.raises(TableError, match="line 2: '23' is not a year; write it as 2024"):
        read_gdp(path)


@given(st.dates(date(1999, 1, 4), date(2024, 12, 31)), st.sampled_from(["USD", "GBP", "JPY", "NOK"]))
def test_the_rate_is_of_the_day_or_of_one_within_seven_before(day: date, currency: str) -> None:
    assert timedelta(0) <= day - (rate(currency, day).day or date.max) <= timedelta(7)


@given(st.decimals(0, 10**15, places=2), st.dates(date(1999, 1, 4), date(2024, 12, 31)))
def test_there_and_back_loses_less_than_a_rounding(value: Decimal, day: date) -> None:
    there = rate("GBP", day).convert(value)
    assert abs(rate("EUR", day, Rates(into="GBP")).convert(there) - value) <= Decimal("0.02")
