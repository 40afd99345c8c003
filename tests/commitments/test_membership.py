"""Whose act it is where groups and their members tell of it (codebook 8.1, 8.5)."""

import pytest

from pledgebook.claims.claim import Form, Stage
from pledgebook.commitments import reconcile
from pledgebook.commitments.membership import membership
from pledgebook.commitments.parties import givers
from pledgebook.commitments.statement import GROUP
from pledgebook.vocabulary import Vocabulary
from tests.commitments.told import WORDS, only, told

VOCABULARY = Vocabulary()
GROUPS = membership(VOCABULARY)
BILLIONS = 40_000_000_000


def test_every_group_and_every_member_is_a_party_that_is_known() -> None:
    known = VOCABULARY.rows("states").keys() | VOCABULARY.rows("organisations").keys()
    for group, members in GROUPS.members.items():
        assert {group, *members} <= known


@pytest.mark.parametrize(
    ("actors", "above"),
    [
        (("NOR",), {GROUP, "NATO", "NB8", "JEF"}),
        (("NOR", "ISL", "FRA"), {GROUP, "NATO"}),
        (("EU",), {GROUP, "G7", "G20"}),
        (("<the mission>",), set()),
        ((GROUP,), set()),
        ((), set()),
    ],
)
def test_the_groups_that_all_givers_belong_to(actors: tuple[str, ...], above: set[str]) -> None:
    assert GROUPS.above(actors) == above


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("as decided by the G7 in June", {"G7", GROUP}),
        ("together with its partners", {GROUP}),
        ("the council of the village met", set()),
        ("the Council met", set()),
        ("Norway gives money for wells", set()),
    ],
)
def test_the_groups_that_words_name(words: str, named: set[str]) -> None:
    assert GROUPS.named_in(words) == named


@pytest.mark.parametrize(
    ("actors", "whose"),
    [
        ([("DEU",), ("G7",), ("DEU",)], ("G7",)),
        ([("DEU",), (GROUP,)], (GROUP,)),
        ([(GROUP,), ("G7",)], ("G7",)),
        ([("G7",), (GROUP,)], ("G7",)),
        ([("DEU",), ("CHN",), ("DEU",)], ("DEU",)),
    ],
    ids=["member and group", "member and loose group", "a group with a name", "named first", "no member"],
)
def test_an_act_that_a_group_and_members_tell_is_the_groups(
    actors: list[tuple[str, ...]], whose: tuple[str, ...]
) -> None:
    said = [told(f"{at}", actors=names, day=at + 1) for at, names in enumerate(actors)]
    assert givers(said, WORDS.groups) == whose


@pytest.mark.parametrize(
    ("member", "words", "amount", "day", "acts"),
    [
        ("DEU", "Germany and its G7 partners lend it", BILLIONS, 120, 1),
        ("DEU", "Germany lends it", BILLIONS, 2, 1),
        ("DEU", "Germany lends it", BILLIONS, 120, 2),
        ("DEU", "Germany lends it", 20_000_000, 1, 2),
        ("CHN", "China and the G7 partners lend it", BILLIONS, 1, 2),
    ],
    ids=["names it", "days apart", "months apart", "a usual sum", "no member"],
)
def test_a_member_tells_of_its_groups_act(member: str, words: str, amount: int, day: int, acts: int) -> None:
    first = told("a", amount=amount, actors=("G7",), form=Form.LOAN, words="The seven lend it")
    other = told("b", amount=amount, actors=(member,), form=Form.LOAN, day=day, words=words)
    assert len(reconcile([first, other], (), VOCABULARY)) == acts


def test_what_is_aimed_at_and_approved_in_two_currencies_is_one_act() -> None:
    aim = told("a", amount=BILLIONS, actors=("EU",))
    law = told("b", Stage.COMMITTED, BILLIONS, day=150, actors=("EU",))
    one = only(reconcile([aim, law], (), VOCABULARY))
    assert one.stage is Stage.COMMITTED
    assert any("so large that it is promised once" in why for bond in one.bonds for why, _ in bond.because)
