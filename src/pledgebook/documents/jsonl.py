"""JSON lines: one record per line, a bad line named and passed over."""

import json
from collections.abc import Iterator

from pledgebook.documents.reasons import UnreadableError, Why, size_said
from pledgebook.documents.records import LINE_FACTOR, BadRow, Row
from pledgebook.documents.streams import Opened, lines_of


def read_jsonl(opened: Opened, limit: int) -> Iterator[Row | BadRow]:
    """Yield each record of the file with its line number."""
    for number, line in lines_of(opened, LINE_FACTOR * limit):
        if line is None:
            yield BadRow(number, UnreadableError(Why.RECORD_TOO_LARGE, size_said(limit)))
        elif not line.isspace():
            yield row_of(number, line)


def row_of(number: int, line: bytes) -> Row | BadRow:
    """Return the record that one line holds, or why it holds none."""
    try:
        value = json.loads(_decoded(line.strip()))
    except json.JSONDecodeError as problem:
        return BadRow(number, UnreadableError(Why.BAD_JSON, f"{problem.msg}, column {problem.colno}"))
    except RecursionError:
        return BadRow(number, UnreadableError(Why.BAD_JSON, "nested too deep"))
    except ValueError:  # an integer of thousands of digits
        return BadRow(number, UnreadableError(Why.BAD_JSON, "a number too long"))
    if not isinstance(value, dict):
        return BadRow(number, UnreadableError(Why.NOT_A_RECORD))
    return Row(number, value, line.rstrip(b"\r\n"))


def _decoded(line: bytes) -> str:
    # JSON is UTF-8; older exports in Windows-1252 are read as such.
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
