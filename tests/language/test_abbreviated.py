"""A text may shorten a long name in brackets: from there on the short one is read."""

import pytest

from pledgebook.documents import Document
from pledgebook.language import Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def reader(vocabulary: Vocabulary) -> Reader:
    return Reader(vocabulary, Settings().pipeline)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary()


def named(reader: Reader, text: str, word: str) -> list[str | None]:
    """The ids of the mentions that are one word."""
    found = reader.read(Document("d", text, language="en"))
    return [party.id for party in found.parties if party.span.of(found.view.text) == word]


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("The Norwegian Agency for Deep Cooperation (NADC) met. NADC gave Peru $3 million.", "NADC", "NOR"),
        ("The Ministry of Defence of Denmark (MODD) met. MODD sent three boats to Kenya.", "MODD", "DNK"),
        ("The Bolivian Red Cross (BRC) met. BRC gave Peru $3 million.", "BRC", "REDCROSS"),
        (
            "The Import Export Bank of India (Imex Bank) met. Imex Bank lent Peru $3 million.",
            "Imex Bank",
            "IND",
        ),
        ("The Deep Sea Fund of Korea (DSFK) met. DSFK lent Peru $3 million.", "DSFK", "KOR"),
        ("The Inter-American Foundation (IAF) met. The IAF gave Peru $5 million.", "IAF", "USA"),
    ],
)
def test_a_short_name_means_who_was_named(text: str, word: str, code: str, reader: Reader) -> None:
    assert named(reader, text, word) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian Salmon Company (NSC) met. NSC gave Peru $3 million.",
        "Norway (and its XKQ) met. XKQ gave Peru $3 million.",
        "The Ministry of Defence of Denmark (see ZED) met. ZED gave Peru $3 million.",
    ],
)
def test_firms_and_other_words_in_brackets_mean_nobody(text: str, reader: Reader) -> None:
    assert [named(reader, text, word) for word in ("NSC", "XKQ", "ZED")] == [[], [], []]
