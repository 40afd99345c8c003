"""Claims that are kept and not counted, and their near misses (codebook 4.7)."""

from collections.abc import Callable
from datetime import date

import pytest

from pledgebook.claims import Reading
from tests.claims.coding import Passage

ReadPassage = Callable[[Passage], Reading]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Poland spent 2 billion zloty on housing refugees from Ukraine.", "refugees hosted at home"),
        ("Germany will give Jordan 5 million euros to house Syrian refugees.", None),
        (
            "The Pentagon received $9 billion to replenish US stocks of missiles sent to Ukraine.",
            "own stocks refilled",
        ),
        ("France gave 30 million euros to refill Chad's stocks of rice.", None),
        (
            "Germany will give Slovakia 15 tanks as compensation for the vehicles it sent to Ukraine.",
            "a third state compensated",
        ),
        ("Norway will compensate farmers in Malawi for lost cattle with 2 million kroner.", None),
    ],
)
def test_why_a_claim_is_not_counted(text: str, reason: str | None, read_passage: ReadPassage) -> None:
    claims = read_passage(Passage(text, text, date(2022, 5, 2), None, ())).claims
    assert claims
    assert claims[0].uncounted == reason


def test_reasons_name_the_words_that_decided(read_passage: ReadPassage) -> None:
    text = "Canada will send Senegal another 30 tractors."
    claim = read_passage(Passage(text, text, date(2012, 5, 2), None, ())).claims[0]
    assert claim.because == ("pledged: “will”, “send”", "new: “another”")


def test_reasons_say_what_came_from_elsewhere(read_passage: ReadPassage) -> None:
    text = "Oman spoke first. The 30 tractors for Yemen were delivered in May."
    claim = read_passage(Passage(text, text, date(2012, 5, 2), None, ())).claims[-1]
    assert "who acts is not said here; it comes from the words around" in claim.because
