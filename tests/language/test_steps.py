"""Parsers that are led from here say what they say when left alone."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pledgebook.language.parse import load_pipeline
from pledgebook.settings import Settings

SENTENCE = (
    "Norway Kenya Anna Berg of the Ministry said on Monday that it will give 5 million euros and four trucks to "
    "Fiji , which had asked for help in March . He ( she ) \" ' - Ltd"
)
WORDS = SENTENCE.split()


@pytest.fixture(scope="module")
def bare() -> spacy.Language:
    """The pipeline as it comes."""
    return spacy.load(Settings().pipeline)


def said(nlp: spacy.Language, sentences: list[list[str]]) -> list[list[tuple[int, str, str]]]:
    docs = nlp.pipe([Doc(nlp.vocab, words=words) for words in sentences], batch_size=4)
    return [[(word.head.i, word.dep_, word.ent_iob_ + word.ent_type_) for word in doc] for doc in docs]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=20), min_size=1, max_size=6))
def test_together_as_left_alone(bare: spacy.Language, sentences: list[list[str]]) -> None:
    assert said(load_pipeline(Settings().pipeline), sentences) == said(bare, sentences)


def test_both_are_led() -> None:
    nlp = load_pipeline(Settings().pipeline)
    assert {type(nlp.get_pipe(name)).__name__ for name in ("parser", "ner")} == {"_Led"}
