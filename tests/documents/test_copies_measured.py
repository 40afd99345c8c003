"""How many copies are found, how often other texts are taken for copies, and what never changes the answer."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.documents import Entry, Stories, signature
from pledgebook.ids import digest
from tests.documents import newsroom
from tests.documents.newsroom import Piece, shared_trigrams

Pair = tuple[Piece, Piece]


def is_one_story(pair: Pair) -> bool:
    stories = Stories(piece.entry(name) for piece, name in zip(pair, "ab", strict=True))
    return stories["a"].story == stories["b"].story


def crowd(seed: int) -> list[Entry]:
    """Twelve documents of a few stories, some of them copies, updates or undated."""
    dice = random.Random(seed)
    entries = []
    for number in range(3):
        story = newsroom.write(dice, 6)
        for copy in range(4):
            text = newsroom.copy_of(dice, story) if copy else newsroom.lay_out(dice, story)
            day = None if dice.random() < 0.2 else newsroom.DAY + timedelta(dice.randrange(5))
            url = f"https://n.example/{dice.randrange(9)}" if dice.random() < 0.3 else None
            house = dice.choice(("Wire", "Mail", None))
            entries.append(Entry(f"{number}.{copy}", signature(text), None, house, url, day))
    return entries


CROWDS = [crowd(seed) for seed in range(6)]
crowds = st.sampled_from(CROWDS)


def test_copies_that_share_a_third_of_their_trigrams_are_found() -> None:
    dice = random.Random(7)
    pairs = [newsroom.copies(dice) for _ in range(250)]
    true = [pair for pair in pairs if shared_trigrams(pair[0].text, pair[1].text) >= 1 / 3]
    hard = [pair for pair in true if shared_trigrams(pair[0].text, pair[1].text) < 0.5]
    assert len(hard) > 50
    assert sum(map(is_one_story, true)) >= 0.98 * len(true)
    assert sum(map(is_one_story, hard)) >= 0.95 * len(hard)


@pytest.mark.parametrize("write", [newsroom.another_act, newsroom.own_words, newsroom.one_form])
def test_what_only_looks_alike_is_no_copy(write: Callable[[random.Random], Pair]) -> None:
    dice = random.Random(11)
    assert not any(is_one_story(write(dice)) for _ in range(80))


@settings(max_examples=40, deadline=None)
@given(crowds, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(entries: list[Entry], dice: random.Random) -> None:
    shuffled = dice.sample(entries, len(entries))
    assert dict(Stories(shuffled)) == dict(Stories(entries))


@settings(max_examples=40, deadline=None)
@given(crowds, st.randoms(use_true_random=False), st.integers(0, 12))
def test_one_by_one_is_all_at_once(entries: list[Entry], dice: random.Random, first: int) -> None:
    shuffled = dice.sample(entries, len(entries))
    stories = Stories(shuffled[:first])
    for entry in shuffled[first:]:
        stories.add(entry)
    assert dict(stories) == dict(Stories(entries))


@settings(max_examples=20, deadline=None)
@given(crowds, st.integers(0, 11))
def test_adding_twice_is_adding_once(entries: list[Entry], again: int) -> None:
    stories = Stories([*entries, entries[again]])
    assert stories.add(entries[again]) == {}
    assert dict(stories) == dict(Stories(entries))


@settings(max_examples=20, deadline=None)
@given(crowds)
def test_adding_tells_what_it_changes(entries: list[Entry]) -> None:
    stories = Stories(entries[:-1])
    before = dict(stories)
    changed = stories.add(entries[-1])
    assert {**before, **changed} == dict(stories)
    assert all(before.get(key) != story for key, story in changed.items())
    assert entries[-1].id in changed


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text())
def test_any_texts_can_be_compared(one: str, two: str) -> None:
    stories = Stories([Entry("a", signature(one)), Entry("b", signature(two))])
    assert len({story.story for story in stories.values()}) in (1, 2)


def test_a_signature_is_small_and_the_same_on_any_machine() -> None:
    text = "Norland will send Maresia 40 lorries. They leave on Monday, the ministry said."
    assert digest(signature(text).hex()) == "a487ad58324a0dcc981c"
    story = newsroom.lay_out(random.Random(3), newsroom.write(random.Random(3), 20))
    assert len(signature(story)) < 4000
    assert len(signature(" ".join(f"{chr(97 + n % 26)}{chr(97 + n % 23)}" for n in range(20_000)))) < 8000
