"""Nobody who follows every link of a ledger meets a page that breaks."""

import re
from datetime import date
from html import unescape

import pytest
from fastapi.testclient import TestClient

from pledgebook.jobs import Desk
from pledgebook.web import application
from tests.ledger.books import OLD, document, read

from .entering import HERE

PROMISED = "Norway will give Kenya 5 tanks, the minister said."
LANDED = "Norwegian tanks have arrived in Kenya, officials said."


def followed(client: TestClient, most: int = 300) -> dict[str, int]:
    """What each page answers that can be come to from the first."""
    told: dict[str, int] = {}
    waiting = ["/", "/queue", "/decide/next?kind=link"]
    while waiting and len(told) < most:
        path = waiting.pop()
        if path not in told and not path.startswith("/static"):
            answer = client.get(path)
            told[path] = answer.status_code
            found = (
                re.findall(r'href="(/[^"#]*)"', answer.text)
                if "html" in answer.headers["content-type"]
                else []
            )
            waiting += map(unescape, found)
    return told


@pytest.fixture
def joined(desk: Desk) -> Desk:
    """A desk with two reports that the machine joins, though little speaks for it."""
    first = document(PROMISED, "promised", published=date(2023, 5, 1))
    later = document(LANDED, "landed", published=date(2023, 5, 21), publisher="Daily Lake")
    desk.ledger.add([read(first), read(later)], OLD)
    return desk


def test_every_page_that_a_link_leads_to_opens(joined: Desk) -> None:
    with TestClient(application(joined), HERE, raise_server_exceptions=False) as client:
        told = followed(client)
    assert len(told) > 30
    assert not {path: status for path, status in told.items() if status >= 500}


def test_why_two_claims_were_joined_is_shown(joined: Desk) -> None:
    with TestClient(application(joined), HERE) as client:
        links = [path for path in followed(client) if path.startswith("/decide/link.")]
        assert any("Why the machine joined them" in client.get(path).text for path in links)
