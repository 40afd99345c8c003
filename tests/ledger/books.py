"""Small invented documents, read as the program reads, and helpers to look at a ledger's rows."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Engine, Row, text

from pledgebook.claims import Reading, extract
from pledgebook.commitments import Commitment
from pledgebook.documents import Document
from pledgebook.documents.language import find_language
from pledgebook.language import Reader
from pledgebook.ledger import Ledger, Rules
from pledgebook.ledger.engine import address_of, connect_to, writing
from pledgebook.ledger.projection import Projection, save, shape_of
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

OLD = Rules("0.1", "words", "parser")
NEW = Rules("0.2", "words", "parser")
GRANT = (
    "Finland will give Tanzania a grant of 5 million euros for wells, the foreign ministry said on Monday."
)
TANKS = "Denmark has delivered 12 tanks to Ukraine, Defence Minister Troels Lund Poulsen said."
CUT = "The Netherlands has cancelled its grant of 3 million euros for schools in Jordan, officials said."


def document(text: str, label: str = "", **more: Any) -> Document:
    """An English document as the front door would give it."""
    return Document(label or text[:10], text, language=find_language(text), **more)


@cache
def read(one: Document) -> Reading:
    """What the program reads in a document."""
    vocabulary = Vocabulary()
    (reading,) = extract([Reader(vocabulary, Settings().pipeline).read(one)], vocabulary)
    return reading


def three() -> list[Reading]:
    """Three documents that speak of three acts."""
    return [
        read(document(GRANT, "grant", published=date(2023, 5, 4), publisher="Example Wire")),
        read(document(TANKS, "tanks", published=date(2023, 6, 1), publisher="Example Post")),
        read(document(CUT, "cut", publisher="Example Post")),
    ]


def keep(ledger: Ledger, commitments: Iterable[Commitment]) -> None:
    """Keep commitments as if they had been computed of what the ledger holds."""
    latest = Projection(tuple(commitments), ledger.head(), shape_of(Vocabulary()), saved=False)
    with writing(ledger._engine) as connection:
        save(connection, latest)


def engine_of(address: str) -> Engine:
    """A way round the ledger's own door."""
    return connect_to(address_of(address))


def rows(address: str, sql: str) -> list[tuple[Any, ...]]:
    """What a query finds."""
    engine = engine_of(address)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(sql))]
    finally:
        engine.dispose()


def tamper(address: str, *statements: str) -> None:
    """Change rows that are guarded, as a broken disk or a careless hand would."""
    engine = engine_of(address)
    try:
        with engine.connect().execution_options(writing=True) as connection:
            for statement in (*_unguarded(engine), *statements, *_guarded(engine)):
                connection.execute(text(statement))
            connection.commit()
    finally:
        engine.dispose()


def _unguarded(engine: Engine) -> Iterator[str]:
    if engine.dialect.name == "postgresql":
        yield "SET session_replication_role = replica"
        return
    yield from [f"DROP TRIGGER {one.name}" for one in _triggers(engine)]


def _guarded(engine: Engine) -> Iterator[str]:
    """Yield the guards again, which only PostgreSQL can pass over without taking them away."""
    if engine.dialect.name != "postgresql":
        yield from [one.sql for one in _triggers(engine)]


def _triggers(engine: Engine) -> Sequence[Row[Any]]:
    with engine.connect() as connection:
        return connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()


def said(ledger: Ledger, **when: Any) -> list[str]:
    """Who does what, of every statement, sorted."""
    return sorted(
        f"{' '.join(one.actors)} {one.stage} {' '.join(one.recipients)}" for one in ledger.statements(**when)
    )


def problems(ledger: Ledger) -> list[str]:
    """What a check finds, without the ids."""
    return [finding.reason for finding in ledger.check()]


def one_by_one(ledger: Ledger, readings: Iterable[Reading], rules: Rules = OLD) -> None:
    """Add each document by itself."""
    for reading in readings:
        ledger.add([reading], rules)
