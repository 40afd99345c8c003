"""What a document and a reading are known by in a ledger, and what is said of a text beside its words."""

import re
from datetime import date
from hashlib import sha256
from typing import Any

from pledgebook.documents import Document
from pledgebook.ids import digest

# PostgreSQL keeps no null character, and no database a lone surrogate.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def document_id(document: Document) -> str:
    """Return the id by which the ledger knows a document: the hash of its text, address and publisher."""
    return digest(document.text, keepable(document.url) or "", keepable(document.publisher) or "")


def reading_id(own: str, published: date | None, rules_version: str) -> str:
    """Return the id of a reading: which document was read, by which rules, with which day."""
    return digest(own, rules_version, published.isoformat() if published else "")


def text_hash(text: str) -> str:
    """Return the hash that stands for a text once it is redacted."""
    return sha256(text.encode("utf-8")).hexdigest()


def particulars(document: Document) -> dict[str, Any]:
    """Return what is said of a text where it was seen, by the names of columns."""
    return {
        "label": None if document.id == document_id(document) else keepable(document.id),
        "title": keepable(document.title),
        "published": document.published,
        "author": keepable(document.author),
        "origin": keepable(document.origin),
        "raw_hash": sha256(document.raw).hexdigest() if document.raw is not None else None,
    }


def keepable(words: str | None) -> str | None:
    """Return words without the signs that a database may refuse."""
    return words and _UNKEEPABLE.sub("\ufffd", words)


def is_keepable(text: str) -> bool:
    """Tell whether every database can keep a text."""
    return _UNKEEPABLE.search(text) is None
