"""The front door: every input opened, told apart by its content, and read; what fails is a finding."""

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from pledgebook.documents.csv_rows import read_csv
from pledgebook.documents.document import Document
from pledgebook.documents.fetch import fetch
from pledgebook.documents.jsonl import read_jsonl
from pledgebook.documents.kind import Kind, find_kind
from pledgebook.documents.parquet import read_parquet
from pledgebook.documents.particulars import Particulars, compose
from pledgebook.documents.pdf import read_pdf
from pledgebook.documents.plain import read_plain
from pledgebook.documents.public import PUBLIC
from pledgebook.documents.reasons import UnreadableError, Why, size_said
from pledgebook.documents.records import BadRow, Row, read_record
from pledgebook.documents.settings import ReadSettings
from pledgebook.documents.sources import STDIN, is_address, list_inputs, name_shown
from pledgebook.documents.stores import PASSING, is_stored, list_stored, open_stored
from pledgebook.documents.streams import Opened, open_stream
from pledgebook.documents.webpage import read_page
from pledgebook.documents.zstd import unzstd
from pledgebook.findings import Finding

Outcome: TypeAlias = Document | BadRow
_RECORDS: dict[Kind, Callable[[Opened, int], Iterator[Row | BadRow]]] = {
    Kind.JSONL: read_jsonl,
    Kind.CSV: read_csv,
    Kind.PARQUET: read_parquet,
}
_PACKINGS = (Kind.GZIP, Kind.ZSTD)


def read_inputs(
    sources: Iterable[str],
    *,
    settings: ReadSettings = ReadSettings(),  # noqa: B008 - a frozen value
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Finding]:
    """Yield each document of files, folders, "-" and addresses, and a finding for each that cannot be read.

    Addresses of stores are opened only where the settings say so: nobody else's address may lead to a file here.

    Metadata: the record's own, then `published` and `publisher` and the address given, then the page's.
    """
    caller = Particulars(published=published, publisher=publisher)
    for source in sources:
        try:
            names = _names(source, settings)
        except UnreadableError as problem:
            yield _finding(source, problem)
            continue
        for name in names:
            try:
                yield from _read(name, settings, caller, stdin)
            except UnreadableError as problem:
                yield _finding(name, problem)


def _names(source: str, settings: ReadSettings) -> list[str]:
    if not is_stored(source):
        return list_inputs([source])
    if not settings.open_stores:
        raise UnreadableError(Why.STORE_CLOSED)
    return list_stored(source)


def _finding(name: str, problem: UnreadableError) -> Finding:
    return Finding(name_shown(name), str(problem), problem.why in PASSING)


def _read(
    name: str, settings: ReadSettings, caller: Particulars, stdin: BinaryIO | None
) -> Iterator[Document | Finding]:
    shown_name = name_shown(name)
    with ExitStack() as stack:
        try:
            opened = _open(name, settings, stdin, stack)
            for outcome in _outcomes(opened, settings, caller):
                yield _told(outcome, shown_name)
        except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
            raise UnreadableError(Why.BROKEN_GZIP) from problem
        except OSError as problem:
            raise UnreadableError(*_closed(problem, name)) from problem


def _told(outcome: Outcome, name: str) -> Document | Finding:
    if isinstance(outcome, BadRow):
        return Finding(f"{name}:{outcome.number}", str(outcome.problem))
    return replace(outcome, origin=name)


def _closed(problem: OSError, name: str) -> tuple[Why, str] | tuple[Why]:
    match problem:
        case FileNotFoundError():
            return (Why.MISSING,)
        case PermissionError():
            return (Why.FORBIDDEN,)
        case IsADirectoryError():
            return (Why.NO_FILES if os.access(name, os.R_OK | os.X_OK) else Why.FORBIDDEN,)
    return Why.UNOPENED, problem.strerror or type(problem).__name__


def _open(name: str, settings: ReadSettings, stdin: BinaryIO | None, stack: ExitStack) -> Opened:
    if name == STDIN:
        return open_stream(STDIN, stdin or sys.stdin.buffer)
    if is_address(name):
        door = None if settings.fetch_private else PUBLIC
        answer = fetch(name, settings.file_bytes, settings.timeout_seconds, door)
        return open_stream(name, io.BytesIO(answer.data), len(answer.data), answer.url, answer.charset)
    if is_stored(name):
        return open_stream(name, *stack.enter_context(open_stored(name)))
    if "\x00" in name:
        raise UnreadableError(Why.MISSING)
    stream = stack.enter_context(Path(name).open("rb"))  # noqa: SIM115 - the caller closes it
    about = Path(name).stat()
    return open_stream(name, stream, about.st_size if stat.S_ISREG(about.st_mode) else None)


def _outcomes(opened: Opened, settings: ReadSettings, caller: Particulars) -> Iterator[Outcome]:
    if not opened.head:
        raise UnreadableError(Why.EMPTY)
    kind = find_kind(opened.head, opened.suffix)
    if kind in _PACKINGS:
        opened, kind = _unpacked(opened, kind)
    if kind in _RECORDS:
        yield from _records(_RECORDS[kind](opened, settings.limit_bytes), settings, caller)
    else:
        yield from _whole(opened, kind, settings, caller)


def _records(rows: Iterator[Row | BadRow], settings: ReadSettings, caller: Particulars) -> Iterator[Outcome]:
    empty = True
    for row in rows:
        empty = False
        if isinstance(row, BadRow):
            yield row
        else:
            yield from read_record(row, caller, settings.limit_bytes, keep_raw=settings.keep_raw)
    if empty:
        raise UnreadableError(Why.NO_RECORDS)


def _unpacked(opened: Opened, packing: Kind) -> tuple[Opened, Kind]:
    packed = opened.rest()
    plain = unzstd(packed) if packing is Kind.ZSTD else cast("BinaryIO", gzip.GzipFile(fileobj=packed))
    inner = open_stream(opened.name, plain, None, opened.url, opened.charset)
    if not inner.head:
        raise UnreadableError(Why.EMPTY)
    kind = find_kind(inner.head, inner.suffix)
    if kind in _PACKINGS:
        raise UnreadableError(Why.GZIP_TWICE)
    return inner, kind


def _whole(opened: Opened, kind: Kind, settings: ReadSettings, caller: Particulars) -> Iterator[Outcome]:
    broken: tuple[int, ...] = ()
    if kind is Kind.PDF:
        data = opened.whole(settings.file_bytes)
        text, found, broken = read_pdf(data, settings.limit_bytes)
    elif kind is Kind.HTML:
        data = opened.whole(settings.page_bytes)
        text, found = read_page(data, opened.charset, opened.url)
    else:
        data = opened.whole(settings.limit_bytes)
        text, found = read_plain(data, opened.charset)
    if len(text.encode()) > settings.limit_bytes:
        raise UnreadableError(Why.TOO_LARGE, size_said(settings.limit_bytes))
    yield from (BadRow(page, UnreadableError(Why.PDF_PAGE)) for page in broken)
    given = caller.over(Particulars(url=opened.url))
    yield compose(text, given.over(found), data if settings.keep_raw else None)
