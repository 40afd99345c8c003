"""Known holes of what the program is made of, asked of a service in the network: python -m tests.hostile.audit.

Ends with 0 where none is known, 1 where some are, 3 where the service could not be asked. Never part of the tests.
"""

import json
import subprocess
import sys
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

PINS = Path(__file__).parents[2] / "constraints.txt"
_ASK = (
    "pip_audit",
    "--no-deps",
    "--disable-pip",
    "--format",
    "json",
    "--progress-spinner",
    "off",
    "--timeout",
    "15",
)
_MOST_SECONDS = 900


class Status(IntEnum):
    """How an audit ends."""

    CLEAN = 0
    HOLES = 1
    NOT_ASKED = 3


class Verdict(NamedTuple):
    """How an audit ended, and what is to be said of it."""

    status: Status
    said: str


def judged(answer: str, complaint: str) -> Verdict:
    """Return what comes of the answer to an audit and of what it said on standard error."""
    try:
        parts = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        why = (complaint.strip().splitlines() or ["no answer"])[-1].partition(":")[0].rpartition(".")[2]
        return Verdict(Status.NOT_ASKED, f"Not audited: the service cannot be reached ({why[:80]})")
    unknown = [one["name"] for one in parts if "skip_reason" in one]
    if len(unknown) == len(parts):
        return Verdict(
            Status.NOT_ASKED, "Not audited: the service cannot be reached, or knows none of the packages"
        )
    left = f"; it does not know {', '.join(unknown)}" if unknown else ""
    holes = [_hole(one, hole) for one in parts for hole in one.get("vulns", [])]
    if holes:
        return Verdict(Status.HOLES, "\n".join([*holes, f"Known holes: {len(holes)}{left}"]))
    return Verdict(Status.CLEAN, f"Audited {len(parts) - len(unknown)} packages: no known hole{left}")


def _hole(part: dict[str, str], hole: dict[str, list[str] | str]) -> str:
    fixed = ", ".join(hole["fix_versions"]) or "none yet"
    return f"{part['name']} {part['version']}: {hole['id']}, fixed in: {fixed}"


def main(*more: str) -> Status:
    """Ask about every pinned version, and say what came of it in one line, or a line for each hole."""
    asked = [sys.executable, "-m", *_ASK, "--requirement", str(PINS), *more]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=_MOST_SECONDS, check=False)
        verdict = judged(done.stdout, done.stderr)
    except subprocess.TimeoutExpired:
        verdict = judged("", f"no answer within {_MOST_SECONDS} seconds")
    print(verdict.said)
    return verdict.status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
