"""What a parse gets wrong of names and clauses is put right, and what it gets right is left."""

import pytest

from pledgebook.language import Token, Tree
from pledgebook.language.mended import mended
from pledgebook.language.parse import parse
from pledgebook.settings import Settings
from pledgebook.span import Span


def tree(*rows: tuple[str, str, str, str, int]) -> Tree:
    """A tree of words, each with its part of speech, tag, label and head."""
    return Tree(
        tuple(
            Token(at, at * 9, at * 9 + len(text), text, text.lower(), pos, tag, dep, head, "")
            for at, (text, pos, tag, dep, head) in enumerate(rows)
        )
    )


def links(found: Tree) -> list[tuple[str, str, str]]:
    return [(token.text, token.dep, found.head(token).text) for token in found.tokens]


def test_an_abbreviation_taken_for_an_adverb_is_the_subject() -> None:
    found = mended(
        tree(
            ("ZAIDA", "ADV", "RB", "advmod", 1),
            ("paid", "VERB", "VBD", "ROOT", 1),
            ("us", "PRON", "PRP", "dobj", 1),
        )
    )
    assert links(found)[0] == ("ZAIDA", "nsubj", "paid")
    assert (found.tokens[0].pos, found.tokens[0].tag) == ("PROPN", "NNP")


def test_an_abbreviation_joined_with_a_name_acts_with_it() -> None:
    found = mended(
        tree(
            ("ZAIDA", "ADJ", "JJ", "ROOT", 0),
            ("and", "CCONJ", "CC", "cc", 0),
            ("Oslo", "PROPN", "NNP", "nsubj", 3),
            ("pay", "VERB", "VBP", "conj", 0),
        )
    )
    assert links(found) == [
        ("ZAIDA", "nsubj", "pay"),
        ("and", "cc", "ZAIDA"),
        ("Oslo", "conj", "ZAIDA"),
        ("pay", "ROOT", "pay"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("ZAIDA", "ADV", "RB", "advmod", 2),
            ("we", "PRON", "PRP", "nsubj", 2),
            ("paid", "VERB", "VBD", "ROOT", 2),
        ],
        [("soon", "ADV", "RB", "advmod", 1), ("paid", "VERB", "VBD", "ROOT", 1)],
        [("ALWAYS", "ADV", "RB", "advmod", 1), ("PAID", "VERB", "VBD", "ROOT", 1)],
    ],
)
def test_other_words_stay_what_they_are(rows: list[tuple[str, str, str, str, int]]) -> None:
    assert mended(tree(*rows)) == tree(*rows)


def test_a_subject_hung_from_an_auxiliary_is_that_of_its_verb() -> None:
    found = mended(
        tree(
            ("We", "PRON", "PRP", "nsubj", 1),
            ("are", "AUX", "VBP", "aux", 2),
            ("paying", "VERB", "VBG", "ROOT", 2),
        )
    )
    assert links(found)[0] == ("We", "nsubj", "paying")


def test_a_verb_with_its_own_auxiliary_goes_on_from_a_finite_verb() -> None:
    found = mended(
        tree(
            ("are", "AUX", "VBP", "aux", 1),
            ("urging", "VERB", "VBG", "ROOT", 1),
            ("to", "PART", "TO", "aux", 3),
            ("join", "VERB", "VB", "xcomp", 1),
            ("are", "AUX", "VBP", "aux", 5),
            ("sending", "VERB", "VBG", "conj", 3),
        )
    )
    assert links(found)[5] == ("sending", "conj", "urging")


def test_the_agency_of_a_state_is_read_as_a_name() -> None:
    text = "USAID is currently supporting clinics."
    found = next(parse(text, [Span(0, len(text))], (), Settings().pipeline))
    assert (found.tokens[0].text, found.tokens[0].tag, found.tokens[0].dep) == ("USAID", "NNP", "nsubj")


def test_a_day_behind_and_is_no_doer() -> None:
    found = mended(
        tree(
            ("Oslo", "PROPN", "NNP", "nsubj", 1),
            ("gave", "VERB", "VBD", "ROOT", 1),
            ("today", "NOUN", "NN", "nsubj", 3),
            ("sent", "VERB", "VBD", "conj", 1),
        )
    )
    assert links(found)[2] == ("today", "npadvmod", "sent")


