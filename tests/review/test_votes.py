"""How far people agree."""

import pytest

from pledgebook.jobs import Deed
from pledgebook.ledger import Ledger
from pledgebook.review import agreement
from pledgebook.review.votes import votes

from .conftest import Key, Reviewer


def test_nobody_decided() -> None:
    assert agreement(votes(())) == (0, 0, None)


def test_two_who_agree_once_and_differ_once(
    book: Ledger, ann: Reviewer, ben: Reviewer, keys: dict[str, Key]
) -> None:
    ann.do(Deed.ACCEPT, keys["tanks"])
    ben.do(Deed.ACCEPT, keys["tanks"])
    ann.do(Deed.ACCEPT, keys["grant"])
    ben.do(Deed.REJECT, keys["grant"])
    pairs, agreed, kappa = agreement(votes(book.decisions()))
    assert (pairs, agreed) == (2, 1)
    # Three of four words are "accept": chance alone agrees in 9/16 + 1/16 of the pairs.
    assert kappa == pytest.approx((0.5 - 0.625) / (1 - 0.625))
