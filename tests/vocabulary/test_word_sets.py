"""Files of plain word lists, read as sets."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

import pledgebook.vocabulary
from pledgebook.errors import UnknownKeysError
from pledgebook.vocabulary import Vocabulary, word_sets, words_of


def test_the_lists_that_are_wanted_are_read_as_sets(tmp_path: Path) -> None:
    (tmp_path / "tides.yml").write_text("high: [spring, king]\nlow: [neap]\n")
    assert word_sets(Vocabulary(tmp_path), "tides", ["low", "high"]) == {
        "low": frozenset({"neap"}),
        "high": frozenset({"spring", "king"}),
    }


def test_a_list_that_nobody_reads_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "tides.yml").write_text("low: [neap]\nhihg: [spring]\n")
    with pytest.raises(UnknownKeysError, match=r"tides\.yml.*hihg"):
        word_sets(Vocabulary(tmp_path), "tides", ["low"])


class Tides(NamedTuple):
    """Two lists."""

    high: frozenset[str]
    low: frozenset[str]


def test_a_class_says_by_its_fields_which_lists_it_holds(tmp_path: Path) -> None:
    (tmp_path / "tides.yml").write_text("high: [spring, king]\nlow: [neap]\n")
    found = words_of(Tides, Vocabulary(tmp_path), "tides")
    assert found == Tides(high=frozenset({"spring", "king"}), low=frozenset({"neap"}))


def test_a_class_that_lacks_a_list_is_told_of_it(tmp_path: Path) -> None:
    (tmp_path / "tides.yml").write_text("high: [spring]\nlow: [neap]\nslack: [noon]\n")
    with pytest.raises(UnknownKeysError, match=r"tides\.yml.*slack"):
        words_of(Tides, Vocabulary(tmp_path), "tides")


def test_no_row_of_a_file_stands_there_twice() -> None:
    """A second row of the same name would silently take the place of the first."""
    key = re.compile(r"^([^\s#][^:]*):", re.MULTILINE)
    folder = Path(pledgebook.vocabulary.__file__).parent
    rows = {
        path.name: Counter(key.findall(path.read_text(encoding="utf-8"))) for path in folder.glob("*.yml")
    }
    twice = {name: [row for row, times in found.items() if times > 1] for name, found in rows.items()}
    assert not {name: found for name, found in twice.items() if found}
