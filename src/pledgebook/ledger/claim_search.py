"""Claims found by the words that prove them, the names of their parties and of what is given.

What a person corrected or marked by hand is found by its words too.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, select

from pledgebook.claims.record import Record
from pledgebook.commitments.statement import Key
from pledgebook.commitments.title import party_names
from pledgebook.ledger.engine import reading
from pledgebook.ledger.full_text import Index, Row, catch_up, match, says_something, table_of, terms
from pledgebook.ledger.log_book import Act
from pledgebook.ledger.schema import claims, decisions, readings
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_BATCH = 2000
_PARTIES = ("actors", "recipients", "channels", "targets")


def find_claims(engine: Engine, query: str, most: int | None = None) -> list[Key]:
    """Return the claims that hold every word of a query, the best first; none without a word that must stand."""
    asked = terms(query)
    if not says_something(asked):
        return []
    catch_up(engine, CLAIMS)
    with reading(engine) as connection:
        index, how = table_of(CLAIMS), match(connection, CLAIMS, asked)
        found = connection.execute(
            select(index.c.document, index.c.claim).where(how.lets).order_by(how.best).limit(most)
        )
        return list(dict.fromkeys((row.document, row.claim) for row in found))


def _new(connection: Connection, before: int) -> Iterator[list[Row]]:
    names = party_names(Vocabulary(Settings().vocabulary))
    for query in (_READ, _DECIDED):
        found = connection.execute(query.where(query.selected_columns.entry > before))
        for rows in found.partitions(_BATCH):
            yield [_row(row, names) for row in rows]


_READ = select(
    readings.c.document, claims.c.id.label("claim"), claims.c.record.label("record"), readings.c.entry
).join_from(claims, readings, claims.c.reading == readings.c.id)
_DECIDED = select(
    decisions.c.document, decisions.c.claim, decisions.c.fields.label("record"), decisions.c.entry
).where(decisions.c.fields.is_not(None))

CLAIMS = Index("claim_words", "claim search", ("document", "claim"), (Act.READ, Act.DECIDE), _new)


def _row(row: Any, names: Mapping[str, str]) -> Row:
    record = json.loads(row.record)
    heading = " ".join(dict.fromkeys(_named(record, names)))
    quoted = " ".join(span.get("text") or "" for span in record.get("evidence") or ())
    return {"document": row.document, "claim": row.claim, "title": heading, "body": quoted}


def _named(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    for part in _PARTIES:
        for party in record.get(part) or ():
            yield names.get(party.get("id") or "", "")
            yield party.get("name") or party.get("text") or ""
    for item in record.get("items") or ():
        yield item.get("name") or item.get("text") or ""
    for part in ("category", "form"):
        yield (record.get(part) or "").replace("_", " ")
