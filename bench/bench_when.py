"""How fast dates are found: words per second over invented sentences, many of them with a date."""

from datetime import date
from pathlib import Path

import yaml
from pytest_benchmark.fixture import BenchmarkFixture

from pledgebook.language.when import find_dates
from pledgebook.vocabulary import Vocabulary

EXAMPLES = Path(__file__).parents[1] / "tests" / "language" / "when_examples.yml"
FILLER = "The ministry has said that the pumps, tents and medicines were handed to the people of the valley. "


def text_of(words: int) -> str:
    """Return lines in which one sentence of four states a date, as in the news."""
    groups = yaml.load(EXAMPLES.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    lines = [FILLER * 3 + row["text"] for group in groups for row in group["examples"]]
    text = "\n".join(lines)
    return "\n".join([text] * (words // len(text.split()) + 1))


def test_dates_in_a_hundred_thousand_words(benchmark: BenchmarkFixture) -> None:
    text, vocabulary = text_of(100_000), Vocabulary()
    find_dates("today", None, vocabulary)  # the tables are read once
    benchmark.extra_info["words"] = words = len(text.split())
    benchmark(find_dates, text, date(2024, 12, 19), vocabulary)
    if benchmark.stats:
        benchmark.extra_info["words_per_second"] = round(words / benchmark.stats.stats.median)


def test_tables_are_read(benchmark: BenchmarkFixture) -> None:
    from pledgebook.language.when_table import read_calendar

    benchmark(read_calendar.__wrapped__, Vocabulary())
