"""Documents found by their words, with the database's own full-text search (FTS5, tsvector).

The index is computed: it is made when it is first asked, catches up with what came since, and may be dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, column, func, inspect, select, table, text

from pledgebook import __version__
from pledgebook.ledger.engine import reading, writing
from pledgebook.ledger.log_book import Act, head
from pledgebook.ledger.projected import is_fresh, renew
from pledgebook.ledger.schema import documents, projections

INDEX = "document_words"
_TABLE = table(INDEX, column("id"), column("words"))
_NAME = "search"
_ACTS = (Act.READ, Act.REDACT)
_BATCH = 500
_LONGEST = 200_000  # code points of a text that PostgreSQL indexes; a tsvector holds a megabyte at most
_AROUND = 140  # code points on either side of the first word found
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")
_SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5"
    "(id UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2')"
)
_POSTGRESQL = (
    f"CREATE TABLE {INDEX} (id varchar PRIMARY KEY, words tsvector NOT NULL)",
    f"CREATE INDEX ix_{INDEX} ON {INDEX} USING gin (words)",
)


class Term(NamedTuple):
    """Words that must stand in a row, or must not stand; the last may be a beginning."""

    words: tuple[str, ...]
    denied: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found; `snippet` are pieces of its text, marked where they are what was asked."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    language: str | None
    snippet: tuple[tuple[str, bool], ...]


class Wanted(NamedTuple):
    """What is searched for; without words, every document the filters let through, the newest first."""

    query: str = ""
    publisher: str | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None


def terms(query: str) -> list[Term]:
    """Return what a query asks for: words, "phrases", -not, prefix*; no query is wrong."""
    found = []
    for sign, phrase, word in _TERM.findall(query):
        words = tuple(_WORD.findall(phrase or word))
        if words:
            found.append(Term(words, bool(sign), not phrase and word.endswith("*")))
    return found


def search(engine: Engine, wanted: Wanted, first: int, most: int) -> tuple[int, list[Found]]:
    """Return how many documents fit, and some of them, the best first."""
    asked = terms(wanted.query)
    if asked:
        catch_up(engine)
    with reading(engine) as connection:
        if asked and all(term.denied for term in asked):
            return 0, []
        fits = list(_filters(wanted))
        rows = _matches(connection, asked, fits) if asked else _all(fits)
        count = connection.execute(
            select(func.count()).select_from(rows.order_by(None).subquery())
        ).scalar_one()
        # Texts are fetched for the page alone: sorting would carry all of them along.
        ids = connection.execute(rows.limit(most).offset(first)).scalars().all()
        shown = {row.id: row for row in connection.execute(select(*_SHOWN).where(documents.c.id.in_(ids)))}
        return int(count), [_found(shown[one], asked) for one in ids]


def forget(connection: Connection, document: str) -> None:
    """Leave a document out of the index, where there is one."""
    if inspect(connection).has_table(INDEX):
        connection.execute(text(f"DELETE FROM {INDEX} WHERE id = :id"), {"id": document})


def _filters(wanted: Wanted) -> Iterator[Any]:
    if wanted.publisher:
        yield documents.c.publisher == wanted.publisher
    if wanted.language:
        yield documents.c.language == wanted.language
    if wanted.since:
        yield documents.c.published >= wanted.since
    if wanted.until:
        yield documents.c.published <= wanted.until


_SHOWN = (
    documents.c.id,
    documents.c.title,
    documents.c.label,
    documents.c.publisher,
    documents.c.published,
    documents.c.language,
    documents.c.text,
)


def _all(fits: list[Any]) -> Any:
    return (
        select(documents.c.id).where(*fits).order_by(documents.c.published.desc(), documents.c.entry.desc())
    )


def _matches(connection: Connection, asked: list[Term], fits: list[Any]) -> Any:
    if connection.dialect.name == "sqlite":
        query = text(f"{INDEX} MATCH :query").bindparams(query=_for_fts5(asked))
        return (
            select(documents.c.id)
            .join(_TABLE, _TABLE.c.id == documents.c.id)
            .where(query, *fits)
            .order_by(text("rank"), documents.c.id)
        )
    asked_for = text(_for_tsquery(asked)).bindparams(**_tsquery_words(asked))
    place = func.ts_rank(_TABLE.c.words, asked_for)
    return (
        select(documents.c.id)
        .join(_TABLE, _TABLE.c.id == documents.c.id)
        .where(_TABLE.c.words.op("@@")(asked_for), *fits)
        .order_by(place.desc(), documents.c.id)
    )


def _for_fts5(asked: list[Term]) -> str:
    plain = [f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in asked if not term.denied]
    denied = [f'"{" ".join(term.words)}"' for term in asked if term.denied]
    return " NOT ".join([f"({' AND '.join(plain)})", *denied])


def _for_tsquery(asked: list[Term]) -> str:
    parts = []
    for number, term in enumerate(asked):
        made = (
            f"to_tsquery('simple', :t{number})" if term.prefix else f"phraseto_tsquery('simple', :t{number})"
        )
        parts.append(f"!!{made}" if term.denied else made)
    return f"({' && '.join(parts)})"


def _tsquery_words(asked: list[Term]) -> dict[str, str]:
    return {
        f"t{number}": " <-> ".join([*term.words[:-1], f"{term.words[-1]}:*"])
        if term.prefix
        else " ".join(term.words)
        for number, term in enumerate(asked)
    }


def catch_up(engine: Engine) -> None:
    """Take in the documents that came since the index was last asked."""
    with reading(engine) as connection:
        if is_fresh(connection, _NAME, head(connection, acts=_ACTS), __version__):
            return
    with writing(engine) as connection:
        at = head(connection, acts=_ACTS)
        if not inspect(connection).has_table(INDEX):
            made = [_SQLITE] if connection.dialect.name == "sqlite" else _POSTGRESQL
            for statement in made:
                connection.execute(text(statement))
            before = -1
        else:
            kept = select(projections.c.head).where(projections.c.name == _NAME)
            before = int(connection.execute(kept).scalar() or -1)
        _take_in(connection, before)
        renew(connection, _NAME, at, __version__)


def _take_in(connection: Connection, before: int) -> None:
    new = select(documents.c.id, documents.c.title, documents.c.text).where(
        documents.c.entry > before, documents.c.text.is_not(None)
    )
    into = (
        f"INSERT INTO {INDEX} (id, title, body) VALUES (:id, :title, :body)"
        if connection.dialect.name == "sqlite"
        else f"INSERT INTO {INDEX} (id, words) VALUES"
        f" (:id, to_tsvector('simple', :title || ' ' || left(:body, {_LONGEST})))"
    )
    found = connection.execute(new.execution_options(yield_per=_BATCH))
    for rows in found.partitions():
        given = [{"id": row.id, "title": row.title or "", "body": row.text} for row in rows]
        connection.execute(text(into), given)


def _found(row: Any, asked: list[Term]) -> Found:
    title = row.title or row.label
    return Found(row.id, title, row.publisher, row.published, row.language, _snippet(row.text or "", asked))


def _snippet(said: str, asked: list[Term]) -> tuple[tuple[str, bool], ...]:
    """Return the text around the first words that were asked for, cut where they stand."""
    words = [word for term in asked if not term.denied for word in term.words]
    if not words:
        return ((" ".join(said[: 2 * _AROUND].split()), False),)
    # Only whole words and beginnings are found: \b keeps "aid" out of "said".
    sought = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w*", re.IGNORECASE)
    first = sought.search(said)
    start = max(0, first.start() - _AROUND) if first else 0
    window = said[start : start + 2 * _AROUND + 40]
    return tuple(_pieces(window, sought))


def _pieces(window: str, sought: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    done = 0
    for hit in sought.finditer(window):
        if hit.start() > done:
            yield window[done : hit.start()], False
        yield hit[0], True
        done = hit.end()
    if done < len(window):
        yield window[done:], False
