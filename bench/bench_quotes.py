"""How fast quotations are found, and how many of the annotated passages are found."""

import sys
from dataclasses import replace
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from pledgebook.language.normalise import build_view
from pledgebook.language.parse import parse
from pledgebook.language.quotes import find_quotes
from pledgebook.language.split import split
from pledgebook.vocabulary import Vocabulary

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.language.quote_score import PIPELINE, Score, gold_of, passages, read, score

FEW_WORDS = 10_000


def test_quotes_in_ten_thousand_words(benchmark: BenchmarkFixture) -> None:
    once = "\n\n".join(passage["text"] for passage in passages().values())
    text = "\n\n".join([once] * (FEW_WORDS // len(once.split()) + 1))
    vocabulary = Vocabulary()
    view, blocks = build_view(text)
    bare = split(view, blocks, vocabulary)
    trees = parse(view.text, [one.span for one in bare], (), PIPELINE)
    sentences = [replace(one, tree=tree) for one, tree in zip(bare, trees, strict=True)]
    find_quotes(view, blocks, sentences, (), vocabulary)  # the tables are read once
    benchmark.extra_info["words"] = words = len(text.split())
    benchmark(find_quotes, view, blocks, sentences, (), vocabulary)
    if benchmark.stats:
        benchmark.extra_info["words_per_second"] = round(words / benchmark.stats.stats.median)


def test_passages_found(benchmark: BenchmarkFixture) -> None:
    """The figures of the decision record, for both sets of passages and both thresholds."""

    def measure() -> None:
        for kept in ("open", "kept"):
            for threshold in (0.8, 0.3):
                total = Score(0, 0, 0, 0, 0, 0, 0, 0)
                for passage in passages().values():
                    if passage["set"] == kept and "free" not in passage:
                        view, quotes = read(passage["text"])
                        total += score(gold_of(view, passage), quotes, threshold)
                benchmark.extra_info[f"{kept} F1 at {threshold}"] = round(total.f1, 3)
                benchmark.extra_info[f"{kept} sources at {threshold}"] = round(
                    total.source / max(1, total.matched), 3
                )

    benchmark.pedantic(measure, rounds=1)
