"""Guards in the database itself: rows are only added, by whatever program (codebook 8.10).

A document may lose its text and bytes, and nothing else, once a redaction of it is written down.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, text

_SAME = (
    "id",
    "label",
    "title",
    "url",
    "publisher",
    "published",
    "language",
    "author",
    "origin",
    "text_hash",
    "raw_hash",
    "entry",
)
_EMPTIED = (
    "NEW.text IS NULL AND NEW.raw IS NULL"
    " AND EXISTS (SELECT 1 FROM redactions WHERE redactions.document = OLD.id)"
)


def guards(dialect: str, tables: Sequence[str]) -> Iterator[str]:
    """Yield the statements that guard tables of one kind of database."""
    yield from _for_postgresql(tables) if dialect == "postgresql" else _for_sqlite(tables)


def _for_sqlite(tables: Sequence[str]) -> Iterator[str]:
    unchanged = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _SAME)
    for table in tables:
        allowed = f"WHEN NOT ({_EMPTIED} AND {unchanged}) " if table == "documents" else ""
        refusal = f"BEGIN SELECT RAISE(ABORT, '{table}: rows are only added'); END"
        yield f"CREATE TRIGGER {table}_keep_values BEFORE UPDATE ON {table} {allowed}{refusal}"
        yield f"CREATE TRIGGER {table}_keep_rows BEFORE DELETE ON {table} {refusal}"


def _for_postgresql(tables: Sequence[str]) -> Iterator[str]:
    unchanged = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _SAME)
    refusal = "RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ': rows are only added'"
    yield f"CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refusal}; END $$"
    yield (
        "CREATE FUNCTION keep_document() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {_EMPTIED} AND {unchanged} THEN RETURN NEW; END IF; {refusal}; END $$"
    )
    for table in tables:
        change = "keep_document" if table == "documents" else "keep"
        yield f"CREATE TRIGGER keep_values BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {change}()"
        yield f"CREATE TRIGGER keep_rows BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION keep()"
        yield f"CREATE TRIGGER keep_all BEFORE TRUNCATE ON {table} EXECUTE FUNCTION keep()"


def unguarded(connection: Connection, tables: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each guard that is gone or another, and whatever else acts in the database by itself, and what is wrong."""
    wanted, found = (_known_sqlite if connection.dialect.name == "sqlite" else _known_postgresql)(
        connection, tables
    )
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield name, "is gone: rows could be changed"
        elif wanted.get(name) != found[name]:
            yield name, "is not as this program made it" if name in wanted else "was not made by this program"


_Known = tuple[dict[str, str], dict[str, str]]


def _known_sqlite(connection: Connection, tables: Sequence[str]) -> _Known:
    """Return the guards there should be and the triggers there are, each by its name."""
    wanted = {statement.split()[2]: statement for statement in _for_sqlite(tables)}
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return wanted, {row.name: row.sql for row in rows}


def _known_postgresql(connection: Connection, tables: Sequence[str]) -> _Known:
    wanted = {
        f"{table}.{name}": "keep_document" if (table, name) == ("documents", "keep_values") else "keep"
        for table in tables
        for name in ("keep_values", "keep_rows", "keep_all")
    }
    rows = connection.execute(
        text(
            "SELECT relname, tgname, tgenabled <> 'D' AS works, proname FROM pg_trigger"
            " JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
        )
    )
    return wanted, {f"{row.relname}.{row.tgname}": row.proname if row.works else "" for row in rows}


@contextmanager
def lifted(connection: Connection, tables: Sequence[str]) -> Iterator[None]:
    """Let rows go within one transaction, and put the guards back as they were."""
    lift, restore = (_off_sqlite if connection.dialect.name == "sqlite" else _off_postgresql)(
        connection, tables
    )
    for statement in lift:
        connection.execute(text(statement))
    yield
    for statement in restore:
        connection.execute(text(statement))


def _off_sqlite(connection: Connection, tables: Sequence[str]) -> tuple[list[str], list[str]]:
    rows = connection.execute(text("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"))
    found = [row for row in rows if row.tbl_name in tables]
    return [f"DROP TRIGGER {row.name}" for row in found], [row.sql for row in found]


def _off_postgresql(_: Connection, tables: Sequence[str]) -> tuple[list[str], list[str]]:
    off, on = (
        [f"ALTER TABLE {table} {word} TRIGGER USER" for table in tables] for word in ("DISABLE", "ENABLE")
    )
    return off, on
