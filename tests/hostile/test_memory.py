"""No hostile input takes much of the machine's memory, what libraries hold outside Python's sight included."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pledgebook

ROOT = Path(__file__).parents[2]
TIMES = 50
CONSTANT = 20_000_000


def test_no_input_takes_more_than_fifty_times_its_size_and_a_constant() -> None:
    path = os.pathsep.join([str(Path(pledgebook.__file__).parents[1]), str(ROOT)])
    asked = [sys.executable, "-m", "tests.hostile.memory"]
    env = os.environ | {"PYTHONPATH": path}
    done = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, check=True)
    told = json.loads(done.stdout)
    assert len(told) > 14
    assert {kind: most for kind, (size, most) in told.items() if most > TIMES * size + CONSTANT} == {}
