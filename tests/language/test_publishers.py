"""Publishers by what they call themselves."""

import pytest

from pledgebook.language.publishers import PublisherKind, find_publisher
from pledgebook.vocabulary import Vocabulary

_STATES = [
    ("Prime Minister of Norway", "NOR"),
    ("Prime Minister's Office, Singapore", "SGP"),
    ("Ministry for Foreign Affairs of Finland", "FIN"),
    ("Embassy of Japan in Kenya", "JPN"),
    ("Permanent Mission of India to the United Nations", "IND"),
    ("Sida", "SWE"),
    ("Department of Agriculture, Canberra", "AUS"),
    ("Department of Agriculture", "USA"),
    ("European Commission, Spokespersons' Service", "EU"),
    ("Tweede Kamer, the Netherlands", "NLD"),
    ("Latvian Saeima", "LVA"),
]


@pytest.mark.parametrize(("name", "state"), _STATES)
def test_an_office_in_the_name_speaks_for_its_state(name: str, state: str) -> None:
    """A ministry, a head of government and an agency are the state's own voice."""
    found = find_publisher(name, Vocabulary())
    assert found is not None
    assert (found.id, found.kind) == (state, PublisherKind.GOVERNMENT)


def test_an_organisation_speaks_for_itself() -> None:
    """Its head does too."""
    found = find_publisher("Secretary-General of the United Nations", Vocabulary())
    assert found is not None
    assert (found.id, found.kind) == ("UN", PublisherKind.ORGANISATION)


@pytest.mark.parametrize(
    ("name", "code"), [("UNICEF Ethiopia Country Office", "UNICEF"), ("NATO Press Office", "NATO")]
)
def test_a_unit_of_an_organisation_speaks_for_it(name: str, code: str) -> None:
    """Where it works and what it is called say nothing else."""
    found = find_publisher(name, Vocabulary())
    assert found is not None
    assert (found.id, found.kind) == (code, PublisherKind.ORGANISATION)


@pytest.mark.parametrize("name", ["Malawi News Agency", "Turkish Airlines", "The Example Gazette"])
def test_a_name_without_an_office_speaks_for_nobody(name: str) -> None:
    """A state in a paper's name does not make the paper the state's."""
    assert find_publisher(name, Vocabulary()) is None
