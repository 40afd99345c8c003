"""A few of the inputs that the fuzzer makes, in every run; and each that it once broke something with."""

import random
from pathlib import Path

import pytest
from fuzz.mutate import PIECES
from fuzz.run import fuzz
from fuzz.targets import TARGETS
from hypothesis import given, settings
from hypothesis import strategies as st

CORPUS = sorted((Path(__file__).parents[2] / "fuzz/corpus").glob("*-*"))
SLOW = {"whole": 3, "claims": 100, "pages": 40, "inputs": 60, "parties": 40}


@pytest.mark.parametrize("target", TARGETS)
def test_mutated_inputs_break_nothing(target: str) -> None:
    assert list(fuzz(target, SLOW.get(target, 150), random.Random(target))) == []


@pytest.mark.parametrize("target", sorted(TARGETS.keys() - SLOW.keys()))
@settings(max_examples=25)
@given(data=st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_any_bytes_break_nothing(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_once_broke_something_does_so_no_more(path: Path) -> None:
    TARGETS[path.name.partition("-")[0]](path.read_bytes())


def test_the_fuzzer_finds_what_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(data: bytes) -> None:
        assert b"$" not in data

    monkeypatch.setitem(TARGETS, "searches", breaks)
    assert any("AssertionError" in one.what for one in fuzz("searches", 300, random.Random(1)))
