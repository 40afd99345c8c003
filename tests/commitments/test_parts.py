"""A package counts once: by its own sum, otherwise by its parts (codebook 8.4); totals to date and funds (8.5, 8.9)."""

from collections.abc import Sequence

import pytest

from pledgebook.claims.claim import Accounting, Form, Stage
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.funds import fund_of, funds
from pledgebook.commitments.gather import gather
from pledgebook.commitments.loose import loose_ends
from pledgebook.commitments.reconcile import settle
from pledgebook.commitments.ties import joined
from pledgebook.vocabulary import Vocabulary
from tests.commitments.told import WORDS, source, told

PAPER = source("paper")


def settled(*groups: Sequence[Statement]) -> dict[str, Commitment]:
    """Return what acts, each told by its claims, make together, by the first claim of each."""
    found = settle([(gather(group, WORDS), list(group)) for group in groups])
    return {one.claims[0]: one for one in found}


def package(amount: float | None, stage: Stage = Stage.PLEDGED) -> Statement:
    """Return the whole of which the parts are told in the same paper."""
    return told("whole", stage, amount, by=PAPER)


def part(name: str, amount: float | None, **more: object) -> Statement:
    """Return a part of the package."""
    parent = {"accounting": Accounting.COMPONENT, "parent": "whole"}
    return told(name, amount=amount, by=PAPER, **{**parent, **more})  # type: ignore[arg-type]


def test_a_package_with_a_sum_counts_and_its_parts_do_not() -> None:
    book = settled([package(90_000_000)], [part("a", 30_000_000)], [part("b", None, form=Form.GOODS)])
    whole = book["whole"]
    assert set(whole.children) == {book["a"].id, book["b"].id}
    assert {name: one.counted for name, one in book.items()} == {"whole": True, "a": False, "b": False}
    assert book["a"].not_counted_because == f"part of {whole.id}"
    assert book["a"].part_reason == "the text tells it as a part"


def test_a_package_without_a_sum_counts_by_its_parts() -> None:
    book = settled([package(None)], [part("a", 30_000_000)], [part("b", 20_000_000)])
    assert {name: one.counted for name, one in book.items()} == {"whole": False, "a": True, "b": True}
    assert book["whole"].not_counted_because == "counted through its parts"


def test_what_is_larger_than_the_package_is_no_part_of_it() -> None:
    book = settled([package(90_000_000)], [part("a", 130_000_000)])
    assert (book["a"].parent, book["whole"].children) == (None, ())


def test_the_parts_of_a_cancelled_package_are_off_with_it() -> None:
    off = told("off", Stage.CANCELLED, day=9)
    whole = settled([package(90_000_000), off], [part("a", 30_000_000)])
    assert whole["a"].counted is False
    assert whole["a"].not_counted_because == f"cancelled on 2023-05-09, with {whole['whole'].id}"


def test_what_came_of_a_cancelled_package_counts() -> None:
    off = told("off", Stage.CANCELLED, day=9)
    book = settled([package(90_000_000), off], [part("a", 30_000_000, stage=Stage.DELIVERED)])
    assert book["a"].counted


def test_a_part_that_came_makes_its_package_delivering() -> None:
    book = settled([package(90_000_000)], [part("a", 30_000_000, stage=Stage.DELIVERED)])
    assert book["whole"].stage is Stage.DELIVERING
    assert book["whole"].delivered == book["a"].delivered


def test_parts_that_come_to_a_sum_of_their_paper_are_its_parts() -> None:
    said = {"whole": 50_000_000, "a": 30_000_000, "b": 20_000_000}
    book = settled(*([told(name, amount=value, by=PAPER)] for name, value in said.items()))
    assert {name: one.counted for name, one in book.items()} == {"whole": True, "a": False, "b": False}


