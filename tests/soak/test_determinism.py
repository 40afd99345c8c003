"""Same input, same rules: same ids and same output, in any order, locale, time zone and hash seed."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = sorted(
    f"examples/reports/{one.name}" for one in (ROOT / "examples" / "reports").iterdir() if one.is_file()
)
FEW = [one for one in REPORTS if "tanzania" in one or "fiji" in one]
HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
ELSEWHERE = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}


def told(reports: list[str], folder: Path, **setting: str) -> str:
    """All that a process of its own says of reports."""
    book = folder / f"book{len(list(folder.iterdir()))}.db"
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.determined", str(book), *reports],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **setting},
        capture_output=True,
        check=True,
        timeout=600,
    )
    return done.stdout.decode().replace(str(book), "BOOK")


def test_elsewhere_and_in_another_order_the_same_is_said(tmp_path: Path) -> None:
    first = told(FEW, tmp_path, **HERE)
    assert len(first.splitlines()) > 20
    assert told(FEW[::-1], tmp_path, **ELSEWHERE) == first


@pytest.mark.soak
def test_all_reports_say_the_same_everywhere(tmp_path: Path) -> None:
    first = told(REPORTS, tmp_path, **HERE)
    for seed, zone, locale in product(
        ("1", "99"), ("America/St_Johns", "Asia/Kathmandu"), ("C", "tr_TR.UTF-8")
    ):
        order = REPORTS[int(seed) % len(REPORTS) :] + REPORTS[: int(seed) % len(REPORTS)]
        assert told(order, tmp_path, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale) == first, (
            seed,
            zone,
            locale,
        )
