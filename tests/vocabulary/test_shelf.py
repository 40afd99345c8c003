"""A user's rows over the program's."""

from pathlib import Path

import pytest

from pledgebook.errors import NoSuchVocabularyError, VocabularyError
from pledgebook.vocabulary import Vocabulary


def test_a_users_row_replaces_the_programs_and_adds_to_them(tmp_path: Path) -> None:
    (tmp_path / "states.yml").write_text("NOR: {name: Norge}\nZZZ: {name: Ruritania}\n", encoding="utf-8")
    rows = Vocabulary(tmp_path).rows("states")
    assert (rows["NOR"]["name"], rows["ZZZ"]["name"], rows["SWE"]["name"]) == ("Norge", "Ruritania", "Sweden")


def test_a_users_rows_change_the_version(tmp_path: Path) -> None:
    (tmp_path / "states.yml").write_text("ZZZ: {name: Ruritania}\n", encoding="utf-8")
    assert Vocabulary(tmp_path).version() != Vocabulary().version()
    assert Vocabulary().version() == Vocabulary().version()


def test_no_stays_a_word() -> None:
    assert all(isinstance(word, str) for word in Vocabulary().rows("grammar")["no"]["words"])


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchVocabularyError, match="no such vocabulary folder"):
        Vocabulary(tmp_path / "missing")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "states.yml").write_text("NOR: [", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"states\.yml"):
        Vocabulary(tmp_path).rows("states")
