"""In a long text nobody gains who is only named far off, and money spent at home is for nobody abroad."""

from collections.abc import Callable
from datetime import date

import pytest

from pledgebook.claims import Reading
from tests.claims.coding import Passage

ReadPassage = Callable[[Passage], Reading]

_GIVEN = "Norway will give Lebanon 40 million kroner for clinics."
_BETWEEN = "The minister also spoke of the harvest and of the long winter behind us. "
_LONG = 110  # such sentences make a text in which one thing follows another


@pytest.mark.parametrize(
    ("sentences", "recipients"),
    [(0, [["LBN"], ["LBN"]]), (1, [["LBN"], ["LBN"]]), (_LONG, [["LBN"]])],
)
def test_who_gains_must_be_near_in_a_long_text(
    sentences: int, recipients: list[list[str]], read_passage: ReadPassage
) -> None:
    text = f"{_GIVEN} {_BETWEEN * sentences}Norway will also provide 7 million kroner for new buses."
    claims = read_passage(Passage(text, text, date(2019, 5, 2), None, ())).claims
    assert [[party.id for party in claim.recipients] for claim in claims] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Spain stands by Peru. The minister announced 30 million euros for two new mills here in Spain.",
        "Spain stands by Peru. The minister announced 30 million euros for schools across the country.",
    ],
)
def test_money_spent_at_home_is_not_for_who_is_named_before(text: str, read_passage: ReadPassage) -> None:
    claims = read_passage(Passage(text, text, date(2019, 5, 2), "Government of Spain", ())).claims
    assert not [claim for claim in claims if claim.amount]
