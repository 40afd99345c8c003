"""How fast items are found: `pytest bench/bench_items.py --benchmark-only`."""

from pathlib import Path
from typing import Any

import yaml

from pledgebook.language.item_names import name_tree
from pledgebook.language.items import find_items
from pledgebook.vocabulary import Vocabulary

EXAMPLES = Path(__file__).parents[1] / "tests/language/items_examples.yml"
VOCABULARY = Vocabulary()


def news(size: int) -> str:
    texts = [row["text"] for row in yaml.load(EXAMPLES.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)]
    filler = (
        "The minister spoke at length about the weather and the state of the roads in the north of the land."
    )
    page = "\n".join(f"{text} {filler} {filler}" for text in texts) + "\n"
    return (page * (size // len(page) + 1))[:size]


def test_items_of_a_megabyte(benchmark: Any) -> None:
    find_items("5 tanks", VOCABULARY)
    text = news(1_000_000)
    assert benchmark(find_items, text, VOCABULARY)


def test_loading_the_names(benchmark: Any) -> None:
    assert benchmark(name_tree.__wrapped__, VOCABULARY)
