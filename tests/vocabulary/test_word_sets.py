"""Files of plain word lists, read as sets."""

from pathlib import Path

import pytest

from pledgebook.errors import UnknownKeysError
from pledgebook.vocabulary import Vocabulary, word_sets


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
