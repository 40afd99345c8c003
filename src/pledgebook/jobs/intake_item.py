"""What a person brings to a ledger through a page, and what became of it: plain values that pass between processes."""

from dataclasses import dataclass
from enum import StrEnum

TOO_MUCH = "reading it took too much time or memory, so it was stopped"


class Source(StrEnum):
    """How something was brought."""

    FILE = "file"
    ADDRESS = "address"
    TEXT = "text"
    SCAN = "scan"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: `name` is how the person knows it, `path` where its bytes lie, `text` its words.

    A scan has both: bytes that hold no words, and the words that a person typed.
    """

    source: Source
    name: str
    path: str | None = None
    text: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one document of an item, or (`reason`) why something of it was not read.

    `is_scan` says that a person could type its words.
    """

    item: int
    name: str
    document: str | None = None
    outcome: str | None = None
    claims: int = 0
    reason: str | None = None
    is_scan: bool = False
