"""The database's own full-text search (FTS5, tsvector) over what the ledger keeps.

An index is computed: it is made when it is first asked, catches up with what came since, and may be dropped.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, Engine, TextClause, column, func, inspect, select, table, text

from pledgebook import __version__
from pledgebook.ledger.engine import reading, writing
from pledgebook.ledger.log_book import Act, head
from pledgebook.ledger.projected import is_fresh, renew
from pledgebook.ledger.schema import projections

_LONGEST = 200_000  # code points of a text that PostgreSQL indexes; a tsvector holds a megabyte at most
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")

Row: TypeAlias = Mapping[str, str]


class Term(NamedTuple):
    """Words that must stand in a row, or must not stand; the last may be a beginning."""

    words: tuple[str, ...]
    denied: bool = False
    prefix: bool = False


class Index(NamedTuple):
    """A table of words: its name, the name of its projection, what it leads to, and what it is made from.

    `rows` yields batches of what came after an entry: the keys, a `title` and a `body`.
    """

    name: str
    projection: str
    keys: tuple[str, ...]
    acts: tuple[Act, ...]
    rows: Callable[[Connection, int], Iterable[list[Row]]]


class Match(NamedTuple):
    """How a query is put to an index: what lets a row through, and what puts the best first."""

    lets: Any
    best: Any


@cache
def table_of(index: Index) -> Any:
    """Return the table of an index as queries name it: one object, so that a query names it once."""
    return table(index.name, *map(column, index.keys), column("words"))


def terms(query: str) -> list[Term]:
    """Return what a query asks for: words, "phrases", -not, prefix*; no query is wrong."""
    found = []
    for sign, phrase, word in _TERM.findall(query):
        words = tuple(_WORD.findall(phrase or word))
        if words:
            found.append(Term(words, bool(sign), not phrase and word.endswith("*")))
    return found


def says_something(asked: Iterable[Term]) -> bool:
    """Tell whether a query has a word that must stand: without one nothing can be found."""
    return not all(term.denied for term in asked)


def match(connection: Connection, index: Index, asked: list[Term]) -> Match:
    """Return a query as the database at hand puts it."""
    if connection.dialect.name == "sqlite":
        return Match(text(f"{index.name} MATCH :query").bindparams(query=_for_fts5(asked)), text("rank"))
    wanted = text(_for_tsquery(asked)).bindparams(**_tsquery_words(asked))
    words = table_of(index).c.words
    return Match(words.op("@@")(wanted), func.ts_rank(words, wanted).desc())


def catch_up(engine: Engine, index: Index) -> None:
    """Take in what came since the index was last asked."""
    with reading(engine) as connection:
        if is_fresh(connection, index.projection, head(connection, acts=index.acts), __version__):
            return
    with writing(engine) as connection:
        at = head(connection, acts=index.acts)
        before = _reached(connection, index)
        into = _into(connection, index)
        for rows in index.rows(connection, before):
            connection.execute(into, [*rows])
        renew(connection, index.projection, at, __version__)


def forget(connection: Connection, index: Index, **keys: str) -> None:
    """Leave rows out of an index, where there is one."""
    if inspect(connection).has_table(index.name):
        asked = " AND ".join(f"{key} = :{key}" for key in keys)
        connection.execute(text(f"DELETE FROM {index.name} WHERE {asked}"), keys)


def _reached(connection: Connection, index: Index) -> int:
    """Return the entry that the index reaches to; one of another version of the program is made anew."""
    kept = connection.execute(select(projections).where(projections.c.name == index.projection)).one_or_none()
    there = inspect(connection).has_table(index.name)
    if there and kept is not None and kept.shape == __version__:
        return int(kept.head)
    if there:
        connection.execute(text(f"DROP TABLE {index.name}"))
    for statement in _made(connection, index):
        connection.execute(text(statement))
    return -1


def _made(connection: Connection, index: Index) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        keys = "".join(f"{key} UNINDEXED, " for key in index.keys)
        tokens = "tokenize = 'unicode61 remove_diacritics 2'"
        yield f"CREATE VIRTUAL TABLE {index.name} USING fts5({keys}title, body, {tokens})"
        return
    keys = "".join(f"{key} varchar NOT NULL, " for key in index.keys)
    yield f"CREATE TABLE {index.name} ({keys}words tsvector NOT NULL)"
    yield f"CREATE INDEX ix_{index.name} ON {index.name} USING gin (words)"
    yield f"CREATE INDEX ix_{index.name}_keys ON {index.name} ({', '.join(index.keys)})"


def _into(connection: Connection, index: Index) -> TextClause:
    keys, given = ", ".join(index.keys), ", ".join(f":{key}" for key in index.keys)
    if connection.dialect.name == "sqlite":
        return text(f"INSERT INTO {index.name} ({keys}, title, body) VALUES ({given}, :title, :body)")
    words = f"to_tsvector('simple', :title || ' ' || left(:body, {_LONGEST}))"
    return text(f"INSERT INTO {index.name} ({keys}, words) VALUES ({given}, {words})")


def _for_fts5(asked: list[Term]) -> str:
    plain = [f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in asked if not term.denied]
    denied = [f'"{" ".join(term.words)}"' for term in asked if term.denied]
    return " NOT ".join([f"({' AND '.join(plain)})", *denied])


def _for_tsquery(asked: list[Term]) -> str:
    parts = []
    for number, term in enumerate(asked):
        how = "to_tsquery" if term.prefix else "phraseto_tsquery"
        made = f"{how}('simple', :t{number})"
        parts.append(f"!!{made}" if term.denied else made)
    return f"({' && '.join(parts)})"


def _tsquery_words(asked: list[Term]) -> dict[str, str]:
    return {
        f"t{number}": " <-> ".join([*term.words[:-1], f"{term.words[-1]}:*"])
        if term.prefix
        else " ".join(term.words)
        for number, term in enumerate(asked)
    }
