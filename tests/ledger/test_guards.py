"""The database itself refuses to change or lose what is kept."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from pledgebook.ledger import Ledger
from pledgebook.ledger.schema import KEPT

from .books import OLD, TANKS, document, engine_of, read, three
from .conftest import new_schema

TABLES = pytest.mark.parametrize("table", [table.name for table in KEPT if table.name != "decisions"])


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The ledgers that were made, by kind: every attempt on one is refused, so that one is enough for all."""
    return {}


@pytest.fixture(params=["sqlite", "postgresql"])
def full(
    request: pytest.FixtureRequest, made: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The address of a ledger with a row in each table."""
    if request.param not in made:
        file = tmp_path_factory.mktemp("full") / "book.db"
        made[request.param] = (
            str(file) if request.param == "sqlite" else new_schema(request.getfixturevalue("server"))
        )
        fill(made[request.param])
    return made[request.param]


def fill(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(three(), OLD)
        ledger.add([read(document(TANKS, "seen elsewhere", publisher="Example Post"))], OLD)
        ledger.release("spring")
        ledger.redact("cut", "ordered by a court")


def attempt(address: str, statement: str) -> None:
    engine = engine_of(address)
    try:
        with engine.connect().execution_options(writing=True) as connection:
            connection.execute(text(statement))
            connection.commit()
    finally:
        engine.dispose()


@TABLES
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET entry = 1"])
def test_rows_are_only_added(full: str, table: str, statement: str) -> None:
    columns = {"entries": "act = 'x'", "claims": "place = 9"}
    statement = statement.replace("entry = 1", columns.get(table, "entry = 1"))
    with pytest.raises(DBAPIError, match="rows are only added"):
        attempt(full, statement.format(table))


def test_a_text_is_not_emptied_without_a_redaction(full: str) -> None:
    with pytest.raises(DBAPIError, match="rows are only added"):
        attempt(full, "UPDATE documents SET text = NULL, raw = NULL WHERE label = 'grant'")


def test_a_redacted_document_keeps_all_but_its_text(full: str) -> None:
    with pytest.raises(DBAPIError, match="rows are only added"):
        attempt(full, "UPDATE documents SET publisher = 'Nobody' WHERE label = 'cut'")


def test_a_row_is_not_replaced(full: str) -> None:
    if full.startswith("postgresql"):
        pytest.skip("SQLite alone replaces rows")
    with pytest.raises(DBAPIError, match="rows are only added"):
        attempt(full, "INSERT OR REPLACE INTO redactions SELECT document, 'other', 1 FROM redactions")
