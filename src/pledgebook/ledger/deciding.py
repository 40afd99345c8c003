"""Decisions taken together, and only on words that still stand as they were seen (codebook 8.11)."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from pledgebook.claims.identity import words_hash
from pledgebook.claims.record import Record
from pledgebook.commitments.decision import Decision, Verdict
from pledgebook.commitments.statement import Key
from pledgebook.errors import ChangedClaimError, NoSuchClaimError
from pledgebook.ledger.decided import decide, kept_decisions
from pledgebook.ledger.log_book import Pen
from pledgebook.ledger.schema import claims, decisions, readings
from pledgebook.ledger.sources import newest


class Seen(NamedTuple):
    """What a person had before them: the claim, the hash of its words, the last decision on it, if any."""

    subject: Key
    words: str
    last: str | None = None


def take(connection: Connection, taken: Iterable[Decision], seen: Iterable[Seen], pen: Pen) -> None:
    """Keep decisions, all or none; what has changed since it was seen is refused."""
    for one in seen:
        now = as_it_stands(connection, one.subject)
        if now != one:
            raise ChangedClaimError(*one.subject, now.words == one.words, _by(connection, now.last))
    for decision in taken:
        decide(connection, decision, pen)


def as_it_stands(connection: Connection, subject: Key) -> Seen:
    """Return what a person would see of a claim now."""
    record = claim_of(connection, subject)
    words = words_hash([span["text"] for span in record["evidence"]])
    return Seen(subject, words, _last(connection, subject))


def about(connection: Connection, document: str) -> list[Decision]:
    """Return every decision ever taken on the claims of a document, the first first, undone ones too."""
    mine = or_(decisions.c.document == document, decisions.c.other_document == document)
    return list(kept_decisions(connection, mine))


def held_by(connection: Connection, by: str | None) -> list[Decision]:
    """Return the decisions of a person, or of all, that were not taken back, the first first."""
    mine = () if by is None else (decisions.c.by == by,)
    undone = set(
        connection.execute(select(decisions.c.undoes).where(decisions.c.undoes.is_not(None))).scalars()
    )
    every = kept_decisions(connection, decisions.c.verdict != Verdict.UNDO.value, *mine)
    return [one for one in every if one.id not in undone]


def decided_since(connection: Connection, moment: datetime) -> dict[str, int]:
    """Return how many decisions each person took from a moment on, by name; an undo is none."""
    rows = connection.execute(
        select(decisions.c.by, func.count())
        .where(decisions.c.at >= moment, decisions.c.verdict != Verdict.UNDO.value)
        .group_by(decisions.c.by)
        .order_by(decisions.c.by)
    )
    return {by: int(count) for by, count in rows}


def claim_of(connection: Connection, subject: Key) -> Record:
    """Return the record of a claim in the newest reading of its document, or as a person marked it."""
    document, claim = subject
    last = select(func.max(readings.c.entry)).where(readings.c.document == document).scalar_subquery()
    read = (
        select(claims.c.record)
        .join(readings, readings.c.id == claims.c.reading)
        .where(claims.c.document == document, claims.c.id == claim, readings.c.entry == last)
    )
    marked = select(decisions.c.fields).where(
        decisions.c.document == document, decisions.c.claim == claim, decisions.c.verdict == Verdict.ADD.value
    )
    found = connection.execute(read).scalar() or connection.execute(marked).scalar()
    if found is None:
        raise NoSuchClaimError(document, claim)
    record: Record = json.loads(found)
    return record


def _last(connection: Connection, subject: Key) -> str | None:
    """Return the id of the last decision on a claim alone; what joins it to others changes nothing in it."""
    document, claim = subject
    mine = decisions.c.document == document, decisions.c.claim == claim, decisions.c.other_claim.is_(None)
    return connection.execute(
        select(decisions.c.id).where(*mine).order_by(decisions.c.entry.desc()).limit(1)
    ).scalar()


def _by(connection: Connection, decision: str | None) -> str | None:
    return connection.execute(select(decisions.c.by).where(decisions.c.id == decision)).scalar()


def flagged(connection: Connection) -> dict[str, frozenset[str]]:
    """Return the kinds of doubt about each document that has any, by its newest reading."""
    rows = connection.execute(
        select(readings.c.document, readings.c.flags).where(
            readings.c.entry.in_(newest()), readings.c.flags != "[]"
        )
    )
    return {row.document: frozenset(flag["kind"] for flag in json.loads(row.flags)) for row in rows}
