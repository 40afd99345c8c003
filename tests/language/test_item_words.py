"""Plurals and the word lists behind the reading of things."""

from pathlib import Path

import pytest

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.item_units import unit_table
from pledgebook.language.item_words import item_words, may_be_goods, plural_of, singular_of
from pledgebook.vocabulary import Vocabulary

PLURALS = [
    ("tent", "tents"),
    ("bus", "buses"),
    ("battery", "batteries"),
    ("trolley", "trolleys"),
    ("box", "boxes"),
    ("torch", "torches"),
    ("knife", "knives"),
    ("loaf", "loaves"),
    ("serviceman", "servicemen"),
    ("aircraft", "aircraft"),
    ("potato", "potatoes"),
]


@pytest.mark.parametrize(("one", "many"), PLURALS)
def test_plurals_and_singulars(one: str, many: str) -> None:
    words = item_words(Vocabulary())
    assert (plural_of(one, words), singular_of(many, words)) == (many, one)


@pytest.mark.parametrize("word", ["kayaks", "wheelbarrows", "theodolites"])
def test_goods(word: str) -> None:
    assert may_be_goods(word, item_words(Vocabulary()))


@pytest.mark.parametrize("word", ["people", "villages", "years", "decisions", "tourists", "glass", "tent"])
def test_no_goods(word: str) -> None:
    assert not may_be_goods(word, item_words(Vocabulary()))


def test_an_unknown_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "item_words.yml").write_text("colours: {words: [red]}\n")
    with pytest.raises(UnknownKeysError, match="colours"):
        item_words(Vocabulary(tmp_path))


def test_a_list_is_of_words_or_pairs(tmp_path: Path) -> None:
    (tmp_path / "item_words.yml").write_text("walls: red\n")
    with pytest.raises(VocabularyError, match="walls"):
        item_words(Vocabulary(tmp_path))


def test_a_unit_needs_a_kind(tmp_path: Path) -> None:
    (tmp_path / "units.yml").write_text("armful: {kind: guess}\n")
    with pytest.raises(VocabularyError, match="armful"):
        unit_table(Vocabulary(tmp_path))


def test_an_unknown_field_of_a_unit_is_named(tmp_path: Path) -> None:
    (tmp_path / "units.yml").write_text("armful: {kind: packing, size: big}\n")
    with pytest.raises(UnknownKeysError, match="size"):
        unit_table(Vocabulary(tmp_path))
