"""Rows that were parsed before are read from beside the compiled modules, never those of another text."""

import sys
from pathlib import Path

import pytest

from pledgebook.vocabulary import compiled


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "states.yml"


def test_what_was_kept_is_read_again(file: Path) -> None:
    compiled.keep(file, "NO: [Norge]", {"NO": ["Norge"]})
    assert compiled.load(file, "NO: [Norge]") == {"NO": ["Norge"]}
    assert [path.parent.name for path in file.parent.rglob("*.json")] == ["__pycache__"]


def test_a_text_that_was_changed_is_parsed_anew(file: Path) -> None:
    compiled.keep(file, "NO: [Norge]", {"NO": ["Norge"]})
    assert compiled.load(file, "NO: [Noreg]") is None


@pytest.mark.parametrize("damaged", [b"", b'["', b"[]", b"\xff", b'["a", 1]'])
def test_what_is_damaged_is_parsed_anew(file: Path, damaged: bytes) -> None:
    compiled.keep(file, "NO: [Norge]", {"NO": ["Norge"]})
    next(file.parent.rglob("*.json")).write_bytes(damaged)
    assert compiled.load(file, "NO: [Norge]") is None


def test_nothing_is_kept_where_python_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled.keep(file, "NO: [Norge]", {"NO": ["Norge"]})
    assert compiled.load(file, "NO: [Norge]") is None


def test_a_folder_that_cannot_be_written_is_no_error(file: Path) -> None:
    (file.parent / "__pycache__").write_text("a file, where a folder should be")
    compiled.keep(file, "NO: [Norge]", {"NO": ["Norge"]})
    assert compiled.load(file, "NO: [Norge]") is None
