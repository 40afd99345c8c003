"""Characters per second of reading numbers, reading money, and settling bare currencies."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pledgebook.language.money import find_amounts
from pledgebook.language.numbers import find_numbers
from pledgebook.language.settle import settle_currencies
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

WORDS = Vocabulary()
PARAGRAPH = (
    "Canada will give Jordan $35 million for wells over the next two years, the minister said on "
    "Monday, and more than 200 engineers. The money comes on top of 1.3 billion kroner (about $120m) "
    "from Norway, of which 520 million kroner went to schools. Nobody would say when the first pumps "
    "would arrive or who would run them, but several villages in the north have waited for clean "
    "water since the drought began.\n"
)
TEXT = PARAGRAPH * 500
PARTIES = [
    Party(Span(at, at + 6), "CAN", "Canada", PartyKind.STATE) for at in range(0, len(TEXT), len(PARAGRAPH))
]


def test_numbers(benchmark: BenchmarkFixture) -> None:
    assert benchmark(find_numbers, TEXT)


def test_amounts(benchmark: BenchmarkFixture) -> None:
    assert benchmark(find_amounts, TEXT, WORDS)


def test_settling(benchmark: BenchmarkFixture) -> None:
    amounts = find_amounts(TEXT, WORDS)
    assert benchmark(settle_currencies, TEXT, amounts, PARTIES, None, WORDS)


@pytest.mark.parametrize("pile", ["$1 ", "€5/", "5 EUR ", "5 dollars 5 cents "])
def test_hostile_piles(benchmark: BenchmarkFixture, pile: str) -> None:
    assert benchmark.pedantic(find_amounts, (pile * 10_000, WORDS), rounds=2)
