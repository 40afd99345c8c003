"""Decisions as kept, and as they apply to the readings that stand."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from pledgebook.claims.record import Record
from pledgebook.commitments.decision import Decision, Verdict
from pledgebook.ledger.carry import Seen, carry
from pledgebook.ledger.log_book import Act, Pen, head
from pledgebook.ledger.schema import claims, decisions, readings
from pledgebook.ledger.sources import newest


def decide(connection: Connection, decision: Decision, pen: Pen) -> None:
    """Keep a decision; one that is there already is left as it is."""
    if connection.execute(select(decisions.c.id).where(decisions.c.id == decision.id)).one_or_none():
        return
    document, claim = decision.subject
    other_document, other_claim = decision.other or (None, None)
    row = {
        "id": decision.id,
        "verdict": decision.verdict.value,
        "document": document,
        "claim": claim,
        "other_document": other_document,
        "other_claim": other_claim,
        "by": decision.by,
        "at": decision.at,
        "words": decision.words,
        "fields": None if decision.fields is None else json.dumps(decision.fields),
        "because": decision.because,
        "undoes": decision.undoes,
        "entry": pen.enter(connection, Act.DECIDE),
    }
    connection.execute(insert(decisions).values(row))


def standing(connection: Connection, as_of: datetime | None = None) -> Iterator[Decision]:
    """Yield the decisions taken by a moment, each on the claim that now has its words (codebook 8.11).

    One whose words are no longer claimed by the newest reading is left out: it is to be asked again.
    """
    kept = list(kept_decisions(connection, decisions.c.entry <= head(connection, as_of)))
    seen = _seen(connection, as_of) if kept else defaultdict(list)
    for decision in kept:
        if (
            decision.verdict is Verdict.ADD and decision.fields
        ):  # what a person marked stands in every reading
            document, claim = decision.subject
            seen[document].append(Seen(claim, decision.words, stands=True, said=_said(decision.fields)))
    for decision in kept:
        if (carried := carry(decision, seen)) is not None:
            yield carried


def kept_decisions(connection: Connection, *which: ColumnElement[bool]) -> Iterator[Decision]:
    """Yield decisions as they were kept, in the order they were taken."""
    for row in connection.execute(
        select(decisions).where(*which).order_by(decisions.c.entry, decisions.c.id)
    ):
        yield Decision(
            id=row.id,
            verdict=Verdict(row.verdict),
            subject=(row.document, row.claim),
            by=row.by,
            at=row.at,
            words=row.words,
            other=(row.other_document, row.other_claim) if row.other_claim else None,
            fields=None if row.fields is None else json.loads(row.fields),
            because=row.because,
            undoes=row.undoes,
        )


def _seen(connection: Connection, as_of: datetime | None) -> defaultdict[str, list[Seen]]:
    """Return the claims in all readings of the documents that were decided on, those that stand marked."""
    decided = select(decisions.c.document).union(select(decisions.c.other_document))
    last = newest(readings.c.entry <= head(connection, as_of), readings.c.document.in_(decided))
    stands = set(connection.execute(select(readings.c.id).where(readings.c.entry.in_(last))).scalars())
    rows = connection.execute(
        select(claims.c.document, claims.c.reading, claims.c.id, claims.c.words, claims.c.record)
        .join(readings, readings.c.id == claims.c.reading)
        .where(claims.c.document.in_(decided))
        .order_by(readings.c.entry, claims.c.place)
    )
    found: defaultdict[str, list[Seen]] = defaultdict(list)
    for row in rows:
        said = _said(json.loads(row.record))
        found[row.document].append(Seen(row.id, row.words, row.reading in stands, said))
    return found


def _said(claim: Record) -> tuple[Any, ...]:
    amount = claim["amount"] or {}
    actors = tuple(party["id"] for party in claim["actors"])
    items = tuple(item["name"] for item in claim["items"])
    return claim["form"], amount.get("value"), amount.get("currency"), items, actors, claim["stage"]
