"""Any text at all is read without a crash, and every span of what is said of it lies in it."""

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.claims import extract
from pledgebook.documents import Document
from pledgebook.exports import annotation_line, reading_line
from pledgebook.language import Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from tests.claims.test_probes import DEVELOPMENT

VOCABULARY = Vocabulary()
READER = Reader(VOCABULARY, Settings().pipeline, gated=False)
WORDS = sorted({word for passage in DEVELOPMENT for word in passage.text.split()})
SIGNS = [
    '"',
    "“",
    "”",
    "'",
    "$",
    "€",
    "(",
    ")",
    "[",
    "*",
    "-",
    "–",
    ":",
    ";",
    "?",
    "\n",
    "\n- ",
    "\u202e",
    "\u00ad",
    "İ",
    "\x00",
]


def check(text: str) -> None:
    """Read a text; every span must hold exactly the words it names."""
    annotation = READER.read(Document("any", text, language="en"))
    record = json.loads(reading_line(next(iter(extract([annotation], VOCABULARY)))))
    assert record["document"]["text"] == text
    for claim in record["claims"]:
        for span in [
            *claim["evidence"],
            *claim["cues"],
            *claim["items"],
            *claim["actors"],
            *claim["recipients"],
        ]:
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert span["text"] == text[span["start"] : span["end"]]
    assert json.loads(annotation_line(annotation))["text"] == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=60))
def test_any_order_of_real_words_is_read(words: list[str]) -> None:
    check(" ".join(words))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_signs_are_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "sign", ["[", "(", '"', "'", "$", "$ 1 ", "and ", "- ", "| ", "said ", "a, ", "\u202e"]
)
def test_one_sign_two_thousand_times_is_read(sign: str) -> None:
    check(sign * 2_000)


@pytest.mark.soak
def test_passages_cut_and_mixed_at_random_are_read() -> None:
    """Two thousand texts of pieces of real passages, the same ones at every run."""
    dice = random.Random(7)
    for _ in range(2_000):
        pieces = [dice.choice(DEVELOPMENT).text for _ in range(3)]
        check(dice.choice([" ", "\n", "\n\n"]).join(piece[dice.randrange(len(piece)) :] for piece in pieces))
