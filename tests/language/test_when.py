"""Dates: what a text says about when."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.dates import When
from pledgebook.errors import UnknownKeysError
from pledgebook.language.when import find_dates
from pledgebook.vocabulary import Vocabulary
from tests.hostile.clock import in_any_look, seconds

VOCABULARY = Vocabulary()
# Forty thousand signs take a tenth of this; what is not linear takes minutes.
SECONDS_AT_MOST = 5.0
HERE = Path(__file__).parent


class Example(NamedTuple):
    """A sentence, its day of publication and the dates it states."""

    text: str
    published: date | None
    dates: tuple[tuple[str, ...], ...]


def read_date(line: str) -> tuple[str, ...]:
    """Turn "words -> value start..end precision bound" into its parts."""
    words, _, rest = line.partition(" -> ")
    value, *edges, precision, bound = rest.split()
    start, _, end = edges[0].partition("..") if edges else (value, "..", value)
    return words, value, start, end, precision, bound


def read_examples(name: str) -> Iterator[Example]:
    for group in yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader):
        published = None if group["published"] == "null" else date.fromisoformat(group["published"])
        for row in group["examples"]:
            yield Example(row["text"], published, tuple(read_date(line) for line in row["dates"]))


def told(when: When, text: str) -> tuple[str, ...]:
    return (
        when.span.of(text),
        when.value,
        when.start or "",
        when.end or "",
        when.precision.value,
        when.bound.value,
    )


EXAMPLES = tuple(read_examples("when_examples.yml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_a_sentence_states_these_dates(example: Example) -> None:
    found = find_dates(example.text, example.published, VOCABULARY)
    assert tuple(told(when, example.text) for when in found) == example.dates


# What EDTF allows here: a unit, an approximate one, an interval of two with an open or unknown side.
UNIT = r"(?:\d{4}|\d{3}X|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?~?"
EDTF = re.compile(rf"{UNIT}|(?:{UNIT}|\.\.)?/(?:{UNIT}|\.\.)?")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_values_are_dates_of_the_extended_format(example: Example) -> None:
    for when in find_dates(example.text, example.published, VOCABULARY):
        assert EDTF.fullmatch(when.value), when
        assert when.start is None or when.end is None or when.start <= when.end


def test_a_date_does_not_reach_into_the_next_line() -> None:
    """The plan of March
    2022 was small.
    """
    found = find_dates("The plan of March\n2022 was small.", None, VOCABULARY)
    assert [when.value for when in found] == ["XXXX-03"]


def test_dates_near_the_ends_of_the_calendar_stay_unknown() -> None:
    for published in (date.min, date.max):
        text = "900 years ago, next week, last decade, on 29 February, in the next 900 years, on Monday"
        assert find_dates(text, published, VOCABULARY)


def test_a_user_adds_a_word_for_a_month(tmp_path: Path) -> None:
    (tmp_path / "calendar.yml").write_text("thermidor: {kind: month, number: 7, words: [thermidor]}\n")
    found = find_dates("It ended on 9 Thermidor 1794.", None, Vocabulary(tmp_path))
    assert [when.value for when in found] == ["1794-07-09"]


def test_a_row_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    (tmp_path / "calendar.yml").write_text("day: {kind: unit, words: [day], colour: red}\n")
    with pytest.raises(UnknownKeysError, match="day: unknown field colour"):
        find_dates("today", None, Vocabulary(tmp_path))


SCRAPS = """
5 31 2024 2025 1990 24 12/2024 19/12/2024 2024-12-19 May march March Dec. Thursday Sun this last next the of
and to - – / , . ( ) from between until by since over within in on every each year years weeks days
month quarter first second half Q1 FY FY24 early mid late end start ago later ahead coming past
few two a week's will was winter fall Christmas year-end 1990s th st s today morning rest same $ %
"""
PIECES = st.sampled_from([*SCRAPS.split(), "\n"])
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join)
)
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, DAYS)
def test_dates_stand_in_text_order_on_one_line_and_apart(text: str, published: date | None) -> None:
    last = 0
    for when in find_dates(text, published, VOCABULARY):
        assert last <= when.span.start < when.span.end <= len(text)
        assert "\n" not in when.span.of(text)
        assert EDTF.fullmatch(when.value), when
        last = when.span.end


@pytest.mark.parametrize(
    "piece",
    [
        "2022,",
        "2022-",
        "from ",
        "the ",
        "5 and ",
        "May ",
        "end of ",
        "last ",
        "early ",
        "a ",
        "( ",
        "a.b.",
        "1.",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + " on Thursday and in May"
    act = partial(find_dates, text, date(2024, 12, 19), VOCABULARY)
    assert in_any_look(lambda: seconds(act) < SECONDS_AT_MOST)
