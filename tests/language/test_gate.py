"""Which sentences are parsed: those with something to promise, what stands by them, and those of giving."""

import pytest

from pledgebook.documents import Document
from pledgebook.language.annotation import Annotation
from pledgebook.language.gate import Gate
from pledgebook.language.items import find_items
from pledgebook.language.money import find_amounts
from pledgebook.language.normalise import build_view
from pledgebook.language.split import split
from pledgebook.vocabulary import Vocabulary

_VOCABULARY = Vocabulary()
_IDLE = "The sky was grey."


def opened(text: str) -> list[bool]:
    """Return for each sentence of a text whether it would be parsed."""
    view, blocks = build_view(text)
    sentences = split(view, blocks, _VOCABULARY)
    amounts = find_amounts(view.text, _VOCABULARY)
    items = find_items(view.text, _VOCABULARY, [amount.span for amount in amounts])
    seen = Annotation(Document("x", text), view, blocks, sentences, amounts=amounts, items=items)
    gate = Gate(seen, _VOCABULARY)
    return [gate.matters(sentence) for sentence in sentences]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bern set aside 4 million francs.",
        "Oslo sent two ferries.",
        "Nurses trained midwives.",
    ],
    ids=["amount", "item", "verb of helping"],
)
def test_an_act_opens_the_sentence_before_and_three_after(sentence: str) -> None:
    text = " ".join([_IDLE, _IDLE, sentence, *[_IDLE] * 4])
    assert opened(text) == [False, True, True, True, True, True, False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lima gave Quito its oldest harpsichord.",
        "Whatever was lent came back.",
        "Chile flew metronomes to the atoll.",
        "Her credit was used up.",
        "So far the ministry has confirmed:",
    ],
    ids=["given", "lent", "flown", "credit", "colon"],
)
def test_a_word_of_giving_opens_its_own_sentence(sentence: str) -> None:
    assert opened(f"{_IDLE}\n\n{sentence}\n\n{_IDLE}") == [False, True, False]


def test_what_tells_of_no_act_stays_shut() -> None:
    text = "The minister was glad to see the sun. He thanked the choir for its song. It rained later."
    assert opened(text) == [False, False, False]
