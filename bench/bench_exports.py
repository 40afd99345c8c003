"""Seconds and memory for the commitments of a large ledger as one file: a hundred thousand generated ones."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bench.bench_totals import NUMBER, generated
from pytest_benchmark.fixture import BenchmarkFixture

from pledgebook.ledger import Ledger
from pledgebook.ledger.engine import writing
from pledgebook.ledger.projection import Projection, save, shape_of
from pledgebook.vocabulary import Vocabulary

_LIMIT_SECONDS, _LIMIT_MEGABYTES = 10, 300
# In a process of its own, so that its memory is that of the export alone.
_EXPORT = """
import json, sys, time
from pledgebook import jobs
kind, out, ledger = sys.argv[1:]
told = []
began = time.perf_counter()
for _ in jobs.export(jobs.To(kind), out, jobs.ListRequest(), ledger, lambda name, done: told.append(done)):
    pass
took = time.perf_counter() - began
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024
print(json.dumps({"seconds": took, "megabytes": peak, "rows": told[-1], "told": len(told)}))
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger that keeps generated commitments as what stands."""
    path = str(tmp_path_factory.mktemp("exports") / "book.db")
    made = tuple(
        replace(one, title=f"Invented support {one.id}, of which much is told") for one in generated(NUMBER)
    )
    with Ledger.open(path) as ledger, writing(ledger._engine) as connection:
        save(connection, Projection(made, ledger.head(), shape_of(Vocabulary()), saved=False))
    return path


@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_commitments_alone(benchmark: BenchmarkFixture, book: str, tmp_path: Path, kind: str) -> None:
    def export() -> dict[str, float]:
        args = [sys.executable, "-c", _EXPORT, kind, str(tmp_path / f"all.{kind}"), book]
        done = subprocess.run(args, capture_output=True, text=True, check=True)
        found: dict[str, float] = json.loads(done.stdout)
        return found

    found = benchmark.pedantic(export, rounds=1, iterations=1)
    benchmark.extra_info.update(found)
    assert found["rows"] == NUMBER
    assert found["megabytes"] < _LIMIT_MEGABYTES
    assert found["seconds"] < _LIMIT_SECONDS
