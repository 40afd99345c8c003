"""Seconds and memory for exports in every form: a hundred thousand generated commitments, a claim for each.

    python -m pytest bench/bench_exports.py --benchmark-only

Memory is measured at a quarter of the size too, so that what grows is seen.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from bench.bench_totals import NUMBER, generated
from bench.ledger_told import RULES
from pytest_benchmark.fixture import BenchmarkFixture

from pledgebook.claims import Claim, Reading
from pledgebook.claims.claim_of import claim_of
from pledgebook.documents import Document
from pledgebook.ledger import Ledger
from pledgebook.ledger.engine import writing
from pledgebook.ledger.projection import Projection, save, shape_of
from pledgebook.review.verdicts import BLANK
from pledgebook.vocabulary import Vocabulary

_LIMIT_SECONDS = 10
_LIMIT_MEGABYTES = {"csv": 200, "jsonl": 200, "parquet": 300, "xlsx": 400, "iati": 200, "report": 450}
_IN_ONE, _LOT = 25, 200  # claims of a document, documents added at once
# In a process of its own, so that its memory is that of the export alone.
_EXPORT = """
import json, sys, time
from pledgebook import jobs
kind, out, ledger = sys.argv[1:]
told = []
began = time.perf_counter(), time.process_time()
for _ in jobs.export(jobs.To(kind), out, jobs.ListRequest(), ledger, lambda name, done: told.append(done)):
    pass
took = time.perf_counter() - began[0], time.process_time() - began[1]
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024
print(json.dumps({"seconds": took[0], "processor": took[1], "megabytes": peak, "told": len(told)}))
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """A ledger that keeps generated commitments as what stands, and one of a quarter of them."""
    folder = tmp_path_factory.mktemp("exports")
    return {count: filled(folder / f"{count}.db", count) for count in (NUMBER // 4, NUMBER)}


def filled(path: Path, count: int) -> str:
    """Return the path of a ledger of so many commitments."""
    with Ledger.open(str(path)) as ledger:
        left = readings(count)
        while lot := list(islice(left, _LOT)):
            ledger.add(lot, RULES)
        claims = {one.claim: one.source.id for one in ledger.statements()}
        made = tuple(
            replace(one, title=_title(one.id), claims=(one.id,), documents=(claims[one.id],))
            for one in generated(count)
        )
        with writing(ledger._engine) as connection:
            save(connection, Projection(made, ledger.head(), shape_of(Vocabulary()), saved=False))
    return str(path)


def _title(name: str) -> str:
    return f"Invented support {name}, of which much is told"


def readings(count: int) -> Iterator[Reading]:
    """Yield documents that tell of so many commitments."""
    for start in range(0, count, _IN_ONE):
        text, claims = "", []
        for number in range(start, min(start + _IN_ONE, count)):
            words = f"The government will give Tanzania a grant, and this is the {number}th that it tells of."
            claims.append(_claim(f"c{number}", len(text), words))
            text += f"{words}\n"
        own = Document(
            f"d{start}", text, url=f"https://n.example/{start}", publisher="Example Wire", language="en"
        )
        yield Reading(own, tuple(claims))


def _claim(name: str, start: int, words: str) -> Claim:
    evidence = [{"start": start, "end": start + len(words), "text": words}]
    record: dict[str, Any] = BLANK | {"id": name, "stage": "pledged", "evidence": evidence, "confidence": 0.9}
    return claim_of(record | {"because": []})


def exported(kind: str, out: Path, book: str) -> dict[str, float]:
    """Return what an export took."""
    args = [sys.executable, "-c", _EXPORT, kind, str(out), book]
    found: dict[str, float] = json.loads(
        subprocess.run(args, capture_output=True, text=True, check=True).stdout
    )
    return found


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_commitments_alone(
    benchmark: BenchmarkFixture, books: dict[int, str], tmp_path: Path, kind: str
) -> None:
    found = benchmark.pedantic(exported, (kind, tmp_path / f"all.{kind}", books[NUMBER]), rounds=1)
    benchmark.extra_info.update(found)
    assert found["megabytes"] < _LIMIT_MEGABYTES[kind]
    assert found["seconds"] < _LIMIT_SECONDS


@pytest.mark.parametrize("kind", _LIMIT_MEGABYTES)
def test_every_form(benchmark: BenchmarkFixture, books: dict[int, str], tmp_path: Path, kind: str) -> None:
    quarter = exported(kind, tmp_path / "few", books[NUMBER // 4])
    found = benchmark.pedantic(exported, (kind, tmp_path / "all", books[NUMBER]), rounds=1)
    benchmark.extra_info.update(found | {"megabytes_of_a_quarter": quarter["megabytes"]})
    assert found["megabytes"] < _LIMIT_MEGABYTES[kind]
