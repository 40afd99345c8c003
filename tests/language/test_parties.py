"""States, organisations and groups: every name they have, and the words that only look like one."""

from array import array
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.language.gazetteer import load_gazetteer
from pledgebook.language.parties import find_parties
from pledgebook.language.view import View
from pledgebook.party import PartyKind
from pledgebook.vocabulary import Vocabulary
from tests.language.party_cases import VOCABULARY, Case, cases, read, said


@pytest.mark.parametrize("case", cases("names") + cases("ambiguous"), ids=lambda case: case.text[:60])
def test_names_stand_for_their_party(case: Case) -> None:
    view, reading = read(case)
    found = {mention.span.of(view.text): mention for mention in reversed(reading.mentions)}
    for words, wanted in case.parties.items():
        assert words in found, sorted(found)
        assert said(found[words], wanted) == wanted
    for words in case.absent:
        assert words not in found


def test_there_are_two_hundred_cases() -> None:
    names = ("names", "ambiguous", "offices", "people", "doubts")
    assert sum(len(cases(name)) for name in names) >= 200
    assert len(cases("ambiguous")) >= 60


def test_every_state_is_found_by_every_name() -> None:
    """Each accepted spelling, alone in a sentence, gives its own id."""
    gazetteer = load_gazetteer(VOCABULARY)
    missed = []
    for text, name in gazetteer.spellings.items():
        if name.id is None or not text[0].isupper() or text.endswith("-") or "-" in text[:2]:
            continue
        found = {match.value.id for match in gazetteer.phrases.find(f"They named {text} again.")}
        missed += [] if found == {name.id} else [text]
    assert missed == []


def test_the_tables_are_as_large_as_promised() -> None:
    states, organisations = VOCABULARY.rows("states"), VOCABULARY.rows("organisations")
    assert len(states) >= 249
    assert {"XKX", "TWN", "PSE"} <= states.keys()
    assert len(organisations) >= 120
    assert not states.keys() & organisations.keys()


def test_mentions_stand_in_text_order_and_do_not_overlap() -> None:
    text = "Ukraine's prime minister and NATO defence ministers met the Danish government in Brussels."
    _, reading = read(Case(text))
    spans = [mention.span for mention in reading.mentions]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_a_group_keeps_its_words() -> None:
    view, reading = read(Case("Some Western countries hesitated."))
    assert [(m.id, m.name, m.kind) for m in reading.mentions] == [
        ("GROUP", "Some Western countries", PartyKind.GROUP)
    ]
    assert reading.mentions[0].span.of(view.text) == "Some Western countries"


def test_a_user_adds_an_organisation(tmp_path) -> None:
    (tmp_path / "organisations.yml").write_text("MOON: {name: Moon Relief Board}\n", encoding="utf-8")
    text = "The Moon Relief Board paid."
    view = View(text, array("L", range(len(text) + 1)))
    reading = find_parties(view, (), Vocabulary(tmp_path))
    assert [mention.id for mention in reading.mentions] == ["MOON"]


WORDS = st.sampled_from(
    [
        "the",
        "The",
        "of",
        "US",
        "us",
        "Georgia",
        "Ukraine's",
        "minister",
        "President",
        "prime",
        "'s",
        "-",
        ",",
        ".",
        "\n",
        "Kyiv",
        "Biden",
        "Zelensky",
        "(",
        ")",
        "British",
        "countries",
        "allies",
        "EU's",
        "Ä",
        "İ",
        "ß",
        "🎉",
        "its",
        "they",
        "Healy",
        "secretary-general",
        "PM",
        "to",
        "and",
        "former",
        "NATO",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_every_span_lies_in_the_text(text: str) -> None:
    view = View(text, array("L", range(len(text) + 1)))
    reading = find_parties(view, (), VOCABULARY)
    spans = [mention.span for mention in reading.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(flag.span is not None and flag.span.end <= len(text) for flag in reading.flags)


def test_reading_twice_gives_the_same() -> None:
    case = Case("The Kenyan government and its partners met in Accra.")
    assert read(case)[1] == read(case)[1]


def test_kinds_are_told_apart() -> None:
    _, reading = read(Case("The UN, Kenya, its allies and the Kenyan army agreed."))
    kinds = Counter(mention.kind for mention in reading.mentions)
    assert kinds == Counter([PartyKind.ORGANISATION, PartyKind.STATE, PartyKind.GROUP, PartyKind.OFFICE])
