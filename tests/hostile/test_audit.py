"""What comes of an audit for known holes is told apart: none, some, or nobody was asked. Nothing is asked here."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from .audit import PINS, Status, judged

CLEAN = {"name": "click", "version": "8.5.1", "vulns": []}
UNKNOWN = {
    "name": "click",
    "skip_reason": "Dependency not found on PyPI and could not be audited: click (8.5.1)",
}
HOLES = {
    "name": "jinja2",
    "version": "2.4",
    "vulns": [
        {
            "id": "PYSEC-2019-217",
            "fix_versions": ["2.10.1"],
            "aliases": ["CVE-2019-10906"],
            "description": "…",
        },
        {"id": "PYSEC-1", "fix_versions": [], "aliases": [], "description": "…"},
    ],
}


@pytest.mark.parametrize(
    ("parts", "status", "said"),
    [
        ([CLEAN], Status.CLEAN, "Audited 1 packages: no known hole"),
        ([CLEAN, UNKNOWN], Status.CLEAN, "Audited 1 packages: no known hole; it does not know click"),
        ([UNKNOWN, UNKNOWN], Status.NOT_ASKED, "Not audited: "),
        ([], Status.NOT_ASKED, "Not audited: "),
        (
            [CLEAN, HOLES, UNKNOWN],
            Status.HOLES,
            "jinja2 2.4: PYSEC-2019-217, fixed in: 2.10.1\njinja2 2.4: PYSEC-1",
        ),
    ],
)
def test_what_an_answer_means(parts: list[dict[str, Any]], status: Status, said: str) -> None:
    found = judged(json.dumps({"dependencies": parts, "fixes": []}), "")
    assert (found.status, found.said[: len(said)]) == (status, said)


@pytest.mark.parametrize("answer", ["", "[]", "<html>", "null", "{}"])
def test_no_answer_is_no_clean_bill(answer: str) -> None:
    found = judged(answer, "Traceback …\nrequests.exceptions.ConnectionError: no such host\n")
    assert found.status is Status.NOT_ASKED
    assert found.said == "Not audited: the service cannot be reached (ConnectionError)"


@pytest.mark.skipif(find_spec("pip_audit") is None, reason="make audit installs it")
def test_without_a_network_it_says_so_in_one_line(tmp_path: Path) -> None:
    nowhere = os.environ | dict.fromkeys(("https_proxy", "HTTPS_PROXY"), "http://127.0.0.1:1")
    asked = [sys.executable, "-m", "tests.hostile.audit", "--cache-dir", str(tmp_path)]
    done = subprocess.run(asked, cwd=PINS.parent, env=nowhere, capture_output=True, text=True, check=False)
    assert done.returncode == Status.NOT_ASKED
    assert done.stdout.startswith("Not audited: ")
    assert len(done.stdout.splitlines()) == 1
