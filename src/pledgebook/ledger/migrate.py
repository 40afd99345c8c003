"""A ledger brought to the schema of this program: a new one is made by the same steps as an old one."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from pledgebook.errors import LedgerTooNewError, NotALedgerError
from pledgebook.ledger.engine import reading, shown, writing
from pledgebook.ledger.schema import metadata

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
VERSION_TABLE = "pledgebook_schema"
_STEPS = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Bring a ledger to the newest schema; one that is newer than the program is refused."""
    with reading(engine) as connection:
        if revision(connection) == HEAD:
            return
    with writing(engine) as connection:
        if (found := revision(connection)) != HEAD:  # else another process did it while this one waited
            _upgrade(connection, found)


def revision(connection: Connection) -> str | None:
    """Return the schema of a ledger, null where there is none yet."""
    present = inspect(connection).get_table_names()
    if VERSION_TABLE in present:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
        return str(found) if found else None
    if _is_foreign(connection, present):
        raise NotALedgerError(shown(connection.engine.url))
    return None


def _is_foreign(connection: Connection, present: list[str]) -> bool:
    """Tell whether a database holds what is not ours: any table of a file, tables of our names elsewhere."""
    return bool(present if connection.dialect.name == "sqlite" else metadata.tables.keys() & set(present))


def upgrade(connection: Connection, to: str) -> None:
    """Take the steps that lead to a schema."""
    from alembic import command

    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(_config(connection), to)


def _upgrade(connection: Connection, found: str | None) -> None:
    from alembic.script import ScriptDirectory

    known = {step.revision for step in ScriptDirectory.from_config(_config(connection)).walk_revisions()}
    if found is not None and found not in known:
        raise LedgerTooNewError(shown(connection.engine.url), found, HEAD)
    upgrade(connection, "head")


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "version_table": VERSION_TABLE})
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    return config
