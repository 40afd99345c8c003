"""Who acts and who gains, by what most independent voices say; and the line that names an act."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from pledgebook.amounts import Per
from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments import Commitment, Statement, reconcile
from pledgebook.commitments.statement import Goods, Sum
from pledgebook.commitments.title import party_names, short_sum, title
from pledgebook.vocabulary import Vocabulary
from tests.commitments.made import euros, made
from tests.commitments.told import one_act, only, source, told


def test_the_parties_are_those_most_voices_name() -> None:
    said = [told("a", actors=("SWE",)), told("b", actors=("FIN",), day=2), told("c", actors=("FIN",), day=3)]
    assert one_act(*said).actors == ("FIN",)


def test_copies_of_one_text_are_one_voice() -> None:
    copies = [told(name, actors=("SWE",), by=source(name, story="a")) for name in ("a", "b", "c")]
    others = [told(name, actors=("FIN",), day=2) for name in ("d", "e")]
    assert one_act(*copies, *others).actors == ("FIN",)


def test_where_as_many_say_either_the_first_telling_stands() -> None:
    assert one_act(told("b", actors=("FIN",), day=2), told("a", actors=("SWE",))).actors == ("SWE",)


def test_who_names_fewer_of_the_same_givers_says_no_other() -> None:
    joint = told("a", actors=("DNK", "NLD"))
    alone = [told(name, actors=("DNK",), day=2) for name in ("b", "c")]
    assert one_act(joint, *alone).actors == ("DNK", "NLD")


def test_a_party_with_an_id_goes_before_one_that_only_words_name() -> None:
    vague = [told(name, actors=("<the mission>",)) for name in ("a", "b")]
    assert one_act(*vague).actors == ("<the mission>",)
    assert one_act(*vague, told("c", actors=("FIN",), day=3)).actors == ("FIN",)


def test_what_is_only_asked_for_decides_no_party() -> None:
    asked = [told(name, Stage.REQUESTED, actors=("SWE",)) for name in ("a", "b")]
    assert one_act(*asked, told("c", actors=("FIN",), day=3)).actors == ("FIN",)


TENTS = Goods("tent", None, Decimal(1_200))
TITLES = [
    (made("a", 5_000_000, form=Form.MONEY), "Finland, aid to Tanzania: 5m EUR"),
    (made("a", category=Category.MILITARY, form=Form.TRAINING), "Finland, military training to Tanzania"),
    (made("a", items=(TENTS, Goods("medicine"))), "Finland, 1,200 × tent, medicine to Tanzania"),
    (made("a", actors=("FIN", "SWE"), recipients=()), "Finland and Sweden, support"),
    (made("a", actors=("<the mission>",)), "the mission, support to Tanzania"),
    (made("a", actors=()), "Somebody not named, support to Tanzania"),
    (
        made("a", items=tuple(Goods(name) for name in ("boat", "bus", "drone", "tent"))),
        "Finland, boat, bus, drone and 1 more to Tanzania",
    ),
]


@pytest.mark.parametrize(("one", "line"), TITLES, ids=[line for _, line in TITLES])
def test_a_title_says_who_gives_what_to_whom(one: Commitment, line: str) -> None:
    assert title(one, party_names(Vocabulary())) == line


SUMS = [
    (euros(1_250_000_000), "1.25bn EUR"),
    (euros(300), "300 EUR"),
    (euros(2_000_000_000_000), "2trn EUR"),
    (euros(10_000), "10,000 EUR"),
    (euros(3_000_000, per=Per.MONTH), "3m EUR a month"),
    (Sum(Decimal(5_500_000), None), "5.5m (currency not settled)"),
]


@pytest.mark.parametrize(("amount", "short"), SUMS, ids=[short for _, short in SUMS])
def test_sums_are_short_as_people_write_them(amount: Sum, short: str) -> None:
    assert short_sum(amount) == short


def test_a_loose_group_has_the_words_of_its_first_claim() -> None:
    said = [
        told("a", amount=5_250_000, actors=("GROUP",), acting="Western donors"),
        told("b", amount=5_250_000, actors=("GROUP",), acting="the West", day=2),
    ]
    assert reconciled(said) == "Western donors, aid to Tanzania: 5.25m EUR"
    assert reconciled([told("a", recipients=("GROUP",), gaining="its neighbours")]).endswith(
        "to its neighbours"
    )
    assert reconciled([told("a", actors=("GROUP",))]).startswith("a group not named, ")


def reconciled(said: Sequence[Statement]) -> str:
    """Return the title of the one commitment that claims make."""
    return only(reconcile(said, (), Vocabulary())).title
