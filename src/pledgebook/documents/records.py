"""One record of a file of records: which fields are read, and what is said of those that cannot be."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pledgebook.documents.decode import whole
from pledgebook.documents.document import Document
from pledgebook.documents.particulars import Particulars, compose
from pledgebook.documents.reasons import UnreadableError, Why, size_said
from pledgebook.documents.written_date import is_set, read_date

COLUMNS = ("id", "text", "title", "published", "url", "publisher")
# JSON may take six bytes for one of text ("\u0041"), and a record has other columns, which are not read.
LINE_FACTOR = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One record and its number: the line it begins on, or its row.

    `raw` are the bytes it stands in, null where it stands in none of its own (Parquet).
    """

    number: int
    values: Mapping[str, Any]
    raw: bytes | None = None

    def as_bytes(self) -> bytes:
        """Return the bytes it stands in, or those of its values in JSON."""
        if self.raw is not None:
            return self.raw
        told = json.dumps(self.values, ensure_ascii=False, sort_keys=True, default=_written)
        return told.encode("utf-8", "surrogatepass")


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A record that could not be read, and why."""

    number: int
    problem: UnreadableError


def known_columns(given: Sequence[str]) -> dict[str, str]:
    """Return the columns that are read, by the names a table gives them; no text column is a refusal."""
    names: dict[str, str] = {}
    for own in given:
        name = own.strip().casefold()
        if name in names:
            raise UnreadableError(Why.COLUMN_TWICE, name)
        if name in COLUMNS:
            names[name] = own
    if "text" not in names:
        raise UnreadableError(Why.NO_TEXT_COLUMN, ", ".join(given) or "none")
    return names


def read_record(
    row: Row, caller: Particulars, limit: int, *, keep_raw: bool = False
) -> Iterator[Document | BadRow]:
    """Yield the document of a record, after what had to be left out of it."""
    own, problems = _particulars(row.values)
    yield from (BadRow(row.number, problem) for problem in problems)
    try:
        text = _text(row.values, limit)
    except UnreadableError as problem:
        yield BadRow(row.number, problem)
    else:
        yield compose(text, own.over(caller), row.as_bytes() if keep_raw else None)


def _text(values: Mapping[str, Any], limit: int) -> str:
    if "text" not in values:
        raise UnreadableError(Why.NO_TEXT_COLUMN, ", ".join(values) or "none")
    value = values["text"]
    if value is None:
        raise UnreadableError(Why.NO_TEXT)
    if not isinstance(value, str):
        raise UnreadableError(Why.TEXT_NOT_STRING)
    if not value or value.isspace():
        raise UnreadableError(Why.NO_TEXT)
    if len(value) > limit or len(value.encode("utf-8", "surrogatepass")) > limit:
        raise UnreadableError(Why.RECORD_TOO_LARGE, size_said(limit))
    if "\x00" in value:
        raise UnreadableError(Why.NUL_BYTES)
    return whole(value)


def _particulars(values: Mapping[str, Any]) -> tuple[Particulars, list[UnreadableError]]:
    said: dict[str, Any] = {}
    problems: list[UnreadableError] = []
    for name in ("id", "title", "url", "publisher"):
        try:
            said[name] = _words(name, values.get(name))
        except UnreadableError as problem:
            problems.append(problem)
    try:
        said["published"] = _published(values.get("published"))
    except UnreadableError as problem:
        problems.append(problem)
    return Particulars(**said), problems


def _words(name: str, value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise UnreadableError(Why.BAD_FIELD, name)
    words = "" if value is None else whole(str(value)).replace("\x00", "\ufffd")
    return (words if name == "id" else words.strip()) if words.strip() else None


def _published(value: Any) -> date | None:
    day = value.date() if isinstance(value, datetime) else value
    if day is None or (isinstance(day, str) and not day.strip()):
        return None
    if isinstance(day, str):
        day = read_date(day)
    if not isinstance(day, date) or not is_set(day):
        raise UnreadableError(Why.BAD_DATE, str(value)[:100])
    return day
