"""Whether a ledger is sound: every span, id, hash and reference, one finding for each that is not."""

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any, TypeAlias

from sqlalchemy import Connection, select

from pledgebook.commitments.decision import Verdict
from pledgebook.findings import Finding
from pledgebook.ledger.check_document import Bundle, examine
from pledgebook.ledger.guards import unguarded
from pledgebook.ledger.rules import Rules
from pledgebook.ledger.schema import (
    KEPT,
    claims,
    decisions,
    documents,
    entries,
    readings,
    redactions,
    releases,
    rules,
)

Check: TypeAlias = Callable[[Connection], Iterator[Finding]]
_BATCH = 100


def check(connection: Connection) -> Iterator[Finding]:
    """Yield everything in a ledger that is not as it must be."""
    for one in CHECKS:
        yield from one(connection)


def broken_file(connection: Connection) -> Iterator[Finding]:
    """Find what the database itself says is broken; PostgreSQL holds its references by itself."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding("database", str(said))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(f"{row[0]}, row {row[1]}", f"what it refers to in {row[2]} does not exist")


def broken_guards(connection: Connection) -> Iterator[Finding]:
    """Find guards that are gone, and what acts in the database by itself and was made by somebody else."""
    for name, wrong in unguarded(connection, [table.name for table in KEPT]):
        yield Finding(f"guard {name}", wrong)


def backward_time(connection: Connection) -> Iterator[Finding]:
    """Find entries that are older than the ones before them."""
    rows = connection.execute(select(entries.c.number, entries.c.at).order_by(entries.c.number))
    for earlier, later in pairwise(rows):
        if later.at < earlier.at:
            yield Finding(f"entry {later.number}", f"is older than entry {earlier.number}")


def wrong_rules(connection: Connection) -> Iterator[Finding]:
    """Find rules whose version is not the hash of what they are."""
    for row in connection.execute(select(rules)):
        if row.version != Rules(row.program, row.vocabulary, row.pipeline).version:
            yield Finding(f"rules {row.version}", "the version is not the hash of the rules")


def wrong_documents(connection: Connection) -> Iterator[Finding]:
    """Find what is wrong with documents, their readings and claims."""
    ids = connection.execute(select(documents.c.id).order_by(documents.c.entry)).scalars().all()
    redacted = set(connection.execute(select(redactions.c.document)).scalars())
    for start in range(0, len(ids), _BATCH):
        for bundle in _bundles(connection, ids[start : start + _BATCH], redacted):
            yield from examine(bundle)


def _bundles(connection: Connection, ids: Sequence[str], redacted: set[str]) -> Iterator[Bundle]:
    read = _by_document(connection, select(readings).where(readings.c.document.in_(ids)))
    said = _by_document(connection, select(claims).where(claims.c.document.in_(ids)))
    for row in connection.execute(select(documents).where(documents.c.id.in_(ids))):
        yield Bundle(row, row.id in redacted, read.get(row.id, []), said.get(row.id, []))


def _by_document(connection: Connection, wanted: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in connection.execute(wanted):
        found.setdefault(row.document, []).append(row)
    return found


def idle_decisions(connection: Connection) -> Iterator[Finding]:
    """Find decisions on claims that were never made."""
    rows = connection.execute(select(decisions)).all()
    decided = select(decisions.c.claim).union(select(decisions.c.other_claim))
    made = connection.execute(select(claims.c.document, claims.c.id).where(claims.c.id.in_(decided)))
    known = {(row.document, row.id) for row in made}
    known |= {(row.document, row.claim) for row in rows if row.verdict == Verdict.ADD.value}
    for row in rows:
        for subject in ((row.document, row.claim), (row.other_document, row.other_claim)):
            if subject[1] and subject not in known:
                yield Finding(f"decision {row.id}", f"is about claim {subject[1]}, which does not exist")


def misplaced_marks(connection: Connection) -> Iterator[Finding]:
    """Find claims that people marked whose words do not stand where they were marked; redacted texts say nothing."""
    rows = connection.execute(
        select(decisions.c.id, decisions.c.fields, documents.c.text)
        .join(documents, documents.c.id == decisions.c.document)
        .where(decisions.c.verdict == Verdict.ADD.value, documents.c.text.is_not(None))
    )
    for row in rows:
        for span in json.loads(row.fields)["evidence"]:
            if row.text[span["start"] : span["end"]] != span["text"]:
                yield Finding(f"decision {row.id}", f"its words do not stand at {span['start']}")


def changed_releases(connection: Connection) -> Iterator[Finding]:
    """Find releases that are not as they were frozen."""
    for row in connection.execute(select(releases)):
        try:
            lines = zlib.decompress(row.commitments)
        except zlib.error:
            yield Finding(f"release {row.name}", "its commitments cannot be unpacked")
            continue
        if sha256(lines).hexdigest() != row.hash or lines.count(b"\n") != row.held:
            yield Finding(f"release {row.name}", "its commitments are not those that were frozen")


CHECKS: tuple[Check, ...] = (
    broken_file,
    broken_guards,
    backward_time,
    wrong_rules,
    wrong_documents,
    idle_decisions,
    misplaced_marks,
    changed_releases,
)
