"""Numbers in digits and words: one line is one sentence of the specification."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.language.numbers import Number, find_numbers


def brief(number: Number, text: str) -> str:
    upper = "" if number.value_max is None else f"..{number.value_max}"
    kind = "" if number.qualifier == "exact" else f" {number.qualifier}"
    return f"{number.span.of(text)} = {number.value}{upper}{kind}"


def numbers(text: str) -> list[str]:
    return [brief(number, text) for number in find_numbers(text)]


DIGITS = [
    ("They need 7 ferries", "7 = 7"),
    ("a convoy of 1,500 lorries", "1,500 = 1500"),
    ("some 1.5 million doses", "1.5 million = 1500000 about"),
    ("12,34,567 saplings", "12,34,567 = 1234567"),
    ("1.500.000 bricks", "1.500.000 = 1500000"),
    ("1 500 000 bricks", "1 500 000 = 1500000"),
    ("1'500'000 bricks", "1'500'000 = 1500000"),
    ("12 500 blankets", "12 500 = 12500"),
    ("10,1 million bricks", "10,1 million = 10100000"),
    ("0,5 million bricks", "0,5 million = 500000"),
    ("1,234.56 tonnes", "1,234.56 = 1234.56"),
    ("1.234,56 tonnes", "1.234,56 = 1234.56"),
    ("2½ tonnes", "2½ = 2.5"),
    ("2 1/2 tonnes", "2 1/2 = 2.5"),
    ("2 and a half million", "2 and a half million = 2500000"),
    ("10k leaflets", "10k = 10000"),
    ("5m people", "5m = 5000000"),
    ("3bn leaflets", "3bn = 3000000000"),
    ("4 mln leaflets", "4 mln = 4000000"),
    ("5 lakh leaflets", "5 lakh = 500000"),
    ("2 lakh crore leaflets", "2 lakh crore = 2000000000000"),
    ("2 milion leaflets", "2 milion = 2000000"),
    ("3 bilion leaflets", "3 bilion = 3000000000"),
    ("1 billion 200 million leaflets", "1 billion 200 million = 1200000000"),
    ("5-million copies", "5-million = 5000000"),
    ("20 dozen eggs", "20 dozen = 240"),
    ("80 , 000 seats", "80 , 000 = 80000"),
    ("6 . 2 tonnes", "6 . 2 = 6.2"),
    ("a share of .75", ".75 = 0.75"),
    ("(30) tents", "30 = 30"),
    ("a 30-truck convoy", "30 = 30"),
]

WORDS = [
    ("seven ferries", "seven = 7"),
    ("twenty-five tents", "twenty-five = 25"),
    ("twenty five tents", "twenty five = 25"),
    ("two hundred and fifty tents", "two hundred and fifty = 250"),
    ("one hundred and five tents", "one hundred and five = 105"),
    ("two thousand five hundred tents", "two thousand five hundred = 2500"),
    ("a thousand and one nights", "a thousand and one = 1001"),
    ("three million two hundred thousand", "three million two hundred thousand = 3200000"),
    ("five hundred thousand million", "five hundred thousand million = 500000000000"),
    ("a hundred tents", "a hundred = 100"),
    ("a dozen tents", "a dozen = 12"),
    ("two dozen tents", "two dozen = 24"),
    ("half a dozen tents", "half a dozen = 6"),
    ("half a million tents", "half a million = 500000"),
    ("half-a-million tents", "half-a-million = 500000"),
    ("a half million tents", "a half million = 500000"),
    ("a quarter of a million tents", "a quarter of a million = 250000"),
    ("three quarters of a million tents", "three quarters of a million = 750000"),
    ("one and a half million tents", "one and a half million = 1500000"),
    ("two-and-a-half billion bricks", "two-and-a-half billion = 2500000000"),
    ("two and a quarter billion bricks", "two and a quarter billion = 2250000000"),
    ("a million and a half bricks", "a million and a half = 1500000"),
    ("dozens of tents", "dozens = 12 at_least"),
    ("scores of tents", "scores = 20 at_least"),
    ("hundreds of tents", "hundreds = 100 at_least"),
    ("thousands of tents", "thousands = 1000 at_least"),
    ("tens of thousands of tents", "tens of thousands = 10000 at_least"),
    ("hundreds of thousands of tents", "hundreds of thousands = 100000 at_least"),
    ("tens of millions of bricks", "tens of millions = 10000000 at_least"),
    ("a few thousand tents", "a few thousand = 1000 at_least"),
    ("several hundred tents", "several hundred = 100 at_least"),
    ("several dozen tents", "several dozen = 12 at_least"),
    ("a couple of ferries", "a couple = 2 about"),
    ("a couple of hundred tents", "a couple of hundred = 200 about"),
]

QUALIFIED = [
    ("more than 200 tents", "200 = 200 more_than"),
    ("over 200 tents", "200 = 200 more_than"),
    ("at least 200 tents", "200 = 200 at_least"),
    ("no fewer than 200 tents", "200 = 200 at_least"),
    ("up to 200 tents", "200 = 200 up_to"),
    ("as many as 200 tents", "200 = 200 up_to"),
    ("a maximum of 200 tents", "200 = 200 up_to"),
    ("up to an additional 200 tents", "200 = 200 up_to"),
    ("up to about 200 tents", "200 = 200 up_to"),
    ("some 200 tents", "200 = 200 about"),
    ("nearly 200 tents", "200 = 200 about"),
    ("an estimated 200 tents", "200 = 200 about"),
    ("fewer than 200 tents", "200 = 200 less_than"),
    ("just under 200 tents", "200 = 200 less_than"),
    ("200 or more tents", "200 = 200 at_least"),
    ("200 or so tents", "200 = 200 about"),
    ("200-odd tents", "200 = 200 about"),
    ("a row over 200 tents", "200 = 200"),
    ("at least two tents", "two = 2 at_least"),
]

RANGES = [
    ("3-4 ferries", "3-4 = 3..4 range"),
    ("10 to 15 ferries", "10 to 15 = 10..15 range"),
    ("10–15 ferries", "10–15 = 10..15 range"),
    ("between 10 and 15 ferries", "10 and 15 = 10..15 range"),
    ("between 10 and 15 million bricks", "10 and 15 million = 10000000..15000000 range"),
    ("5-7 million bricks", "5-7 million = 5000000..7000000 range"),
    ("two to three dozen", "two to three dozen = 24..36 range"),
    ("twenty to thirty thousand", "twenty to thirty thousand = 20000..30000 range"),
    ("two or three ferries", "two or three = 2..3 range"),
]


@pytest.mark.parametrize(("text", "expected"), DIGITS + WORDS + QUALIFIED + RANGES)
def test_a_number_is_read(text: str, expected: str) -> None:
    assert numbers(text) == [expected]


NONE = [
    "an F-16 and an M777",
    "a Leopard 2A6",
    "155mm shells",
    "the 47th Brigade",
    "in the 1990s",
    "No. 5 and #7",
    "at 12:30",
    "by 3:1",
    "version 1.2.3.4",
    "call 555-1234",
    "call +44 20 7946 0958",
    "on 2022-03-20",
    "in 2030-31",
    "no one came",
    "one another",
    "two-thirds of them",
    "one-third of it",
    "200m long",
    "a 5m-high wall",
    "several tents",
    "9" * 31,
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert numbers(text) == []


def test_a_change_is_two_numbers() -> None:
    assert numbers("rose from 5 to 7 ferries") == ["5 = 5", "7 = 7"]


def test_two_things_are_two_numbers() -> None:
    assert numbers("one million and two ferries") == ["one million = 1000000", "two = 2"]


def test_a_day_and_a_count_are_two_numbers() -> None:
    assert numbers("on May 5 200 tents") == ["5 = 5", "200 = 200"]


def test_a_count_before_a_weight_stands_alone() -> None:
    assert numbers("5 500-kilo crates") == ["5 = 5", "500 = 500"]


def test_the_phrase_covers_the_qualifying_words() -> None:
    text = "They sent more than 200 tents, between 10 and 15 ferries and 30 or more pumps."
    phrases = [number.phrase.of(text) for number in find_numbers(text)]
    assert phrases == ["more than 200", "between 10 and 15", "30 or more"]


def test_bare_digits_are_told_from_the_rest() -> None:
    bare = [number.digits for number in find_numbers("2023 and 2,023 and two thousand and 5 million")]
    assert bare == [True, False, False, False]


def test_numbers_never_cross_a_line() -> None:
    assert numbers("5\nmillion tents") == ["5 = 5"]


@given(st.text(alphabet=st.sampled_from("0123456789 ,.'-–½amk/\nonetwdzhur")) | st.text())
def test_spans_lie_in_order_inside_any_text(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.span.start < number.span.end <= len(text)
        assert number.phrase.holds(number.span)
        assert "\n" not in number.phrase.of(text)
        end = number.span.end


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_read_back(value: int) -> None:
    assert [number.value for number in find_numbers(f"about {value:,} tents")] == [Decimal(value)]
