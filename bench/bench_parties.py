"""How fast parties are found by names alone, in megabytes a second."""

from array import array

import pytest

from pledgebook.language.gazetteer import find_names
from pledgebook.language.parties import find_parties
from pledgebook.language.view import View
from pledgebook.vocabulary import Vocabulary

PARAGRAPH = (
    "The Kenyan government and its European partners met Norway's foreign minister, Ada Example, in Nairobi. "
    "She said the ministry would give Somalia 40 boats, while the World Food Programme asked for fuel. "
    "President William Ruto thanked Oslo and the allies; the president will fly to Brussels on Monday.\n"
)


@pytest.fixture(scope="module")
def view() -> View:
    """One megabyte of a report told again and again."""
    text = PARAGRAPH * (1_000_000 // len(PARAGRAPH))
    return View(text, array("L", range(len(text) + 1)))


def test_gazetteer(benchmark, view: View) -> None:
    vocabulary = Vocabulary()
    names = benchmark(find_names, view.text, vocabulary)
    assert len(names) > 10_000


def test_parties(benchmark, view: View) -> None:
    reading = benchmark.pedantic(find_parties, args=(view, (), Vocabulary()), rounds=2, warmup_rounds=1)
    assert len(reading.mentions) > 10_000