def test_a_sum_is_joined_to_the_sum_before_it() -> None:
    found = mended(
        Tree(
            (
                Token(0, 0, 4, "gave", "give", "VERB", "VBD", "ROOT", 0, ""),
                Token(1, 5, 8, "$1m", "$1m", "NUM", "CD", "dobj", 0, "MONEY"),
                Token(2, 9, 12, "for", "for", "ADP", "IN", "prep", 0, ""),
                Token(3, 13, 17, "work", "work", "NOUN", "NN", "pobj", 2, ""),
                Token(4, 18, 21, "$2m", "$2m", "NUM", "CD", "conj", 3, "MONEY"),
                Token(5, 22, 24, "to", "to", "ADP", "IN", "prep", 3, ""),
            )
        )
    )
    assert links(found)[4:] == [("$2m", "conj", "$1m"), ("to", "prep", "$2m")]


@pytest.mark.parametrize(("modal", "dep"), [("would", "ccomp"), ("had", "advcl")])
def test_a_clause_behind_if_is_the_question_asked(modal: str, dep: str) -> None:
    found = mended(
        tree(
            ("Oslo", "PROPN", "NNP", "nsubj", 1),
            ("ask", "VERB", "VBP", "ROOT", 1),
            ("if", "SCONJ", "IN", "mark", 5),
            ("they", "PRON", "PRP", "nsubj", 5),
            (modal, "AUX", "MD" if modal == "would" else "VBD", "aux", 5),
            ("stay", "VERB", "VB", "advcl", 1),
        )
    )
    assert links(found)[5] == ("stay", dep, "ask")


def test_a_name_before_a_verb_acts_though_another_stands_before_it() -> None:
    found = mended(
        tree(
            ("Oslo", "PROPN", "NNP", "nsubj", 1),
            ("sent", "VERB", "VBD", "ROOT", 1),
            ("boats", "NOUN", "NNS", "dobj", 1),
            ("to", "ADP", "IN", "prep", 1),
            ("Chad", "PROPN", "NNP", "pobj", 3),
            ("and", "CCONJ", "CC", "cc", 4),
            ("Peru", "PROPN", "NNP", "conj", 4),
            ("gave", "VERB", "VBD", "acl", 2),
            ("rice", "NOUN", "NN", "dobj", 7),
        )
    )
    assert links(found)[4:8] == [
        ("Chad", "pobj", "to"),
        ("and", "cc", "sent"),
        ("Peru", "nsubj", "gave"),
        ("gave", "conj", "sent"),
    ]


def test_a_name_behind_a_preposition_does_not_act_where_another_does() -> None:
    found = mended(
        tree(
            ("Oslo", "PROPN", "NNP", "nsubj", 1),
            ("paid", "VERB", "VBD", "ROOT", 1),
            ("for", "ADP", "IN", "prep", 1),
            ("Chad", "PROPN", "NNP", "nsubj", 6),
            ("and", "CCONJ", "CC", "cc", 3),
            ("Peru", "PROPN", "NNP", "conj", 3),
            ("said", "VERB", "VBD", "conj", 1),
            ("gave", "VERB", "VBD", "ccomp", 6),
        )
    )
    assert links(found)[3:6] == [("Chad", "pobj", "for"), ("and", "cc", "paid"), ("Peru", "nsubj", "said")]


def test_two_who_gain_both_gain() -> None:
    rows = (
        ("Oslo", "PROPN", "NNP", "nsubj", 1),
        ("helped", "VERB", "VBD", "ROOT", 1),
        ("Chad", "PROPN", "NNP", "dobj", 1),
        ("and", "CCONJ", "CC", "cc", 2),
        ("Mali", "PROPN", "NNP", "conj", 2),
        ("hit", "VERB", "VBD", "acl", 2),
        ("by", "ADP", "IN", "agent", 5),
        ("floods", "NOUN", "NNS", "pobj", 6),
    )
    assert mended(tree(*rows)) == tree(*rows)


def test_who_acts_is_not_who_speaks_in_an_aside() -> None:
    found = mended(
        tree(
            ("Oslo", "PROPN", "NNP", "nsubj", 2),
            (",", "PUNCT", ",", "punct", 2),
            ("say", "VERB", "VBZ", "ROOT", 2),
            ("Berg", "PROPN", "NNP", "nsubj", 2),
            (",", "PUNCT", ",", "punct", 2),
            ("would", "AUX", "MD", "aux", 6),
            ("pay", "VERB", "VB", "ccomp", 2),
            ("Chad", "PROPN", "NNP", "dobj", 6),
        )
    )
    told = links(found)
    assert (told[0], told[3]) == (("Oslo", "nsubj", "pay"), ("Berg", "nsubj", "say"))
    assert (told[2], told[6]) == (("say", "parataxis", "pay"), ("pay", "ROOT", "pay"))
