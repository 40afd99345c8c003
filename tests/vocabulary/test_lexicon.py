"""Many phrases in one pass."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.vocabulary import Lexicon


def found(phrases: list[str], text: str) -> list[str]:
    """The phrases found, as the text writes them."""
    return [match.span.of(text) for match in Lexicon({phrase: phrase for phrase in phrases}).find(text)]


def test_the_longest_phrase_wins() -> None:
    assert found(["aid", "aid package"], "an Aid Package and aid") == ["Aid Package", "aid"]


def test_phrases_are_whole_words() -> None:
    assert found(["aid"], "laid raid aided aid-worker") == ["aid"]


def test_signs_within_a_name_count() -> None:
    assert found(["leopard-2"], "a Leopard-2 and a Leopard 2") == ["Leopard-2"]


def test_a_letter_that_folds_to_two_shifts_nothing() -> None:
    assert found(["tents"], "İstanbul İİ tents") == ["tents"]


def test_case_can_matter() -> None:
    assert [m.span.of("US and us") for m in Lexicon({"US": 1}, case=True).find("US and us")] == ["US"]


@given(st.text(max_size=200))
def test_finds_lie_in_order_and_apart(text: str) -> None:
    spans = [match.span for match in Lexicon({"a": 1, "a b": 2, "0": 3}).find(text)]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
