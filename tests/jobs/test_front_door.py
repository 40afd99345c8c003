"""The front door of the jobs: every name is there, each loads only what it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from pledgebook import jobs


@pytest.mark.parametrize("name", jobs.__all__)
def test_every_job_is_found_where_it_is_said_to_be(name: str) -> None:
    assert callable(getattr(jobs, name))


def test_no_module_bears_the_name_of_a_job() -> None:
    modules = {path.stem for path in Path(jobs.__file__).parent.glob("*.py")}
    assert not modules & set(jobs.__all__)


def test_what_is_no_job_is_said_so() -> None:
    with pytest.raises(AttributeError, match="no attribute 'promise'"):
        jobs.promise  # noqa: B018


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    seen = "import sys, pledgebook.jobs; print([m for m in ('sqlalchemy', 'pydantic', 'yaml') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
