"""Statements as the ledger holds them: the newest reading of each document, as of a moment."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Accounting, Category, CueRole, Form, Stage
from pledgebook.claims.claim_of import decimal_of
from pledgebook.claims.record import Record
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.statement import GROUP, Goods, Source, Statement, Sum, Time
from pledgebook.dates import Precision
from pledgebook.ledger.log_book import head
from pledgebook.ledger.schema import claims, decisions
from pledgebook.ledger.sources import find_sources, sources_in

_BATCH = 2_000
_FEW = 500  # readings that are asked for by name


def statements(
    connection: Connection, known_by: date | None = None, as_of: datetime | None = None
) -> Iterator[Statement]:
    """Yield what the documents published by a day claim, as the ledger had it at a moment."""
    sources = find_sources(connection, known_by, as_of)
    yield from statements_of(connection, sources)
    yield from added_by_hand(connection, sources, as_of)


def statements_in(connection: Connection, documents: Collection[str]) -> Iterator[Statement]:
    """Yield what some documents claim, as the ledger has it now."""
    sources = sources_in(connection, documents)
    yield from statements_of(connection, sources)
    yield from added_by_hand(connection, sources)


def added_by_hand(
    connection: Connection, sources: Mapping[str, Source], as_of: datetime | None = None
) -> Iterator[Statement]:
    """Yield the claims that people marked in documents by a moment (codebook 8.11), those taken back too."""
    documents = {source.id: source for source in sources.values()}
    last = head(connection, as_of)
    rows = select(decisions.c.document, decisions.c.fields).where(
        decisions.c.verdict == Verdict.ADD.value, decisions.c.entry <= last
    )
    for document, fields in connection.execute(rows.order_by(decisions.c.entry)):
        if (source := documents.get(document)) is not None:
            yield statement_from(record_from(fields), source)


def statements_of(connection: Connection, sources: Mapping[str, Source]) -> Iterator[Statement]:
    """Yield what readings claim, each with its source."""
    rows = select(claims.c.reading, claims.c.record)
    if len(sources) <= _FEW:
        rows = rows.where(claims.c.reading.in_(sources))
    # Set on the query alone: on the connection it would stay, and PostgreSQL cannot write through such a cursor.
    with connection.execute(rows.execution_options(yield_per=_BATCH)) as found:
        for reading, record in found:
            if (source := sources.get(reading)) is not None:
                yield statement_from(record_from(record), source)


def record_from(line: str) -> Record:
    """Return the record of a claim from its line of JSON, twice as quickly as the standard library does."""
    record: Record = _decoder().decode(line)
    return record


@cache
def _decoder() -> Any:
    import msgspec

    return msgspec.json.Decoder()


def statement_from(record: Record, source: Source) -> Statement:
    """Return the statement of a claim's record: `statement_of` without the way through the claim."""
    period, amount = record["period"], record["amount"]
    return Statement(
        claim=record["id"],
        source=source,
        stage=Stage(record["stage"]),
        words=" … ".join(span["text"] for span in record["evidence"]),
        actors=_ids(record["actors"]),
        recipients=_ids(record["recipients"]),
        channels=_ids(record["channels"]),
        targets=_ids(record["targets"]),
        category=Category(record["category"]) if record["category"] else None,
        form=Form(record["form"]) if record["form"] else None,
        amount=_sum(amount) if amount else None,
        items=tuple(_goods(item) for item in record["items"]),
        accounting=Accounting(record["accounting"]) if record["accounting"] else None,
        negated=record["negated"],
        conditional=record["conditional"],
        parent=record["parent"],
        announced=record["announced"],
        period=Time(period["start"], period["end"], Precision(period["precision"])) if period else None,
        tier=record["tier"],
        confidence=record["confidence"],
        uncounted=record["uncounted"],
        cues=tuple(cue["text"] for cue in record["cues"]),
        accounted=tuple(cue["text"] for cue in record["cues"] if cue["role"] == CueRole.ACCOUNTING),
        acting=_group(record["actors"]),
        gaining=_group(record["recipients"]),
    )


def _ids(parties: list[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party["id"] or f"<{party['text']}>" for party in parties))


def _group(parties: list[Record]) -> str | None:
    return next((party["text"] for party in parties if party["id"] == GROUP), None)


def _sum(amount: Record) -> Sum:
    others = tuple(
        (_sure(money, "value"), money["currency"]) for money in amount["alternatives"] if money["currency"]
    )
    return Sum(
        _sure(amount, "value"),
        amount["currency"],
        Qualifier(amount["qualifier"]),
        decimal_of(amount, "value_max"),
        Per(amount["per"]),
        others,
    )


def _sure(record: Record, name: str) -> Decimal:
    return decimal_of(record, name) or Decimal(0)


def _goods(item: Record) -> Goods:
    return Goods(
        item["name"],
        item["group"],
        decimal_of(item, "quantity"),
        decimal_of(item, "quantity_max"),
        item["unit"],
    )
