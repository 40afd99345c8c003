"""Comma-separated tables: a header that names its columns, then one record per row."""

import csv
from collections.abc import Iterator

from pledgebook.documents.kind import delimiter_of
from pledgebook.documents.reasons import UnreadableError, Why, size_said
from pledgebook.documents.records import COLUMNS, LINE_FACTOR, BadRow, Row, known_columns
from pledgebook.documents.streams import HEAD, Opened, lines_of


def read_csv(opened: Opened, limit: int) -> Iterator[Row | BadRow]:
    """Yield each record of the table with the line it begins on."""
    lines = _Lines(opened, LINE_FACTOR * limit)
    names, delimiter = _header(lines)
    # The module's own limit of 131,072 characters is for the whole program and only ever raised here.
    csv.field_size_limit(max(csv.field_size_limit(), LINE_FACTOR * limit))
    yield from _rows(lines, names, delimiter, limit)


def _header(lines: "_Lines") -> tuple[list[str], str]:
    try:
        header = next(lines, "").strip("\r\n")
        if len(header) > HEAD:
            raise UnreadableError(Why.BAD_CSV, "the header is too long")
        delimiter = delimiter_of(header)
        if delimiter is None:
            raise UnreadableError(Why.NO_TEXT_COLUMN, header)
        names = next(csv.reader([header], delimiter=delimiter))
    except (csv.Error, _RecordTooLarge) as problem:
        raise UnreadableError(Why.BAD_CSV, str(problem) or "the header does not end") from problem
    known_columns(names)
    return [name.strip().casefold() for name in names], delimiter


def _rows(lines: "_Lines", names: list[str], delimiter: str, limit: int) -> Iterator[Row | BadRow]:
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        first = lines.begin_record()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as problem:
            yield BadRow(first, _problem(problem))
        except _RecordTooLarge:
            yield BadRow(first, UnreadableError(Why.RECORD_TOO_LARGE, size_said(limit)))
            rows = csv.reader(lines, delimiter=delimiter, strict=True)
        else:
            if any(cells):
                yield _row(first, cells, names, lines.record())


def _row(first: int, cells: list[str], names: list[str], raw: bytes) -> Row | BadRow:
    if len(cells) != len(names):
        return BadRow(first, UnreadableError(Why.COLUMN_COUNT, str(len(cells)), str(len(names))))
    known = {name: cell for name, cell in zip(names, cells, strict=True) if name in COLUMNS}
    return Row(first, known, raw)


def _problem(problem: csv.Error) -> UnreadableError:
    if "unexpected end of data" in str(problem):
        return UnreadableError(Why.UNCLOSED_QUOTE)
    return UnreadableError(Why.BAD_CSV, str(problem))


class _RecordTooLarge(Exception):  # noqa: N818 - a signal between two iterators, not an error of the program
    """More lines than a record may have were read without its end."""


class _Lines:
    """The lines of a table as text, counted, and measured for each record."""

    def __init__(self, opened: Opened, longest: int) -> None:
        self._lines = lines_of(opened, longest)
        self._longest = longest
        self._taken = 0
        self._number = 0
        self._record: list[bytes] = []

    def begin_record(self) -> int:
        """Start to measure the next record, and return the line it begins on."""
        self._taken = 0
        self._record = []
        return self._number + 1

    def record(self) -> bytes:
        """Return the bytes of the record that was begun last, as far as it was read."""
        return b"".join(self._record).rstrip(b"\r\n")

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self._number, line = next(self._lines)
        self._taken += self._longest + 1 if line is None else len(line)
        if line is None or self._taken > self._longest:
            raise _RecordTooLarge
        self._record.append(line)
        return _decoded(line)


def _decoded(line: bytes) -> str:
    # Tables written by spreadsheets are often Windows-1252, whatever their other lines are.
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
