"""Whether one document, with its readings and claims, is as it was kept."""

import json
import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from pledgebook.claims import claim_of
from pledgebook.claims.identity import recomputed_id, words_hash
from pledgebook.claims.record import Record
from pledgebook.findings import Finding
from pledgebook.ids import digest
from pledgebook.ledger.identity import reading_id, text_hash


class Bundle(NamedTuple):
    """The rows of one document."""

    document: Any
    redacted: bool
    readings: Sequence[Any]
    claims: Sequence[Any]


def examine(bundle: Bundle) -> Iterator[Finding]:
    """Yield what is wrong with a document and what hangs from it."""
    where = f"document {bundle.document.id}"
    yield from (Finding(where, reason) for reason in _document(bundle))
    read = {row.id for row in bundle.readings}
    for row in bundle.readings:
        claims = [claim for claim in bundle.claims if claim.reading == row.id]
        yield from (Finding(f"reading {row.id} of {where}", reason) for reason in _reading(row, claims))
        for claim in claims:
            reasons = _claim(claim, {one.id for one in claims}, bundle.document.text)
            yield from (Finding(f"claim {claim.id} of {where}", reason) for reason in reasons)
    for claim in bundle.claims:
        if claim.reading not in read:
            yield Finding(f"claim {claim.id} of {where}", "its reading is of another document")


def _document(bundle: Bundle) -> Iterator[str]:
    row = bundle.document
    if row.text is None:
        if not bundle.redacted:
            yield "its text is gone, and no redaction says why"
        return
    if bundle.redacted:
        yield "it is redacted, but its text is there"
    if row.id != digest(row.text, row.url or "", row.publisher or ""):
        yield "its id is not the hash of its text, address and publisher"
    if row.text_hash != text_hash(row.text):
        yield "its text is not the one that was kept"
    yield from _raw(row)


def _raw(row: Any) -> Iterator[str]:
    if row.raw is None:
        if row.raw_hash is not None:
            yield "its bytes are gone"
        return
    try:
        raw = zlib.decompress(row.raw)
    except zlib.error:
        yield "its bytes cannot be unpacked"
        return
    if sha256(raw).hexdigest() != row.raw_hash:
        yield "its bytes are not those that were kept"


def _reading(row: Any, claims: Sequence[Any]) -> Iterator[str]:
    if row.id != reading_id(row.document, row.published, row.rules):
        yield "its id is not the hash of document, rules and day"
    if row.claims != len(claims):
        yield f"it made {row.claims} claims, and {len(claims)} are there"
    if row.headline is not None and row.headline not in {claim.id for claim in claims}:
        yield f"its headline {row.headline} is none of its claims"


def _claim(row: Any, siblings: set[str], text: str | None) -> Iterator[str]:
    if row.hash != digest(row.record):
        yield "its record is not the one that was kept"
    try:
        record = json.loads(row.record)
        claim = claim_of(record)
    except (ValueError, KeyError, TypeError) as problem:
        yield f"its record cannot be read ({type(problem).__name__}: {problem})"
        return
    if claim.id != row.id:
        yield f"its record is of claim {claim.id}"
    if claim.parent is not None and claim.parent not in siblings:
        yield f"its parent {claim.parent} is not in its reading"
    if row.words != words_hash([span["text"] for span in record["evidence"]]):
        yield "the hash of its evidence is wrong"
    if text is None:
        return
    yield from _misquoted(record, text)
    if recomputed_id(claim, text) not in (None, row.id):
        yield "its id is not the hash of what it says and where"


def _misquoted(value: Any, text: str) -> Iterator[str]:
    """Yield each span of a record whose words are not those of the text."""
    for span in _spans(value):
        start, end, words = span["start"], span["end"], span["text"]
        if not 0 <= start <= end <= len(text) or text[start:end] != words:
            yield f"“{words[:60]}” does not stand at {start} to {end} of the text"


def _spans(value: Any) -> Iterator[Record]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = value.values()
    elif not isinstance(value, list):
        return
    for part in value:
        yield from _spans(part)
