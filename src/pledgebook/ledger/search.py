"""Documents found by their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, func, select

from pledgebook.commitments.statement import file_of
from pledgebook.ledger.engine import reading
from pledgebook.ledger.full_text import Index, Row, Term, catch_up, match, says_something, table_of, terms
from pledgebook.ledger.log_book import Act
from pledgebook.ledger.schema import documents

_BATCH = 500
_AROUND = 140  # code points on either side of the first word found


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found; `snippet` are pieces of its text, marked where they are what was asked."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None
    language: str | None
    snippet: tuple[tuple[str, bool], ...]
    origin: str | None = None

    @property
    def name(self) -> str:
        """What a person calls it: its title or label, else its file, else its id."""
        return self.title or file_of(self.origin) or self.id


class Wanted(NamedTuple):
    """What is searched for; without words, every document the filters let through, the newest first."""

    query: str = ""
    publisher: str | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None


def search(engine: Engine, wanted: Wanted, first: int, most: int) -> tuple[int, list[Found]]:
    """Return how many documents fit, and some of them, the best first."""
    asked = terms(wanted.query)
    if asked:
        catch_up(engine, DOCUMENTS)
    with reading(engine) as connection:
        if asked and not says_something(asked):
            return 0, []
        fits = list(_filters(wanted))
        rows, count = _matches(connection, asked, fits) if asked else _all(fits)
        # Texts are fetched for the page alone: sorting would carry all of them along.
        ids = connection.execute(rows.limit(most).offset(first)).scalars().all()
        shown = {row.id: row for row in connection.execute(select(*_SHOWN).where(documents.c.id.in_(ids)))}
        return int(connection.execute(count).scalar_one()), [_found(shown[one], asked) for one in ids]


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
    documents.c.origin,
    documents.c.publisher,
    documents.c.published,
    documents.c.language,
    documents.c.text,
)


def _all(fits: list[Any]) -> tuple[Any, Any]:
    rows = select(documents.c.id).where(*fits)
    newest = rows.order_by(documents.c.published.desc(), documents.c.entry.desc())
    return newest, select(func.count()).select_from(rows.subquery())


def _matches(connection: Connection, asked: list[Term], fits: list[Any]) -> tuple[Any, Any]:
    index, how = table_of(DOCUMENTS), match(connection, DOCUMENTS, asked)
    rows = select(index.c.id).where(how.lets)
    if (
        fits
    ):  # without a filter the documents need not be looked at, which is most of the time of a common word
        rows = rows.join(documents, documents.c.id == index.c.id).where(*fits)
    return rows.order_by(how.best, index.c.id), select(func.count()).select_from(rows.subquery())


def _new(connection: Connection, before: int) -> Iterator[list[Row]]:
    new = select(documents.c.id, documents.c.title, documents.c.text).where(
        documents.c.entry > before, documents.c.text.is_not(None)
    )
    found = connection.execute(new.execution_options(yield_per=_BATCH))
    for rows in found.partitions():
        yield [{"id": row.id, "title": row.title or "", "body": row.text} for row in rows]


DOCUMENTS = Index("document_words", "search", ("id",), (Act.READ, Act.REDACT), _new)


def _found(row: Any, asked: list[Term]) -> Found:
    title = row.title or row.label
    snippet = _snippet(row.text or "", asked)
    return Found(row.id, title, row.publisher, row.published, row.language, snippet, row.origin)


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
