"""A user's folder is looked through before anything is read by it."""

from pathlib import Path

import pytest

from pledgebook import vocabulary
from pledgebook.errors import PledgebookError, UnknownKeysError, VocabularyError
from pledgebook.vocabulary import Vocabulary, check_own
from pledgebook.vocabulary.rows import names_of


def test_rows_like_the_programs_are_fine(tmp_path: Path) -> None:
    (tmp_path / "states.yml").write_text("ZZZ: {name: Ruritania, capital: [Strelsau]}\n")
    (tmp_path / "items.yml").write_text("water bowser: {group: vehicles/truck}\n")
    (tmp_path / "cues.yml").write_text("transfer+: {verbs: [bequeath]}\n")
    (tmp_path / "notes.txt").write_text("not read")
    check_own(tmp_path)


@pytest.mark.parametrize("name", sorted(names_of()))
def test_the_programs_own_files_are_fine(tmp_path: Path, name: str) -> None:
    shipped = Path(str(vocabulary.__file__)).with_name(f"{name}.yml")
    (tmp_path / shipped.name).write_text(shipped.read_text("utf-8"), "utf-8")
    check_own(tmp_path)


@pytest.mark.parametrize(
    ("file", "rows", "told"),
    [
        (
            "state.yml",
            "ZZZ: {name: R}",
            r"state\.yml: no vocabulary is called state\.yml; is states\.yml meant\?",
        ),
        ("states.yaml", "ZZZ: {name: R}", r"states\.yaml: .*is states\.yml meant\?"),
        ("states.yml", "ZZZ: {adjectives: [R]}", r"states\.yml: ZZZ: the field name is missing"),
        ("states.yml", "ZZZ: R", r"states\.yml: ZZZ: expected fields {in: braces}"),
        ("states.yml", "ZZZ: {name: R, capital: S}", r"ZZZ: capital: expected a list \[in, brackets\]"),
        (
            "cues.yml",
            "transfers: {verbs: [bestow]}",
            r"cues\.yml: no row is called transfers; is transfer meant\?",
        ),
        ("states.yml", "NOO+: {names: [Norge]}", r"states\.yml: no row is called NOO; is NOR meant\?"),
        ("items.yml", "bowser: {unit: piece}", r"items\.yml: bowser: the field group is missing"),
    ],
)
def test_what_could_not_be_used_is_told(tmp_path: Path, file: str, rows: str, told: str) -> None:
    (tmp_path / file).write_text(f"{rows}\n")
    with pytest.raises(VocabularyError, match=told):
        check_own(tmp_path)


def test_a_field_that_nobody_reads_is_told(tmp_path: Path) -> None:
    (tmp_path / "states.yml").write_text("ZZZ: {name: R, capitol: [S]}\n")
    with pytest.raises(UnknownKeysError, match=r"states\.yml: ZZZ: unknown field capitol"):
        check_own(tmp_path)


def test_a_folder_without_any_vocabulary_is_told(tmp_path: Path) -> None:
    with pytest.raises(PledgebookError, match="no file in it is named like a vocabulary"):
        check_own(tmp_path)


def test_a_row_with_a_plus_adds_to_the_programs_row(tmp_path: Path) -> None:
    (tmp_path / "cues.yml").write_text("transfer+: {verbs: [bequeath]}\n")
    own, shipped = Vocabulary(tmp_path).rows("cues"), Vocabulary().rows("cues")
    assert own["transfer"]["verbs"] == [*shipped["transfer"]["verbs"], "bequeath"]
    assert own.keys() == shipped.keys()
    assert own["transfer"]["phrases"] == shipped["transfer"]["phrases"]


def test_things_of_ones_own_are_in_the_version(tmp_path: Path) -> None:
    before = Vocabulary(tmp_path).version()
    (tmp_path / "items.yml").write_text("water bowser: {group: vehicles/truck}\n")
    assert Vocabulary(tmp_path).version() != before
