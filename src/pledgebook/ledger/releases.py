"""Releases: what the ledger said at a moment, frozen under a name."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from pledgebook.claims.record import Record, json_line
from pledgebook.errors import NoSuchReleaseError, ReleaseExistsError, ReleaseNameError
from pledgebook.ledger.log_book import Act, Pen
from pledgebook.ledger.schema import entries, readings, releases
from pledgebook.ledger.sources import newest

NOW = "now"


@dataclass(frozen=True, slots=True)
class Release:
    """A release without its commitments: what it is called, when it was made, how many it holds, their SHA-256."""

    name: str
    at: datetime
    count: int
    rules: tuple[str, ...]
    hash: str = ""


def freeze(connection: Connection, name: str, records: Sequence[Record], at: int, pen: Pen) -> Release:
    """Keep commitments, as the contract has them, under a name that is not taken."""
    if not _is_name(name):
        raise ReleaseNameError(name)
    if name == NOW or connection.execute(select(releases.c.name).where(releases.c.name == name)).scalar():
        raise ReleaseExistsError(name)
    lines = "".join(f"{json_line(record)}\n" for record in records).encode()
    entry = pen.enter(connection, Act.RELEASE)
    row = {
        "name": name,
        "head": at,
        "rules": " ".join(rules_in_force(connection)),
        "held": len(records),
        "hash": sha256(lines).hexdigest(),
        "commitments": zlib.compress(lines),
        "entry": entry,
    }
    connection.execute(insert(releases).values(row))
    return next(one for one in list_releases(connection) if one.name == name)


def _is_name(name: str) -> bool:
    """Tell whether a name can stand in an address and on one line: it is kept for ever."""
    plain = name.isprintable() and "/" not in name and name.strip() == name
    return plain and 0 < len(name) <= _LONGEST_NAME and name not in (".", "..")


_LONGEST_NAME = 100


def rules_in_force(connection: Connection) -> tuple[str, ...]:
    """Return the versions of the rules by which the readings that stand were made."""
    rows = select(readings.c.rules).where(readings.c.entry.in_(newest())).distinct()
    return tuple(sorted(connection.execute(rows).scalars()))


def list_releases(connection: Connection) -> tuple[Release, ...]:
    """Return the releases, oldest first."""
    columns = releases.c.name, releases.c.held, releases.c.rules, releases.c.hash, entries.c.at
    rows = select(*columns).join(entries, entries.c.number == releases.c.entry).order_by(releases.c.entry)
    return tuple(_release(row) for row in connection.execute(rows))


def _release(row: Any) -> Release:
    return Release(row.name, row.at, row.held, tuple(row.rules.split()), row.hash)


def thaw(connection: Connection, name: str) -> list[Record]:
    """Return the commitments of a release."""
    packed = connection.execute(select(releases.c.commitments).where(releases.c.name == name)).scalar()
    if packed is None:
        raise NoSuchReleaseError(name, tuple(one.name for one in list_releases(connection)))
    return [json.loads(line) for line in zlib.decompress(packed).decode().split("\n")[:-1]]
