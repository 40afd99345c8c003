"""The tutorial's commands run one after the other, and say what it says of them."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pledgebook.cli import main

_PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
_BLOCK = re.compile(r"```(text|sh)\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each command of the tutorial prints; texts are saved under the names that it gives them."""
    home = tmp_path_factory.mktemp("tutorial")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(home)
        here.delenv("PLEDGEBOOK_VOCABULARY", raising=False)
        page = _PAGE.read_text("utf-8")
        texts = [words for kind, words in _BLOCK.findall(page) if kind == "text"]
        for name, words in zip(("report.txt", "later.txt"), texts, strict=True):
            Path(name).write_text(words, "utf-8")
        return {line: _run(line) for line in _lines(page)}


def _lines(page: str) -> Iterator[str]:
    for kind, words in _BLOCK.findall(page):
        if kind == "sh":
            yield from words.splitlines()


def _run(line: str) -> str:
    words = shlex.split(line.partition(" > ")[0])
    if words[0] != "pledgebook":
        subprocess.run(line, shell=True, check=True)
        return ""
    if words[1] == "serve":
        return ""
    if "--vocabulary" in words:  # its files change between two commands, and a process reads them once
        again = [sys.executable, "-m", "pledgebook", *words[1:]]
        return subprocess.run(again, capture_output=True, check=True).stdout.decode()
    done = CliRunner().invoke(main, words[1:])
    assert done.exit_code == 0, (line, done.stderr)
    return done.stdout


def test_the_claims_are_those_of_the_page(told: dict[str, str]) -> None:
    read = told["pledgebook read report.txt --published 2023-03-16"]
    assert "★1" in read
    assert [
        word for word in ("a part", "in all", "requested", "considered", "ruled out") if word in read
    ] == [
        "a part",
        "in all",
        "requested",
        "considered",
    ]


def test_two_reports_are_one_commitment(told: dict[str, str]) -> None:
    listed = told["pledgebook list --ledger wells.db"]
    assert re.search(r"delivering +400m NOK +2 ", listed)
    assert listed.count("≠") == 1
    shown = next(text for line, text in told.items() if line.startswith("pledgebook show "))
    assert "delivered   100m NOK" in shown
    assert "water pump to Kenya: 150m NOK" in shown
    assert "below pledged" in told["pledgebook totals --ledger wells.db"]


def test_a_word_of_ones_own_is_read(told: dict[str, str]) -> None:
    assert (
        "“Norway bequeathed 5 million kroner to Kenya.”"
        in told["pledgebook read bequest.txt --vocabulary words"]
    )
