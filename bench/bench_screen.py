"""Screening of an archive of 4,000 pages against `gzip -dc` of the same file, both on one core, turn by turn.

The pages are made here: words at random, menus, scripts; some share of them tells of gifts to Ukraine.
"""

import gzip
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGES = 4_000
ROUNDS = 5
WORDS = [
    f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("n", "r", "st", "ling", "mer", "ck", "d")
]
MENU = "".join(f'<li><a href="/part/{n}">Part {n} of the site</a></li>' for n in range(120))
SCRIPT = "<script>" + "var a=function(b,c){return b+c*42;};" * 400 + "</script>"
GIFT = "Norway will give Ukraine {n} armoured vehicles and ${n} million for ammunition, {words}."
FIRST_LOOK = """
import sys
from pledgebook.bulk.first_look import FirstLook
from pledgebook.bulk.repeats import Repeats
from pledgebook.bulk.profile import read_profile
from pledgebook.bulk.warc import read_warc
from pledgebook.bulk.warc_damage import open_warc
from pledgebook.vocabulary import Vocabulary
look, repeats = FirstLook(read_profile(Vocabulary())), Repeats()
with open(sys.argv[1], "rb") as file:
    found = [look.passed(one.body, one.url or "", repeats) for one in read_warc(*open_warc(file), 10_000_000)]
"""


def sentences(dice: random.Random, count: int) -> str:
    return " ".join(f"{' '.join(dice.choices(WORDS, k=18)).capitalize()}." for _ in range(count))


def page(dice: random.Random, *, relevant: bool) -> str:
    paragraphs = [sentences(dice, 5) for _ in range(14)]
    if relevant:
        gift = GIFT.format(n=dice.randint(2, 900), words=sentences(dice, 1).lower())
        paragraphs[dice.randrange(5)] += f" {gift} {gift}"
    body = "".join(f"<p>{words}</p>\n" for words in paragraphs)
    return (
        f"<html><head><title>{dice.choice(WORDS)}</title>{SCRIPT}</head><body><nav><ul>{MENU}</ul></nav>"
        f"<article><h1>News</h1>{body}</article><footer>{MENU}</footer></body></html>"
    )


def record(number: int, written: str) -> bytes:
    body = written.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Date: 2024-05-02T00:00:00Z\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", 6)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Callable[[float], Path]:
    folder = tmp_path_factory.mktemp("crawl")

    def archive(share: float) -> Path:
        path = folder / f"{share}.warc.gz"
        dice = random.Random(7)
        if not path.exists():
            with path.open("wb") as file:
                for number in range(PAGES):
                    relevant = int(number * share) != int((number + 1) * share)
                    file.write(record(number, page(dice, relevant=relevant)))
        return path

    return archive


def seconds(command: list[str]) -> float:
    core = max(os.sched_getaffinity(0))
    before = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    return time.perf_counter() - before


def times_gzip(benchmark: Any, archive: Path, command: list[str]) -> float:
    """Time both turn by turn; the best of each is compared, for others may be at work on the machine."""
    plain = ["gzip", "-dc", str(archive)]
    taken: list[tuple[float, float]] = []

    def once() -> None:
        taken.append((seconds(plain), seconds(command)))

    benchmark.pedantic(once, rounds=ROUNDS)
    gzip_best, own_best = (min(each) for each in zip(*taken, strict=True))
    benchmark.extra_info |= {
        "gzip_seconds": round(gzip_best, 3),
        "times_gzip": round(own_best / gzip_best, 2),
    }
    return own_best / gzip_best


def test_first_look(benchmark: Any, archives: Callable[[float], Path]) -> None:
    archive = archives(0.05)
    assert times_gzip(benchmark, archive, [sys.executable, "-c", FIRST_LOOK, str(archive)]) <= 1.2


@pytest.mark.parametrize("share", [0.0, 0.025, 0.05, 0.125, 0.25, 0.5, 1.0])
def test_whole_command(
    benchmark: Any, archives: Callable[[float], Path], tmp_path: Path, share: float
) -> None:
    archive, kept = archives(share), tmp_path / "kept.jsonl"
    command = [sys.executable, "-m", "pledgebook", "screen", str(archive), "--output", str(kept)]
    times = times_gzip(benchmark, archive, command)
    assert len(kept.read_bytes().splitlines()) == PAGES * share
    assert times <= {0.0: 1.5, 0.025: 1.5, 0.05: 1.5, 0.125: 2.5}.get(share, 20)


def test_memory_is_flat(benchmark: Any, archives: Callable[[float], Path], tmp_path: Path) -> None:
    small = archives(0.05)
    large = tmp_path / "large.warc.gz"
    large.write_bytes(small.read_bytes() * 5)

    def peak(archive: Path) -> int:
        measured = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=-3, stderr=-3); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        command = [sys.executable, "-m", "pledgebook", "screen", str(archive)]
        told = subprocess.run([sys.executable, "-c", measured, *command], check=True, capture_output=True)
        return int(told.stdout)

    before = peak(small)
    after = benchmark.pedantic(peak, args=(large,), rounds=1)
    benchmark.extra_info |= {"kilobytes": before, "kilobytes_of_five_times": after}
    assert after < before * 1.1
