"""What an attribute ruler says of a word is remembered, and is what it would say."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pledgebook.language.parse import load_pipeline
from pledgebook.language.ruler import remember
from pledgebook.settings import Settings

VOCABULARY = (
    "Norway Kenya has had 's n't not do does is are was it I you there that which to will give given gives two "
    'million , . " ( ) -- euros but when where gon na wan ai have be been being as for her his who'
)
SAYINGS = [
    "There is no doubt that Norway has given Kenya what it had.",
    "You gonna give it? It ain't theirs, is it?",
    "Countries were sending buses and dying wolves quickly ate the children's better geese.",
    "Do it when you can, she said; I'd have had to be there.",
]


@pytest.fixture(scope="module")
def bare() -> spacy.Language:
    """The pipeline as it comes."""
    return spacy.load(Settings().pipeline)


def said(nlp: spacy.Language, words: list[str]) -> list[tuple[str, ...]]:
    doc = nlp(Doc(nlp.vocab, words=words))
    return [(w.pos_, w.tag_, w.dep_, w.lemma_, str(w.morph)) for w in doc]


@pytest.mark.parametrize("saying", SAYINGS)
def test_twice_is_as_once(bare: spacy.Language, saying: str) -> None:
    words = [word.text for word in bare.tokenizer(saying)]
    expected = said(bare, words)
    nlp = load_pipeline(Settings().pipeline)
    assert [said(nlp, words) for _ in range(2)] == [expected, expected]


def test_the_ruler_itself_is_not_asked_again() -> None:
    nlp = load_pipeline(Settings().pipeline)
    assert "AttributeRuler" not in [type(component).__name__ for _, component in nlp.pipeline]


def test_the_tables_of_lemmas_are_searched_at_once() -> None:
    tables = load_pipeline(Settings().pipeline).get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert {type(words) for words in tables.values()} == {frozenset}


@given(st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=14))
def test_any_words_are_told_as_the_bare_pipeline_tells_them(bare: spacy.Language, words: list[str]) -> None:
    assert said(load_pipeline(Settings().pipeline), words) == said(bare, words)


def test_rules_that_ask_for_more_are_left_to_the_ruler() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add(patterns=[[{"SHAPE": "Xxx"}]], attrs={"POS": "X"})
    remember(nlp)
    assert nlp.pipeline[0][1] is ruler
    assert [word.pos_ for word in nlp("Fiji Fij")] == ["", "X"]
