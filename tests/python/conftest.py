"""A small ledger, as a user of Python has it at hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import pledgebook as pb
from pledgebook.ledger import Ledger
from tests.ledger.books import OLD, document, read, three

NASTY = "Sweden will give Moldova 3 million euros for clinics, a minister said. <script>alert(1)</script>"
REPORT = (
    "Two ministers of Finland spoke in Dodoma on 4 May 2023. Finland will give Tanzania a grant of 5 million euros "
    "for wells, the foreign ministry said. Finland has ruled out sending troops to Ukraine."
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of four reports, one of them by somebody who means no good."""
    made = tmp_path_factory.mktemp("book") / "book.db"
    with Ledger.open(str(made)) as ledger:
        nasty = document(NASTY, "nasty", title="<b>no</b>", publisher="@Post", url="javascript:alert(1)")
        ledger.add([*three(), read(nasty)], OLD)
    return made


@pytest.fixture
def ledger(path: Path) -> Iterator[pb.Ledger]:
    with pb.open_ledger(path) as opened:
        yield opened
