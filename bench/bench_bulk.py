"""Bulk reading: against the bare parser on the same words, two processes against one; copies among short texts."""

import json
import os
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any, NamedTuple

import pytest

from pledgebook.documents import Entry, Stories, signature
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
began = time.process_time()
sum(len(doc) for doc in nlp.pipe(texts))
print(time.process_time() - began)
"""


class Took(NamedTuple):
    """How long a command took, and how long the processor worked for it and its processes."""

    seconds: float
    processor: float


def whole_command(papers: Path, output: Path, processes: int) -> Took:
    words = ["bulk", str(papers), "--output", str(output), "--processes", str(processes), "--shard", "16"]
    before, began = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "pledgebook", *words], check=True, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(time.perf_counter() - began, worked)


def test_whole_command_against_the_bare_parser(benchmark: Any, papers: Path, tmp_path: Path) -> None:
    """Processor time, turn by turn; the start of all processes counts for the command, not for the parser.

    These reports are denser than papers of governments, where three times as many words go to a claim.
    """
    bare = [sys.executable, "-c", BARE, str(papers), Settings().pipeline]
    taken: list[tuple[float, float]] = []

    def once() -> None:
        parsing = float(subprocess.run(bare, capture_output=True, text=True, check=True).stdout)
        taken.append((parsing, whole_command(papers, tmp_path / str(len(taken)), 1).processor))

    benchmark.pedantic(once, rounds=2)
    parser, command = (min(each) for each in zip(*taken, strict=True))
    benchmark.extra_info |= {
        "parser_seconds": round(parser, 1),
        "command_seconds": round(command, 1),
        "times_parser": round(command / parser, 2),
    }
    assert command < parser


def test_two_processes_against_one(benchmark: Any, papers: Path, tmp_path: Path) -> None:
    """Time as the clock on the wall has it, turn by turn: it tells something only where nothing else is at work."""
    taken: list[tuple[float, float]] = []

    def once() -> None:
        place = tmp_path / str(len(taken))
        one, two = (whole_command(papers, place / str(count), count).seconds for count in (1, 2))
        taken.append((one, two))

    benchmark.pedantic(once, rounds=2)
    one, two = (min(each) for each in zip(*taken, strict=True))
    benchmark.extra_info |= {
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "times_one": round(one / two, 2),
    }
    claims = [sorted(tmp_path.glob(f"0/{count}/shards/*/claims.parquet")) for count in (1, 2)]
    assert [path.read_bytes() for path in claims[0]] == [path.read_bytes() for path in claims[1]]


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
