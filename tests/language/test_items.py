"""Things and how many of them: items_examples.yml is the specification, what it cannot show stands here."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.language.items import Item, find_items
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary
from tests.hostile.clock import in_any_look, seconds

VOCABULARY = Vocabulary()
EXAMPLES = yaml.load(
    Path(__file__).with_name("items_examples.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader
)


def found(text: str, *taken: Span) -> list[Item]:
    return list(find_items(text, VOCABULARY, taken))


def brief(item: Item) -> dict[str, Any]:
    """Return an item as the examples write it."""
    said = {"name": item.name, "group": item.group or "null"}
    if item.quantity is not None:
        said["quantity"] = str(item.quantity)
    if item.quantity_max is not None:
        said["quantity_max"] = str(item.quantity_max)
    if item.qualifier not in (None, "exact"):
        said["qualifier"] = str(item.qualifier)
    if item.unit:
        said["unit"] = item.unit
    return said


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_examples(example: dict[str, Any]) -> None:
    assert [brief(item) for item in found(example["text"])] == example["items"]


def test_there_are_examples_enough() -> None:
    assert len(EXAMPLES) >= 300
    assert sum(not example["items"] for example in EXAMPLES) >= 60


SPANS = [
    ("Norway lent more than 40 old tractors to Chad.", "more than 40 old tractors", "tractors"),
    ("They sent 600 tonnes of wheat flour.", "600 tonnes of wheat flour", "wheat flour"),
    ("Two Patriot batteries moved.", "Two Patriot batteries", "Patriot batteries"),
    ("Tanks (31) and guns", "Tanks (31)", "Tanks"),
    ("38 of the 66 tanks left.", "38 of the 66 tanks", "tanks"),
    ("between 10 and 15 155mm howitzers", "between 10 and 15 155mm howitzers", "155mm howitzers"),
    ("ammunition for the Leopard 2", "ammunition for the Leopard 2", "ammunition"),
    ("a battery of 105mm howitzers", "a battery of 105mm howitzers", "105mm howitzers"),
]


@pytest.mark.parametrize(("text", "span", "head"), SPANS)
def test_span_covers_the_number_and_the_words_and_head_the_name(text: str, span: str, head: str) -> None:
    first = found(text)[0]
    assert (first.span.of(text), first.head.of(text)) == (span, head)


def test_a_taken_number_counts_nothing() -> None:
    text = "a 5 million drones deal"
    assert [item.quantity for item in found(text)] == [Decimal(5_000_000)]
    assert [item.quantity for item in found(text, Span(2, 11))] == [None]


def test_a_taken_name_is_no_item() -> None:
    text = "tents and mattresses"
    assert [item.head.of(text) for item in found(text, Span(0, 5))] == ["mattresses"]


def test_no_item_crosses_a_line() -> None:
    assert [(item.name, item.quantity) for item in found("They sent 40\ntents and food")] == [
        ("tent", None),
        ("food", None),
    ]


def test_a_price_is_no_number_of_things() -> None:
    assert [item.quantity for item in found("£92m for small boats and $5 masks")] == [None, None]


PURPOSES = [
    ("They sent 40 army ambulances.", "military"),
    ("Military trucks left.", "military"),
    ("12 humanitarian trucks left.", "humanitarian"),
    ("12 trucks left.", None),
]


@pytest.mark.parametrize(("text", "purpose"), PURPOSES)
def test_words_beside_a_thing_say_what_it_is_for(text: str, purpose: str | None) -> None:
    assert [item.purpose for item in found(text)] == [purpose]


def test_a_user_adds_and_overrides_rows(tmp_path: Path) -> None:
    (tmp_path / "items.yml").write_text("sky crane: {group: aircraft/helicopter, unit: system}\n")
    (tmp_path / "item_groups.yml").write_text("weapons: {label: Arms, category: military, form: goods}\n")
    (item,) = find_items("Four sky-cranes came.", Vocabulary(tmp_path))
    assert (item.name, item.group, item.quantity, item.unit) == (
        "sky crane",
        "aircraft/helicopter",
        4,
        "system",
    )


WORDS = st.sampled_from(
    [
        *(
            "tanks",
            "Leopard",
            "2",
            "A6",
            "155mm",
            "5,000",
            "rounds",
            "of",
            "the",
            "and",
            "two",
            "dozen",
            "million",
        ),
        *(
            "Patriot",
            "batteries",
            "(",
            ")",
            "31",
            ":",
            "|",
            "-",
            "–",
            ",",
            ".",
            "x",
            "for",
            "training",
            "soldiers",
        ),
        *(
            "medical",
            "equipment",
            "a",
            "battalion",
            "tonnes",
            "wheat",
            "aid",
            "\n",
            "20",
            "more",
            "than",
            "schools",
        ),
        *(
            "light",
            "heavy",
            "type",
            "12",
            "howitzers",
            "/",
            '"',
            "U.S.-made",
            "deliveries",
            "in",
            "2023",
            "$",
        ),
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join)))
@settings(deadline=None)
def test_items_lie_in_the_text_in_order_apart_and_within_a_line(text: str) -> None:
    end = 0
    for item in found(text):
        assert end <= item.span.start < item.span.end <= len(text)
        assert item.span.holds(item.head)
        assert "\n" not in item.span.of(text)
        assert (item.quantity is None) == (item.qualifier is None)
        assert item.name
        end = item.span.end


@given(st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=12).map(" ".join))
@settings(deadline=None)
def test_lines_are_read_apart(one: str, other: str) -> None:
    parted = [*found(one), *(shifted(item, len(one) + 1) for item in found(other))]
    assert found(f"{one}\n{other}") == parted


def shifted(item: Item, by: int) -> Item:
    from dataclasses import replace

    return replace(item, span=item.span.shift(by), head=item.head.shift(by))


HOSTILE = [
    "tanks and ",
    "155mm, ",
    "155mm rounds of ",
    "5 of the ",
    "light and ",
    "Leopard 2 ",
    "tanks ( ",
    "ammunition for Leopard 2 and ",
    '" ',
    "a-",
    "U.S.",
    "5x ",
    "5 | tanks | ",
    "generators for 20 schools and ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (10_000, 80_000))
    found(short)
    most = 8 * 4 * max(seconds(lambda: found(short)), 0.03)
    assert in_any_look(lambda: seconds(lambda: found(long)) < most)
