"""Quotations: who says what, in whose words (codebook 5.1)."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.normalise import build_view
from pledgebook.language.quotation import Mode, Quote, SpeakerKind, Tells
from pledgebook.language.quote_marks import find_runs
from pledgebook.language.quote_words import Takes, speech_words
from pledgebook.language.quotes import find_quotes
from pledgebook.language.sentences import Sentence
from pledgebook.language.split import split
from pledgebook.vocabulary import Vocabulary
from tests.hostile.clock import in_any_look, seconds
from tests.language.quote_score import Score, gold_of, passages, read, score

NOTHING = Score(0, 0, 0, 0, 0, 0, 0, 0)


def said(text: str) -> list[tuple[str | None, str]]:
    """Return who says what in a text."""
    view, quotes = read(text)
    return [
        (quote.source.of(view.text) if quote.source else None, quote.content.of(view.text))
        for quote in quotes
    ]


def only(text: str) -> Quote:
    """Return the one quotation of a text."""
    _, (quote,) = read(text)
    return quote


def runs(text: str) -> list[str]:
    """Return the runs in marks of a text, as written."""
    view, blocks = build_view(text)
    return [span.of(view.text) for span in find_runs(view.text, blocks).spans]


@pytest.mark.parametrize("name", [name for name, passage in passages().items() if passage["set"] == "open"])
def test_each_open_passage_is_read_as_annotated(name: str) -> None:
    passage = passages()[name]
    view, quotes = read(passage["text"])
    if "free" in passage:
        return
    found = score(gold_of(view, passage), quotes, 0.8)
    assert found.matched == found.gold == found.found
    assert found.source == found.naming == found.cue == found.mode == found.matched


@pytest.mark.parametrize(("threshold", "least"), [(0.8, 0.9), (0.3, 0.93)])
@pytest.mark.parametrize("kept", ["open", "kept"])
def test_passages_reach_the_figures_in_the_decision_record(kept: str, threshold: float, least: float) -> None:
    total = NOTHING
    for passage in passages().values():
        if passage["set"] == kept and "free" not in passage:
            view, quotes = read(passage["text"])
            total += score(gold_of(view, passage), quotes, threshold)
    assert total.f1 >= least
    assert total.source >= 0.93 * total.matched


def test_modes_tell_whose_words_they_are() -> None:
    assert only('"We stay," said Ola Berg.').mode is Mode.DIRECT
    assert only("Ola Berg said the team would stay.").mode is Mode.INDIRECT
    assert only('Ola Berg said the team would stay "come what may" in the valley.').mode is Mode.MIXED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ola Berg said the team would stay.", SpeakerKind.PERSON),
        ("The minister said the team would stay.", SpeakerKind.OFFICE),
        ("Ola Berg, a spokesman for the ministry, said the team would stay.", SpeakerKind.OFFICE),
        ("A spokesperson said the team would stay.", SpeakerKind.OFFICE),
        ("The ministry said the team would stay.", SpeakerKind.OFFICE),
        ("The White House said the team would stay.", SpeakerKind.ORGANISATION),
        ("Two people familiar with the matter said the team would stay.", SpeakerKind.ANONYMOUS),
        ("A senior minister said the team would stay.", SpeakerKind.ANONYMOUS),
        ("Officials said the team would stay.", SpeakerKind.ANONYMOUS),
    ],
)
def test_the_kind_of_a_source(text: str, kind: SpeakerKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Ola Berg said the dam would hold.", Tells.STATEMENT),
        ("Ola Berg denied that the dam would hold.", Tells.DENIAL),
        ("Ola Berg promised that the dam would hold.", Tells.PROMISE),
        ("Ola Berg demanded that the dam be closed.", Tells.REQUEST),
        ("Ola Berg believes that the dam will hold.", Tells.OPINION),
    ],
)
def test_what_a_verb_tells_of_its_words(text: str, tells: Tells) -> None:
    assert only(text).tells is tells


def test_an_act_told_with_an_infinitive_is_marked() -> None:
    assert only("Ola Berg promised to repair the dam.").act
    assert not only("Ola Berg promised that he would repair the dam.").act


def test_a_quotation_around_its_verb_is_one_attribution_in_parts() -> None:
    view, (quote,) = read('"We stay," said Ola Berg. "Nobody leaves."')
    assert quote.content.of(view.text) == view.text.rstrip()
    assert [part.of(view.text) for part in quote.parts] == ['"We stay,"', '"Nobody leaves."']
    assert quote.cue is not None
    assert not quote.overlaps(quote.cue)
    assert quote.mode is Mode.DIRECT


def test_a_quotation_that_goes_on_later_has_a_source_and_no_cue() -> None:
    _, (first, second) = read('"We stay," said Ola Berg. The hall was full. "Nobody leaves."')
    assert first.cue is not None
    assert second.cue is None
    assert second.source == first.source


def test_a_pronoun_keeps_its_words_and_is_followed_to_a_naming() -> None:
    view, (quote,) = read("Ola Berg came home on Monday. He said the dam would hold.")
    assert quote.source is not None
    assert quote.naming is not None
    assert (quote.source.of(view.text), quote.naming.of(view.text)) == ("He", "Ola Berg")


def test_the_outer_speech_comes_before_the_speech_within_it() -> None:
    assert said("Ola Berg said Tarland had promised that it would pay.") == [
        ("Ola Berg", "Tarland had promised that it would pay"),
        ("Tarland", "that it would pay"),
    ]


def test_what_others_have_in_mind_is_not_attributed_within_speech() -> None:
    assert said("Ola Berg said the bank wants to sell the mill.") == [
        ("Ola Berg", "the bank wants to sell the mill")
    ]


def test_what_nobody_said_is_no_quotation() -> None:
    assert said('The film "A Long Winter" opens on Friday.') == []
    assert said("The minister declined to say whether the dam would hold.") == []
    assert said("The ministry did not say when the ship would leave.") == []


def test_the_writer_is_no_source() -> None:
    assert said("We believe that the dam will hold. I said that it would.") == []


def test_runs_nest_and_keep_to_their_level() -> None:
    assert runs("\"He told me 'not yet' and left,\" she said.") == [
        "\"He told me 'not yet' and left,\"",
        "'not yet'",
    ]


def test_apostrophes_and_possessives_open_and_close_nothing() -> None:
    assert runs("The workers' tools and the town's bell weren't stolen in the '90s.") == []
    assert runs("'The workers' tools aren't here,' he said.") == ["'The workers' tools aren't here,'"]


def test_curly_and_low_marks_are_marks() -> None:
    assert runs("“We stay,” he said. «We go.» „Nobody left.”") == ['"We stay,"', '"We go."', '"Nobody left."']


def test_an_unclosed_mark_does_not_swallow_the_document() -> None:
    text = 'He spoke of "bread and water. Then he left.\n\nThe camp opened in April.\n\nIt holds 600 people.'
    assert runs(text) == ['"bread and water.']


def test_a_quotation_goes_on_where_each_paragraph_opens_with_a_mark() -> None:
    assert runs('"One.\n\n"Two.\n\n"Three," he said.\n\nFour.') == ['"One.\n"Two.\n"Three,"']


def test_inches_are_no_quotation() -> None:
    assert runs('The pipe is 6" wide and the plate 12" long.') == []


@given(st.text(alphabet="\"'“”‘’ \n.,:ab AB", max_size=200))
def test_runs_lie_within_the_text_and_never_cross(text: str) -> None:
    view, blocks = build_view(text)
    found = find_runs(view.text, blocks)
    assert all(0 <= span.start < span.end <= len(view.text) for span in found.spans)
    for number, parent in enumerate(found.parents):
        assert parent is None or found.spans[parent].holds(found.spans[number])


WORDS = [
    "said",
    "told",
    "according",
    "to",
    "Ola",
    "Berg",
    "the",
    "minister",
    "that",
    '"',
    "'",
    ",",
    ".",
    ":",
    "he",
    "\n\n",
    "will",
    "pay",
    "Q:",
    "“",
    "”",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_spans_lie_within_any_text(words: list[str]) -> None:
    view, quotes = read(" ".join(words))
    for quote in quotes:
        for span in (quote.content, quote.source, quote.naming, quote.cue):
            assert span is None or 0 <= span.start < span.end <= len(view.text)


def test_text_without_a_parse_is_no_obstacle() -> None:
    text = "MR. BERG: We stay.\n\nQ: Why?\n\nMR. BERG: We must."
    view, blocks = build_view(text)
    bare = split(view, blocks, Vocabulary())
    assert len(find_quotes(view, blocks, bare, (), Vocabulary())) == 3


def test_a_verb_in_a_sentence_without_a_parse_still_has_its_speaker() -> None:
    view, blocks = build_view('"We will send ten lorries. That is sure," Governor Ola Berg said on Monday.')
    bare = split(view, blocks, Vocabulary())
    (quote,) = find_quotes(view, blocks, bare, (), Vocabulary())
    assert quote.source is not None
    assert quote.source.of(view.text) == "Governor Ola Berg"
    assert quote.content.of(view.text) == '"We will send ten lorries. That is sure,"'


@pytest.mark.parametrize("sign", ['"', "'", "\"'", '"a ', ' "a', "'a '", '"\n\n', 'A: "', "“”"])
def test_ten_thousand_marks_take_linear_time(sign: str) -> None:
    view, blocks = build_view(sign * 10_000)
    sentences = [Sentence(block.span, number) for number, block in enumerate(blocks)]
    act = partial(find_quotes, view, blocks, sentences, (), Vocabulary())
    assert in_any_look(lambda: seconds(act) < 3)


def test_a_sentence_without_end_is_passed_over() -> None:
    assert said("he said that " * 400) == []


def test_the_vocabulary_knows_forms_and_particles() -> None:
    words = speech_words(Vocabulary())
    assert words.verbs["said"][0].verb == "say"
    assert words.verbs["denies"][0].tells is Tells.DENIAL
    assert words.verbs["pointed"][0].particle == "out"
    assert Takes.INFINITIVE in words.verbs["promising"][0].takes


def test_a_users_row_adds_a_verb(tmp_path) -> None:
    (tmp_path / "speech.yml").write_text(
        "ours: {kind: verb, tells: promise, takes: [clause], words: [bellow]}"
    )
    assert speech_words(Vocabulary(tmp_path)).verbs["bellowed"][0].tells is Tells.PROMISE


def test_an_unknown_field_or_class_is_an_error(tmp_path) -> None:
    (tmp_path / "speech.yml").write_text("ours: {kind: verb, words: [bellow], colour: red}")
    with pytest.raises(UnknownKeysError, match="colour"):
        speech_words(Vocabulary(tmp_path))
    (tmp_path / "speech.yml").write_text("ours: {kind: verb, tells: lies, words: [bellow]}")
    with pytest.raises(VocabularyError):
        speech_words(Vocabulary(tmp_path))
