"""Web archives: the pages of a WARC file, each damaged record named by its offset and passed over.

FastWARC is known here and nowhere else. It stops where a file is broken; then the place is looked at byte by
byte (`warc_damage`), and reading goes on behind the damage.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from pledgebook.bulk.http_body import unwrapped
from pledgebook.bulk.warc_damage import Damage, Packing, find_damage, find_end_damage, next_record

_WANTED = 4 | 8 | 128  # responses, resources, conversions, as FastWARC counts them
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(slots=True)
class Record:
    """One page as an archive holds it; `offset` is where its record begins in the file.

    Not frozen: one is made for every page of a crawl, and a frozen one takes thrice as long to make.
    """

    offset: int
    url: str | None
    body: bytes
    raw: Any

    @property
    def content_type(self) -> str:
        """What the record says it is, in small letters, without parameters."""
        said = self.raw.http_content_type if self.raw.is_http_parsed else self.raw.headers.get("Content-Type")
        return (said or "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server stated."""
        return self.raw.http_charset if self.raw.is_http_parsed else None

    @property
    def is_page(self) -> bool:
        """Whether it is a page that was there: no picture, no error, no redirection."""
        status = self.raw.http_headers.status_code if self.raw.is_http_parsed else 200
        return status is not None and 200 <= status < 300 and (self.content_type or "text/html") in _PAGES


def read_warc(file: BinaryIO, packing: Packing, limit: int) -> Iterator[Record | Damage]:
    """Yield each response, resource and conversion of an archive, and what is damaged in it."""
    at: int | None = 0
    while at is not None:
        at = yield from _until_damage(file, packing, limit, at)


def _until_damage(
    file: BinaryIO, packing: Packing, limit: int, at: int
) -> Generator[Record | Damage, None, int | None]:
    """Yield records from a place on; return where reading can go on behind the first damage."""
    waiting: list[Record | Damage] = []
    try:
        for record in _records(file, at):
            # What is read waits for the next one: where that is not found, its length was stated wrong.
            yield from waiting
            waiting.clear()
            at = record.stream_pos
            waiting.extend(_read(record, limit))
    except _CutError:
        damage = Damage(at, "it is cut off, or its length is stated wrong")
    except OSError as problem:
        damage = find_damage(file, packing, at, str(problem))
    else:
        unended = find_end_damage(file, packing, at)
        if unended is None:
            yield from waiting
            return None
        damage = unended
    yield from (one for one in waiting if one.offset != damage.offset)
    yield damage
    return next_record(file, packing, damage.offset)


class _CutError(Exception):
    """A record holds less than it says."""


def _records(file: BinaryIO, at: int) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    file.seek(at)
    return iter(ArchiveIterator(file, parse_http=True))


def _read(record: Any, limit: int) -> Iterator[Record | Damage]:
    kind = int(record.record_type)
    if not kind:
        yield Damage(record.stream_pos, "it does not say what it is (no WARC-Type)")
    elif not kind & _WANTED:
        return
    elif record.content_length > limit:
        yield _too_large(record, limit)
    else:
        body = record.reader.read()
        if len(body) < record.content_length:
            raise _CutError
        url, body = record.headers.get("WARC-Target-URI"), unwrapped(body, record)
        if len(body) > limit:
            yield _too_large(record, limit)
        else:
            yield Record(record.stream_pos, url and url.strip("<>"), body, record)


def _too_large(record: Any, limit: int) -> Damage:
    return Damage(record.stream_pos, f"it is larger than the limit of {limit:,} bytes for one page")
