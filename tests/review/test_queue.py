"""What waits: value times doubt first, with the reasons, and not twice."""

from dataclasses import replace
from datetime import date

import pytest

from pledgebook.claims.claim import Category, Stage
from pledgebook.commitments import reconcile
from pledgebook.jobs import Deed, Desk
from pledgebook.ledger import Ledger
from pledgebook.review import Board, Filter, Kind, board_of, with_queue
from pledgebook.review.weights import weights
from pledgebook.vocabulary import Vocabulary
from tests.commitments.told import told

from .conftest import Key, Reviewer

WORDS = weights(Vocabulary())


def board(book: Ledger, needed: int = 1) -> Board:
    at, made, said, decisions = book.standing()
    return with_queue(board_of(at, made, said, decisions), book.flagged(), WORDS, needed)


def claims(book: Ledger, needed: int = 1) -> set[Key]:
    return {task.subject for task in board(book, needed).queue if task.kind is Kind.CLAIM}


def test_every_claim_waits_until_it_is_decided(book: Ledger, ann: Reviewer, keys: dict[str, Key]) -> None:
    assert claims(book) == set(keys.values())
    ann.do(Deed.REJECT, keys["tanks"])
    ann.do(Deed.ACCEPT, keys["grant"])
    assert claims(book) == {keys["cut"], keys["again"]}
    ann.do(Deed.UNDO)
    assert claims(book) == {keys["cut"], keys["again"], keys["grant"]}


def test_more_money_and_more_doubt_come_first(book: Ledger, keys: dict[str, Key]) -> None:
    at, made, said, _ = book.standing()
    sure = [replace(one, confidence=0.9) for one in said]
    doubted = [replace(one, confidence=0.2) if one.key == keys["again"] else one for one in sure]
    order = [
        [task.subject for task in with_queue(board_of(at, made, told), {}, WORDS).queue]
        for told in (sure, doubted)
    ]
    assert order[0].index(keys["grant"]) < order[0].index(keys["tanks"])
    assert order[1][0] == keys["again"]


def test_a_doubted_document_says_so(book: Ledger, keys: dict[str, Key]) -> None:
    asked = {task.subject: task for task in board(book).queue if task.kind is Kind.CLAIM}
    assert "the document is doubted: undated" in asked[keys["cut"]].reasons
    assert not any("doubted" in reason for reason in asked[keys["tanks"]].reasons)


def test_one_act_told_twice_is_asked_as_a_link(book: Ledger, ann: Reviewer, keys: dict[str, Key]) -> None:
    links = [task for task in board(book).queue if task.kind is Kind.LINK]
    assert [{task.subject, task.other} for task in links] == [{keys["grant"], keys["again"]}]
    assert "told twice" in links[0].reasons[0]
    ann.do(Deed.UNLINK, keys["grant"], other=keys["again"])
    assert not [task for task in board(book).queue if task.kind is Kind.LINK]


@pytest.mark.parametrize(
    ("amount", "recipient", "asked"), [(3e9, "TZA", True), (3e6, "TZA", False), (3e9, "KEN", False)]
)
def test_a_large_sum_under_two_givers_is_asked_as_a_link(amount: float, recipient: str, asked: bool) -> None:
    said = (
        told("a", amount=amount),
        told("b", amount=amount, day=5, actors=("SWE",), recipients=(recipient,)),
    )
    queue = with_queue(board_of(1, reconcile(said, (), Vocabulary()), said), {}, WORDS).queue
    links = [reason for task in queue if task.kind is Kind.LINK for reason in task.reasons]
    assert links == asked * [
        "may be one act told twice: the same receiver and sum under two givers, 4 days apart"
    ]


def test_two_are_asked_and_a_third_parts_them(
    book: Ledger, ann: Reviewer, ben: Reviewer, keys: dict[str, Key]
) -> None:
    ann.do(Deed.REJECT, keys["tanks"])
    (task,) = [task for task in board(book, 2).queue if task.subject == keys["tanks"]]
    assert (task.voters, task.disputed) == (("ann",), False)
    ben.do(Deed.ACCEPT, keys["tanks"])
    (task,) = [task for task in board(book, 2).queue if task.subject == keys["tanks"]]
    assert (set(task.voters), task.disputed) == ({"ann", "ben"}, True)
    assert "two reviewers disagree" in task.reasons
    Reviewer(book, "eve").do(Deed.ACCEPT, keys["tanks"])
    assert keys["tanks"] not in claims(book, 2)


FILTERS = [
    (Filter(actor="DNK"), {"tanks"}),
    (Filter(recipient="TZA"), {"grant", "again"}),
    (Filter(category=Category.MILITARY), {"tanks"}),
    (Filter(stage=Stage.CANCELLED), {"cut"}),
    (Filter(publisher="Daily Lake"), {"again"}),
    (Filter(since=date(2023, 5, 20), until=date(2023, 5, 31)), {"again"}),
    (Filter(doubt=1.0), set()),
]


@pytest.mark.parametrize(("asked", "labels"), FILTERS)
def test_filters(book: Ledger, keys: dict[str, Key], asked: Filter, labels: set[str]) -> None:
    found = {task.subject for task in board(book).queue if task.kind is Kind.CLAIM and asked.lets(task)}
    assert found == {keys[label] for label in labels}


def test_the_desk_shows_a_decision_at_once(book: Ledger, keys: dict[str, Key]) -> None:
    desk = Desk(book)
    assert f"claim.{'.'.join(keys['tanks'])}" in desk.board().tasks
    Reviewer(book, "ann").do(Deed.ACCEPT, keys["tanks"])
    assert f"claim.{'.'.join(keys['tanks'])}" not in desk.newest().tasks
