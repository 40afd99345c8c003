"""How much a ledger holds, and in which shape."""

from sqlalchemy import Connection, func, select

from pledgebook import __version__
from pledgebook.ledger.log_book import head, moment
from pledgebook.ledger.migrate import HEAD
from pledgebook.ledger.schema import claims, decisions, documents, releases


def health(connection: Connection) -> dict[str, str | int]:
    """Return counts of what is kept, the last entry and when it was made, the versions of schema and program."""
    counted = (documents, claims, decisions, releases)
    last = head(connection)
    return {
        **{table.name: _count(connection, table) for table in counted},
        "last_entry": last,
        "last_entry_at": moment(connection, last).isoformat(timespec="seconds") if last else "never",
        "schema": HEAD,
        "program": __version__,
        "database": connection.dialect.name,
    }


def _count(connection: Connection, table: object) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]
