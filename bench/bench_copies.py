"""Copies among 50,000 documents: all at once, and one more in a process that holds the others."""

import random
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
import pytest

from pledgebook.documents import Entry, Stories, signature
from pledgebook.documents.copy_signature import pack

COUNT = 50_000
COPIES = 4
PHRASES = np.random.default_rng(1).integers(0, 1 << 32, 4_000, dtype=np.uint32)
TEXT = " ".join(f"word{number % 389} and word{number * 7 % 401}" for number in range(150))


@cache
def entries(days: int) -> list[Entry]:
    """Stories of some 400 trigrams, a tenth of them phrases that all news shares; one in four documents is new."""
    dice = np.random.default_rng(2)
    found = []
    for number in range(COUNT // COPIES):
        story = dice.integers(0, 1 << 32, 360, dtype=np.uint32)
        figures = np.unique(dice.integers(1, 1000, 12).astype(np.float64))
        names = np.unique(dice.integers(0, 3000, 20, dtype=np.uint32))
        day = date(2031, 1, 1) + timedelta(int(dice.integers(days)))
        for copy in range(COPIES):
            kept = story[: int(360 * dice.uniform(0.4, 1))] if copy else story
            trigrams = np.unique(np.concatenate([kept, dice.choice(PHRASES, 40)]))
            signed = pack(trigrams, figures, names)
            url = f"https://n{copy}.example/{number}"
            found.append(Entry(f"{number}-{copy}", signed, None, f"House {copy}", url, day))
    return random.Random(3).sample(found, len(found))


@pytest.mark.parametrize("days", [7, 1000], ids=["one-week", "three-years"])
def test_all(benchmark: Any, days: int) -> None:
    given = entries(days)
    stories = benchmark.pedantic(Stories, args=(given,), rounds=1)
    benchmark.extra_info["stories"] = len({story.story for story in stories.values()})
    assert benchmark.extra_info["stories"] < COUNT // COPIES * 1.05


@pytest.mark.parametrize("days", [7, 1000], ids=["one-week", "three-years"])
def test_one_more(benchmark: Any, days: int) -> None:
    *most, last = entries(days)
    stories = Stories(most)
    more = iter(
        [Entry(f"{last.id}.{n}", last.signature, None, "Mail", None, last.published) for n in range(10)]
    )
    benchmark.pedantic(lambda: stories.add(next(more)), rounds=10)


def test_signature(benchmark: Any) -> None:
    benchmark.extra_info["words"] = len(TEXT.split())
    benchmark(signature, TEXT)
