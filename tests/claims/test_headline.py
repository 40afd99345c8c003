"""Which claim is entered first (codebook 4.6)."""

from collections.abc import Callable

import pytest

from pledgebook.claims import Reading
from tests.claims.coding import Passage

EXAMPLES = {
    "the first telling of new support before a larger sum later": (
        "Japan delivered 30 tonnes of tents to Samoa on Sunday. Further north, work went on. "
        "The port was open. Nobody was hurt. Schools were to open soon. The rain had stopped. Tokyo also promised "
        "Samoa 450 million yen for its schools.",
        "30 tonnes of tents",
    ),
    "what is new before the whole it is drawn from": (
        "From the 90 million euros agreed in May, Austria allocated 20 million euros to hospitals in Armenia.",
        "20 million",
    ),
    "things in a number before help of no number": (
        "Spain stepped up its help for Ecuador. It is sending 60 tents and 14 doctors to Manabi in Ecuador.",
        "60 tents",
    ),
    "the stop that a text opens with, though sums come later": (
        "Denmark has halted its aid to Niger. Copenhagen said the coup left it no choice. "
        "The European Union gave Niger 503 million euros for schools in 2021.",
        "halted its aid",
    ),
    "what is signed before what is promised": (
        "Spain promised Ecuador 3 million euros and Portugal signed an agreement on 2 million euros for Ecuador.",
        "2 million",
    ),
    "the act of whom a text has most to tell": (
        "Chile gave Peru $4 million and Bolivia gave it $3 million. Bolivia also gave Peru 20 pumps. "
        "Bolivia will send Peru two doctors in May.",
        "$3 million",
    ),
    "the stop that a text opens with": (
        "Sweden withheld its payment of 3 million kronor to Lebanon. Norway will give Lebanon 12 million kroner.",
        "3 million kronor",
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_headline_is(name: str, read_passage: Callable[[Passage], Reading]) -> None:
    """The claim a coder enters first holds the words."""
    text, words = EXAMPLES[name]
    reading = read_passage(Passage(name, text, None, None, ()))
    top = next(claim for claim in reading.claims if claim.id == reading.headline)
    told = top.amount.span.of(text) if top.amount else " ".join(span.of(text) for span in top.evidence)
    assert words in told


def test_what_is_only_denied_is_no_headline(read_passage: Callable[[Passage], Reading]) -> None:
    """Nobody books what was not given."""
    text = "Malta has not sent Sudan any ambulances."
    assert read_passage(Passage("denied", text, None, None, ())).headline is None
