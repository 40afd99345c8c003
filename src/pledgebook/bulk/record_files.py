"""Files of records: the lines of JSON and the rows of Parquet that a first look lets through."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from pledgebook.bulk.unpacked import buffered, unpacked
from pledgebook.bulk.warc_damage import Damage
from pledgebook.documents.jsonl import row_of
from pledgebook.documents.records import LINE_FACTOR, BadRow, Row
from pledgebook.documents.streams import lines_of, open_stream

# A record that passed with its number; null for one that did not pass.
Passed = tuple[int, Mapping[str, Any]] | None
Look = Callable[[bytes], bool]
_RECORD = b"{"
_BEGINNING = re.compile(rb"[\xef\xbb\xbf\xff\xfe\s]*\{\s*[\"}]")


def is_jsonl(head: bytes) -> bool:
    """Tell lines of JSON records by their first bytes, in UTF-8 or UTF-16."""
    return _BEGINNING.match(head.replace(b"\x00", b"")) is not None


def read_jsonl(file: BinaryIO, head: bytes, look: Look, limit: int) -> Iterator[Passed | Damage]:
    """Yield each line: its record where the bytes pass the look, null where not, a damage where it is none."""
    number = 0
    packed = unpacked(file, head)
    for number, line in lines_of(open_stream("", buffered(packed) if packed else file), LINE_FACTOR * limit):
        if line is None:
            yield Damage(number, f"the record is larger than the limit of {limit:,} bytes")
        elif packed and packed.broken and not line.endswith(b"\n"):
            continue
        elif line.strip():
            yield _line(number, line, look)
    if packed and packed.broken:
        yield Damage(number, "the compressed data are broken or cut off here; the rest is not read")


def _line(number: int, line: bytes, look: Look) -> Passed | Damage:
    # Lines that do not pass are not parsed; that they are whole is seen by their ends. A word may follow "\\n".
    if (
        not look(line.replace(b"\\n", b"  "))
        and line.lstrip(b"\xef\xbb\xbf \t")[:1] == _RECORD
        and line.rstrip()[-1:] == b"}"
    ):
        return None
    row = row_of(number, line)
    return _row(row)


def read_parquet(file: BinaryIO, look: Look, limit: int) -> Iterator[Passed | Damage]:
    """Yield each row: its record where the text passes the look, null where not, a damage where it is none."""
    from pledgebook.documents.parquet import read_parquet as rows_of
    from pledgebook.documents.reasons import UnreadableError

    number = 0
    try:
        for row in rows_of(open_stream("", file, _size(file)), limit):
            number = row.number
            if isinstance(row, Row) and isinstance(text := row.values["text"], str):
                yield _row(row) if look(text.encode("utf-8", "replace")) else None
            else:
                yield _row(row)
    except UnreadableError as problem:
        yield Damage(number + 1, str(problem))


def _size(file: BinaryIO) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _row(row: Row | BadRow) -> Passed | Damage:
    if isinstance(row, BadRow):
        return Damage(row.number, str(row.problem))
    if not isinstance(row.values.get("text"), str):
        return Damage(row.number, "the record has no text")
    return row.number, row.values