def test_a_part_told_without_its_whole_joins_the_one_package_of_those_days() -> None:
    alone = told("a", amount=30_000_000, day=5, accounting=Accounting.COMPONENT)
    book = settled([package(90_000_000)], [alone])
    assert book["a"].parent == book["whole"].id


def test_a_part_told_without_its_whole_joins_none_of_two() -> None:
    alone = told("a", amount=30_000_000, day=5, accounting=Accounting.COMPONENT)
    book = settled([package(90_000_000)], [told("other", amount=80_000_000, day=3)], [alone])
    assert (book["a"].parent, book["a"].counted) == (None, True)


def test_a_total_to_date_never_counts_and_stands_beside_the_sum_of_what_is_known() -> None:
    total = told("total", amount=100_000_000, day=90, accounting=Accounting.CUMULATIVE)
    book = settled([told("a", amount=30_000_000)], [told("b", amount=20_000_000, day=40)], [total])
    one = book["total"]
    assert (one.counted, one.not_counted_because) == (False, "a total to date")
    assert [figure.value for figure in one.conflicts[0].values] == [
        "100,000,000 EUR",
        "50,000,000 EUR in 2 commitments known here",
    ]


def test_a_total_to_date_that_agrees_is_no_conflict() -> None:
    total = told("total", amount=50_000_000, day=90, accounting=Accounting.CUMULATIVE)
    book = settled([told("a", amount=30_000_000)], [told("b", amount=20_000_000, day=40)], [total])
    assert book["total"].conflicts == ()


@pytest.mark.parametrize(
    ("actors", "words", "expected"),
    [
        (("FIN",), "Finland pays into the European Peace Facility", ("EPF", False)),
        ((), "The European Peace Facility pays for ambulances", ("EPF", True)),
        (("GCF",), "The fund pays for wells", ("GCF", True)),
        (("FIN",), "Finland pays for wells", (None, False)),
    ],
)
def test_who_names_a_fund_pays_into_it_and_what_the_fund_gives_is_paid_out(
    actors: tuple[str, ...], words: str, expected: tuple[str | None, bool]
) -> None:
    assert fund_of([told("a", actors=actors, words=words)], funds(Vocabulary())) == expected


def with_loose_ends(groups: list[list[int]], said: Sequence[Statement]) -> list[list[int]]:
    """Return groups of claims, loose ends tied to what they are of."""
    return joined(groups, loose_ends(groups, said, WORDS))


PAID = told("paid", Stage.DELIVERED, 2_000_000, day=90, words="Finland paid two million for wells")
WELLS = told("wells", amount=9_000_000, words="Finland pledged nine million for wells")


@pytest.mark.parametrize(
    ("others", "groups"),
    [
        ([WELLS], [[0, 1]]),
        (
            [WELLS, told("more", amount=8_000_000, words="Finland pledged eight million for wells")],
            [[0], [1], [2]],
        ),
        (
            [WELLS, told("school", amount=8_000_000, words="Finland pledged eight million for schools")],
            [[0, 2], [1]],
        ),
        ([told("small", amount=1_000_000, words="Finland pledged one million for wells")], [[0], [1]]),
        (
            [told("late", amount=9_000_000, day=95, words="Finland pledged nine million for wells")],
            [[0], [1]],
        ),
        ([told("other", amount=9_000_000, recipients=("KEN",), words="nine million for wells")], [[0], [1]]),
    ],
    ids=["just one", "two fit", "one purpose", "too small", "made later", "another receiver"],
)
def test_a_payment_told_alone_joins_the_only_promise_that_can_be_meant(
    others: list[Statement], groups: list[list[int]]
) -> None:
    said = [*others, PAID]
    assert with_loose_ends([[at] for at in range(len(said))], said) == groups


def test_a_suspension_told_alone_joins_the_only_promise_that_can_be_meant() -> None:
    off = told("off", Stage.SUSPENDED, day=90, words="Finland suspended money for wells")
    assert with_loose_ends([[0], [1]], [WELLS, off]) == [[0, 1]]
