"""Who asks and who answers in a talk set down in writing, and for whom the answers speak."""

import pytest

from pledgebook.language.quote_words import speech_words
from pledgebook.language.turns import read_turns
from pledgebook.language.voice import answering_voice, official_voice
from pledgebook.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
INTERVIEW = """Ragna Lie, state secretary at the Norwegian Ministry of Foreign Affairs, is back from Dili.

Ukeblad: How much?

Lie: Forty million.

Ukeblad: From whom?

Lie: From us."""
QUOTED = """Seoul's ambassador in Vientiane on what came after the flood.

What have you done?

"We sent a million dollars."

And now?

"Now we wait."
"""
UNASKED = """Vreni Zahn heads the Swiss relief corps.

Who pays for it?

Zahn: We do.

And the Armenians?

Zahn: They have other cares."""
FORMAL = """Deputy Ryan asked the Minister for Foreign Affairs the amount of aid given to Chad.

Ms Hanratty: Four million pounds."""


def asks(text: str) -> list[bool]:
    """Return of each turn whether it asks."""
    return [turn.asks for turn in read_turns(text, speech_words(VOCABULARY))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (INTERVIEW, [True, False, True, False]),
        (QUOTED, [True, False, True, False]),
        (UNASKED, [True, False, True, False]),
        ("PREMIER: We pay.\n\nIt is little.\n\nPREMIER: It is all.", []),
        (INTERVIEW.replace("Ukeblad", "Østbladet"), [True, False, True, False]),
        (FORMAL, [True, False]),
        ("Q. How many?\n\nA. Three.\n\nQ. Which?\n\nA. The old ones.", [True, False, True, False]),
        ("Aim: to help.\nCost: 5 million.\nAim: to heal.\nCost: 3 million.", []),
        ("FRANCE: Sent 12 tents.\nITALY: Sent 40 tents.\nFRANCE: Will send more.", []),
        ("Will it rain?\n\nNobody knows.", []),
        ("Ukraine asked the British Prime Minister to send ten tanks.\n\nHe agreed.", []),
    ],
)
def test_turns_are_told_apart(text: str, expected: list[bool]) -> None:
    """Labels, formal questions and quoted answers make turns; lists with colons make none."""
    assert asks(text) == expected


def test_a_formal_question_ends_with_its_list() -> None:
    """What a colon leads to is asked; what stands behind the list without a label is the answer."""
    text = "Dr Bell asked the Minister of Health:\nwhether tents were sent;\nwhat else will be.\nMalta sent tents."
    items = [text.index("whether"), text.index("what")]
    question, answer = read_turns(text, speech_words(VOCABULARY), items)
    assert (question.asks, question.content.of(text).endswith("else will be.")) == (True, True)
    assert (answer.asks, answer.content.of(text).strip()) == (False, "Malta sent tents.")


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (INTERVIEW, None, "NOR"),
        (QUOTED, None, "KOR"),
        (QUOTED.split("\n", 1)[1], "The Korean ambassador speaks", "KOR"),
        (QUOTED.split("\n", 1)[1], "A talk in Vientiane", None),
        ("The Norwegian ministry gave money.", None, None),
    ],
)
def test_who_answers_speaks_for_whom_the_lead_says(
    text: str,
    title: str | None,
    expected: str | None,
) -> None:
    """An office, a body or an adjective of nation says whose voice it is; a place does not."""
    turns = read_turns(text, speech_words(VOCABULARY))
    assert answering_voice(text, title, None, turns, VOCABULARY) == expected


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Dáil Éireann", "IRL"),
        ("Lok Sabha", "IND"),
        ("Ministry of Finance of Ghana", "GHA"),
        ("Radio Donau", None),
        (None, None),
    ],
)
def test_parliaments_and_ministries_have_a_voice(
    publisher: str | None,
    expected: str | None,
) -> None:
    """The press speaks for nobody."""
    assert official_voice(publisher, VOCABULARY) == expected


DEBATE = """Vice-President Dr. Lahn: The floor goes to the Minister.

Dr. Karl Huber, Minister of Defence: We have 4,000 soldiers there.

Ulla Braun (SPD): You gave nothing for schools.

Dr. Karl Huber, Minister of Defence: We gave a little."""


def test_in_a_debate_nobody_asks() -> None:
    """Speakers with titles or parties take turns; a list of names and numbers is no debate."""
    turns = read_turns(DEBATE, speech_words(VOCABULARY))
    assert [(turn.asks, turn.debated) for turn in turns] == [(False, True)] * 4
    assert (
        read_turns("Bell: 4 points\nHay: 3 points\nLow: 2 points\nBell: 1 foul", speech_words(VOCABULARY))
        == ()
    )
