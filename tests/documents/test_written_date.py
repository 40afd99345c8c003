"""Days as records and pages write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.documents.written_date import find_worded_date, read_date

DAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-06",
        "2024/05/06",
        "2024.05.06",
        "20240506",
        "2024-05-06T10:00:00Z",
        "2024-05-06T10:00:00.000+02:00",
        "2024-05-06 10:00",
        "6.5.2024",
        "06.05.2024",
        "6 May 2024",
        "6th of May 2024",
        "May 6, 2024",
        "May 6th 2024",
        "Monday, 6 May 2024",
        "Mon 6 May 2024 10:30 BST",
        "May 6, 2024, 10:30 a.m.",
        "May 6, 2024 at 10:30 PM EDT",
        "Mon, 06 May 2024 10:00:00 +0200",
        " 6  MAY\n2024 ",
    ],
)
def test_a_day_is_read_in_every_clear_form(written: str) -> None:
    assert read_date(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "05/06/2024",
        "2024",
        "2024-05",
        "May 2024",
        "yesterday",
        "2024-02-30",
        "1970-01-01",
        "0001-01-01T00:00:00",
        "1714953600",
        "6 May",
        "on 6 May 2024 the ministry said",
        "",
        "20240506123456",
    ],
)
def test_what_is_no_day_or_can_be_two_is_not_read(written: str) -> None:
    assert read_date(written) is None


def test_a_line_that_names_one_day_has_it_and_one_that_names_two_has_none() -> None:
    assert find_worded_date("London, 6 May 2024") == DAY
    assert find_worded_date("6 May 2024 to 8 May 2024") is None


@given(st.text())
def test_any_words_can_be_asked(written: str) -> None:
    assert read_date(written) is None or isinstance(read_date(written), date)


@given(st.dates(min_value=date(1901, 1, 1)).filter(lambda day: day != date(1970, 1, 1)))
def test_every_day_comes_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day} {day:%B} {day:%Y}") == day
