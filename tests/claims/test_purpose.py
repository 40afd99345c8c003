"""What an act is for follows the words, things and organisations around it (codebook 3.1)."""

from collections.abc import Callable

import pytest

from pledgebook.claims import Reading
from tests.claims.coding import Passage

ReadPassage = Callable[[Passage], Reading]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Norway will pay Eritrea 40 million kroner for rural clinics.", "humanitarian"),
        ("Kuwait pledged Iraq $9 million for a children's ward in Basra.", "humanitarian"),
        ("Sweden pledged 30 million kronor to the Red Cross in Haiti.", "humanitarian"),
        ("Chile will give Ecuador $2 million after the earthquake.", "humanitarian"),
        ("Measles has killed 400 children in Samoa. New Zealand will give NZ$1 million.", "humanitarian"),
        ("Qatar will give Lebanon $60 million to pay its soldiers.", "military"),
        ("Qatar will pay for the Lebanese army's fuel.", "military"),
        ("Britain will give Guyana £3 million for its police.", "military"),
        ("Denmark granted Estonia 70 million kroner for howitzers.", "military"),
        ("Sweden lent Finland 90 million kronor to buy rifles.", "military"),
        ("France will give Chad 15 million euros to pay civil servants.", "financial"),
        ("Saudi Arabia pledged Jordan $250 million to close its budget gap.", "financial"),
        ("The Asian Development Bank approved $80 million for Bhutan.", "financial"),
        ("Japan will give Somalia 3 billion yen to rebuild the port of Kismayo.", "financial"),
        ("Austria will give Nepal 2 million euros from its state budget for vaccines.", "humanitarian"),
        ("Peru will give Bolivia $3 million.", None),
    ],
)
def test_purpose(text: str, category: str | None, read_passage: ReadPassage) -> None:
    [claim] = read_passage(Passage(text, text, None, None, ())).claims
    assert (claim.category.value if claim.category else None) == category


def test_each_sum_has_the_purpose_told_beside_it(read_passage: ReadPassage) -> None:
    text = "Finland will give Nepal 5 million euros for schools and 3 million euros to its central bank."
    claims = read_passage(Passage(text, text, None, None, ())).claims
    assert [claim.category and claim.category.value for claim in claims] == ["humanitarian", "financial"]
