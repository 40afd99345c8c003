"""The tree of item groups."""

from pathlib import Path

import pytest

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.item_groups import find_group
from pledgebook.vocabulary import Vocabulary

CATEGORIES = {None, "military", "humanitarian", "financial", "political"}
FORMS = {
    *(None, "money", "goods", "training", "personnel", "services", "loan", "guarantee", "debt_relief"),
    *("sanctions", "security_guarantee", "airspace", "talks", "other"),
}

GROUPS = [
    ("weapons/howitzer", "military", "goods"),
    ("vehicles/tank", "military", "goods"),
    ("vehicles/truck", None, "goods"),
    ("vehicles/ambulance", "humanitarian", "goods"),
    ("food/ration", "military", "goods"),
    ("medical/vaccine", "humanitarian", "goods"),
    ("personnel/military", "military", "personnel"),
    ("personnel/expert", None, "personnel"),
    ("training", None, "training"),
    ("training/military", "military", "training"),
    ("money/grant", None, "money"),
    ("money/loan", "financial", "loan"),
    ("money/guarantee", "financial", "guarantee"),
    ("money/debt_relief", "financial", "debt_relief"),
    ("sanctions", "political", "sanctions"),
    ("talks", "political", "talks"),
    ("airspace", "military", "airspace"),
    ("security_guarantee", "political", "security_guarantee"),
    ("general/support", None, None),
    ("general/military", "military", None),
    ("general/humanitarian", "humanitarian", None),
    ("general/financial", "financial", "money"),
    ("general/goods", None, "goods"),
    ("general/military_goods", "military", "goods"),
]


@pytest.mark.parametrize(("name", "category", "form"), GROUPS)
def test_category_and_form_come_down_the_tree(name: str, category: str | None, form: str | None) -> None:
    group = find_group(name, Vocabulary())
    assert (group.name, group.category, group.form) == (name, category, form)


def test_a_calibre_is_of_the_group_above_it() -> None:
    assert find_group("ammunition/122mm", Vocabulary()) == find_group("ammunition", Vocabulary())


def test_a_group_nobody_named_is_only_its_name() -> None:
    group = find_group("spaceships", Vocabulary())
    assert (group.name, group.category, group.form) == ("spaceships", None, None)


def test_every_group_says_what_the_codebook_knows() -> None:
    for name in Vocabulary().rows("item_groups"):
        group = find_group(name, Vocabulary())
        assert group.category in CATEGORIES
        assert group.form in FORMS
        assert group.label


def test_an_unknown_field_is_named(tmp_path: Path) -> None:
    (tmp_path / "item_groups.yml").write_text("toys: {label: Toys, colour: red}\n")
    with pytest.raises(UnknownKeysError, match=r"toys.*colour"):
        find_group("toys", Vocabulary(tmp_path))


def test_a_group_needs_a_label(tmp_path: Path) -> None:
    (tmp_path / "item_groups.yml").write_text("toys: {form: goods}\n")
    with pytest.raises(VocabularyError, match="label"):
        find_group("toys", Vocabulary(tmp_path))
