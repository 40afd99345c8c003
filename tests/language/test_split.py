"""Sentences within blocks."""

import pytest

from pledgebook.language.normalise import build_view
from pledgebook.language.split import split
from pledgebook.vocabulary import Vocabulary


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    view, blocks = build_view(text)
    return [sentence.span.of(view.text) for sentence in split(view, blocks, Vocabulary())]


@pytest.mark.parametrize(
    "expected",
    [
        ["Norway paid.", "Denmark did not."],
        ["The U.S. will send 40 pumps.", "The U.K. Government agreed."],
        ["Lt. Gen. Ada Example flew to Juba.", "She signed."],
        ["Norway gave kr. 20 million.", "It was not enough."],
        ["“We will pay,” he said.".replace("“", '"').replace("”", '"'), "Nobody clapped."],
        ["It cost Rs. 500 crore.", "Delhi paid."],
        ["Mr. Example of No. 10 spoke to Sen. Bob Example (D-Pa.) on Friday.", "He agreed."],
        ["Aid rose by 3.5 per cent.", "The rest is owed."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_heading_without_a_full_stop_is_a_sentence_of_its_own() -> None:
    assert sentences("Oslo pays for wells\n\nThe money is new.") == [
        "Oslo pays for wells",
        "The money is new.",
    ]


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    text = "KYIV, 14 October 2025 (Agency) - Norway paid for the wells. Denmark did not."
    assert sentences(text) == [
        "KYIV, 14 October 2025 (Agency) -",
        "Norway paid for the wells.",
        "Denmark did not.",
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "Lusaka -",
        "Canberra, Australia –",
        "New Delhi:",
        "KABUL:",
        "Nairobi, May 1:",
        "(Apia)",
        "Geneva/Dakar —",
    ],
)
def test_a_town_that_opens_a_block_is_a_dateline(dateline: str) -> None:
    assert sentences(f"{dateline} The Fund lent Malawi $5 million.") == [
        dateline,
        "The Fund lent Malawi $5 million.",
    ]


@pytest.mark.parametrize(
    "text",
    ["Nairobi-Kampala trains are late.", "Nairobi - which paid - is glad.", "Kebbi: The wells are dry."],
)
def test_a_name_that_opens_a_sentence_is_no_dateline(text: str) -> None:
    assert sentences(text) == [text]


def test_a_heading_in_capitals_is_no_dateline() -> None:
    assert sentences("AID FOR CHAD grows again") == ["AID FOR CHAD grows again"]


@pytest.mark.parametrize(
    "expected",
    [
        ["Improving access to clean water:", "Norway will drill wells."],
        ["Coastal Radar Fund:", "The Danish Government paid for it."],
    ],
)
def test_the_title_of_a_line_is_no_part_of_what_it_heads(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "text",
    ["The minister said: Norway will pay.", "Norway gave three things: Boats came first."],
)
def test_what_leads_to_a_quotation_or_a_list_is_no_title(text: str) -> None:
    assert sentences(text) == [text]
