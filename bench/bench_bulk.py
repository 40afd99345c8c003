"""Bulk reading: against the bare parser on the same words, two processes against one; copies among short texts."""

import json
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pledgebook.documents import Entry, Stories, signature
from pledgebook.jobs import BulkRequest, Request, bulk
from pledgebook.settings import Settings

GIVERS = ("Norway", "Japan", "Canada", "Kuwait", "Brazil", "Finland", "Italy", "Ghana")
TAKERS = ("Kenya", "Fiji", "Ukraine", "Nepal", "Jordan", "Peru", "Chad", "Laos")
FILLER = (
    "The weather in the capital was mild for the season, and the markets were full of people until late at night.",
    "Schools in the province open on the first Monday of the month, as they have done since the reform.",
    "Observers noted that the debate went on for several hours without a vote, which nobody had expected that day.",
    "The river rose by two metres, residents said, and the old bridge was closed to lorries for the third time.",
)
FIRM = (
    "will give {0} {1} million euros for clinics.",
    "has delivered {1} trucks to {0}.",
    "is considering a loan for {0}.",
)


def report(number: int, sentences: int = 30) -> str:
    """One invented report: one sentence in six tells of an act."""
    dice = random.Random(number)
    return " ".join(
        f"{dice.choice(GIVERS)} {dice.choice(FIRM).format(dice.choice(TAKERS), dice.randint(2, 90))}"
        if dice.random() < 1 / 6
        else dice.choice(FILLER)
        for _ in range(sentences)
    )


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred reports as lines of JSON."""
    path = tmp_path_factory.mktemp("bulk") / "papers.jsonl"
    rows = (json.dumps({"id": str(number), "text": report(number)}) for number in range(300))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


BARE = """
import json, os, sys, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load(sys.argv[2])
began = time.perf_counter()
sum(len(doc) for doc in nlp.pipe(texts))
print(time.perf_counter() - began)
"""


def test_bare_parser(benchmark: Any, papers: Path) -> None:
    """The measure: every word of the same reports through the parser as it comes, in a process of its own."""
    program = [sys.executable, "-c", BARE, str(papers), Settings().pipeline]

    def run() -> float:
        return float(subprocess.run(program, capture_output=True, text=True, check=True).stdout)

    benchmark.extra_info["parsing_seconds"] = benchmark.pedantic(run, rounds=2)


@pytest.mark.parametrize("processes", [1, 2])
def test_whole_command(benchmark: Any, papers: Path, tmp_path: Path, processes: int) -> None:
    """Reading, extracting and writing shards, the start of the processes included."""
    places = iter(range(100))

    def run() -> int:
        output = str(tmp_path / f"out{next(places)}")
        request = BulkRequest(Request((str(papers),)), output, processes=processes, size=16)
        return sum(done.claims for done in bulk(request))

    benchmark.extra_info["cores"] = os.cpu_count()
    assert benchmark.pedantic(run, rounds=2) > 300


def short(number: int) -> str:
    """A short text of its own words; three of four repeat the one before, headed anew and cut."""
    dice = random.Random(number // 4)
    words = ["".join(dice.choices("aeioubdfgklmnprstv", k=7)) for _ in range(90)]
    return f"Agency {number % 4} reports: {' '.join(words[: 90 - 15 * (number % 4)])}"


@pytest.mark.parametrize("count", [12_500, 25_000, 50_000, 100_000])
def test_copies_among_short_texts(benchmark: Any, count: int) -> None:
    """Signatures and stories of short texts, one in four of them new."""
    given = [short(number) for number in range(count)]

    def run() -> int:
        days = (date(2031, 1, 1) + timedelta(number // 400) for number in range(count))
        entries = [
            Entry(str(number), signature(text), None, f"House {number % 4}", None, day)
            for (number, text), day in zip(enumerate(given), days, strict=True)
        ]
        return len({one.story for one in Stories(entries).values()})

    assert benchmark.pedantic(run, rounds=1) < count // 3
