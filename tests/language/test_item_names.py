"""The names of things, however they are written."""

from pathlib import Path

import pytest

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.item_groups import find_group
from pledgebook.language.item_names import FILES, name_tree
from pledgebook.language.items import find_items
from pledgebook.vocabulary import Vocabulary

VOCABULARY = Vocabulary()

SPELLINGS = [
    (
        "Leopard 2A6",
        ["Leopard 2A6", "Leopard-2A6", "Leopard-2 A6", "Leopard 2 A6", "LEOPARD 2A6", "Leopard 2A6s"],
    ),
    ("F-16", ["F-16", "F16", "F 16", "F-16s", "F-16C", "F-16AM/BM", "F-16 fighter jets", "f-16"]),
    ("CV90", ["CV90", "CV-90", "CV 90", "CV90s"]),
    ("T-72", ["T-72", "T72", "T-72s", "T-72M1", "T-72AV"]),
    ("M113", ["M113", "M-113", "M113s", "M113A2", "M113 armoured personnel carriers"]),
    (
        "HIMARS",
        ["HIMARS", "M142", "M142 HIMARS", "HIMARS launchers", "High Mobility Artillery Rocket Systems"],
    ),
    ("Panzerhaubitze 2000", ["PzH 2000", "PzH2000", "Panzerhaubitze 2000", "Pzh-2000"]),
    ("155mm ammunition", ["155mm ammunition", "155-mm ammunition", "155 mm shells", "155-millimeter rounds"]),
    ("armoured vehicle", ["armoured vehicles", "armored vehicle", "armored vehicles"]),
    ("air-defence system", ["air defence systems", "air-defense system", "air defense systems"]),
    ("mosquito net", ["mosquito nets", "bed nets", "insecticide-treated nets"]),
    ("jerry-can", ["jerry cans", "jerry-cans", "jerrycans"]),
    ("first-aid kit", ["first aid kits", "first-aid kit", "IFAKs"]),
    ("therapeutic food", ["RUTF", "ready-to-use therapeutic food"]),
    ("bus", ["buses", "bus"]),
    ("knife", ["knives"]),
    ("fertiliser", ["fertilizer", "fertilisers"]),
]


@pytest.mark.parametrize(("name", "ways"), SPELLINGS)
def test_a_name_is_found_in_every_spelling(name: str, ways: list[str]) -> None:
    for way in ways:
        assert [item.name for item in find_items(f"They gave 3 {way}.", VOCABULARY)] == [name], way


NO_NAMES = [
    ("They saw the grads of the school", "a name with a capital letter is no common word"),
    ("a tow truck is no missile; they tow it", "an abbreviation is in capitals"),
    ("It costs £5m 16 times over", "letters and digits of two words are no designation"),
    ("a drone-related law", "a hyphen may make an adjective of a thing"),
    ("the XF-160 plan", "a designation does not begin within a word"),
]


@pytest.mark.parametrize(("text", "why"), NO_NAMES)
def test_what_only_looks_like_a_name(text: str, why: str) -> None:
    special = [item for item in find_items(text, VOCABULARY) if item.name[0].isupper()]
    assert special == [], why


def test_there_are_names_enough() -> None:
    rows = [key for file in FILES for key in VOCABULARY.rows(file)]
    assert len(rows) >= 1400
    assert len(rows) == len(set(rows))


def test_every_row_has_a_group_and_a_unit_that_exist() -> None:
    groups, units = VOCABULARY.rows("item_groups"), VOCABULARY.rows("units")
    for file in FILES:
        for key, row in VOCABULARY.rows(file).items():
            assert find_group(row["group"], VOCABULARY).name in groups, key
            assert row.get("unit", "round") in units, key


def test_an_unknown_field_of_a_row_is_named(tmp_path: Path) -> None:
    (tmp_path / "items.yml").write_text("kite: {group: education, weight: light}\n")
    with pytest.raises(UnknownKeysError, match=r"items.yml: kite.*weight"):
        name_tree(Vocabulary(tmp_path))


def test_a_row_needs_a_group(tmp_path: Path) -> None:
    (tmp_path / "items.yml").write_text("kite: {unit: piece}\n")
    with pytest.raises(VocabularyError, match="kite"):
        name_tree(Vocabulary(tmp_path))


@pytest.mark.parametrize("field", ["spellings: dragon", "kinds: {a: b}", "spellings: ['']"])
def test_spellings_and_kinds_are_lists(tmp_path: Path, field: str) -> None:
    (tmp_path / "items.yml").write_text(f"kite: {{group: education, {field}}}\n")
    with pytest.raises(VocabularyError, match="kite"):
        name_tree(Vocabulary(tmp_path))
