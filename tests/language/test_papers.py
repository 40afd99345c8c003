"""A paper that is called like a state names itself, unless its text speaks of that state in other words too."""

import pytest

from pledgebook.language.homonyms import not_the_publisher, settled_names
from tests.language.party_cases import VOCABULARY


@pytest.mark.parametrize(
    ("text", "publisher", "named"),
    [
        ("Readers of your Chad gave £300 to the scouts.", "Chad", set()),
        ("Readers of your Chad gave £300 to the scouts.", "Warsop Herald", {"TCD"}),
        ("Chad will send 40 tents, the Chadian minister said.", "Chad", {"TCD"}),
        ("UNHCR flew tents to Chad.", "UNHCR", {"UNHCR", "TCD"}),
    ],
)
def test_a_paper_called_like_a_state(text: str, publisher: str, named: set[str]) -> None:
    names = settled_names(text, VOCABULARY)
    assert {name.value.id for name in not_the_publisher(text, names, publisher)} == named
