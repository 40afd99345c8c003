"""Runs the targets on mutated inputs: `python -m fuzz.run --inputs 1000000`; what is found is kept in a folder."""

import argparse
import gzip
import hashlib
import io
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from fpdf import FPDF
from pyarrow import parquet

from fuzz.mutate import mutated
from fuzz.targets import TARGETS

HERE = Path(__file__).parent
# How many of a million inputs each takes: about as much time for each, and some for the slow ones.
SHARES = {
    "claims": 50_000,
    "whole": 3_000,
    "inputs": 25_000,
    "pages": 20_000,
    "pdfs": 25_000,
    "parties": 25_000,
    "copies": 60_000,
}
CHOSEN = ("claims",)  # their bytes are throws of dice
SLOW = 1.0  # seconds, for inputs of less than a kilobyte


ENDLESS = 30  # seconds, after which an input is broken off


class Find(NamedTuple):
    """An input that a target broke on, or took too long over."""

    target: str
    data: bytes
    what: str


def seeds(target: str) -> list[bytes]:
    """Return what inputs are made from: the examples of the repository, and what was found before."""
    found = sorted((HERE.parent / "examples").rglob("*.txt")) + sorted((HERE / "corpus").glob("*"))
    whole = [path.read_bytes() for path in found if path.is_file()]
    if target in ("pages", "inputs", "kinds"):
        whole += [b"<html><body><article><p>" + one.replace(b"\n", b"</p>\n<p>") for one in whole]
    if target in ("pdfs", "inputs", "kinds"):
        whole = [*whole[:3], *_files()]
    return whole


def _files() -> list[bytes]:
    """Return a small file of each kind that is more than text."""
    pdf = FPDF()
    pdf.set_compression(False)
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, text="Norway will give Kenya $5 million.\nIt said so on Monday in Oslo.")
    table = io.BytesIO()
    parquet.write_table(pa.table({"text": ["Norway will give Kenya $5 million."]}), table)
    return [bytes(pdf.output()), table.getvalue(), gzip.compress(b"Norway will give Kenya $5 million.")]


def fuzz(target: str, count: int, dice: random.Random) -> Iterator[Find]:
    """Yield what a target breaks on among a number of inputs."""
    given, act = seeds(target), TARGETS[target]
    act(given[0][:100])  # what is loaded once is no time of the input
    for _ in range(count):
        data = dice.randbytes(dice.randrange(8, 200)) if target in CHOSEN else mutated(given, dice)
        if what := _tried(act, data):
            yield Find(target, data, what)


def _tried(act: Callable[[bytes], None], data: bytes) -> str | None:
    start = time.process_time()
    signal.signal(signal.SIGALRM, _ring)
    signal.alarm(ENDLESS)
    try:
        act(data)
    except Exception:
        return traceback.format_exc(limit=-4)
    finally:
        signal.alarm(0)
    took = time.process_time() - start
    return f"took {took:.1f} s" if took > SLOW else None


def _ring(*_: object) -> None:
    raise TimeoutError


def shares(total: int, names: list[str]) -> dict[str, int]:
    """Return how many inputs each target gets of a number of them; as many each where only some are asked for."""
    if len(names) < len(TARGETS):
        return {name: total // len(names) for name in names}
    fixed = {name: SHARES[name] * total // 1_000_000 for name in names if name in SHARES}
    rest = [name for name in names if name not in SHARES]
    return fixed | {name: (total - sum(fixed.values())) // len(rest) for name in rest}


def keep(find: Find, folder: Path) -> None:
    """Write an input that something broke on to a file named by what it is."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{find.target}-{hashlib.sha256(find.data).hexdigest()[:12]}"
    (folder / name).write_bytes(find.data)
    print(f"{name}: {find.what}", file=sys.stderr, flush=True)


def main() -> None:
    """Fuzz every target; the status says whether anything was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--inputs", type=int, default=1_000_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path, default=Path("out/fuzz"))
    asked.add_argument("targets", nargs="*", choices=[[], *TARGETS])
    given = asked.parse_args()
    found = 0
    for target, count in shares(given.inputs, given.targets or list(TARGETS)).items():
        start = time.monotonic()
        for find in fuzz(target, count, random.Random(f"{target} {given.seed}")):
            keep(find, given.out)
            found += 1
        print(f"{target}: {count} inputs, {time.monotonic() - start:.0f} s", flush=True)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
