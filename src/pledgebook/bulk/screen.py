"""Screening: the pages of archives that are worth reading, told without parsing the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from pledgebook.bulk.first_look import FirstLook
from pledgebook.bulk.page import Page, read_page, read_text
from pledgebook.bulk.profile import Profile
from pledgebook.bulk.repeats import Repeats
from pledgebook.bulk.second_look import score
from pledgebook.bulk.unpacked import unpacked
from pledgebook.bulk.warc import Record, read_warc
from pledgebook.bulk.warc_damage import Damage, open_damaged_warc, open_warc
from pledgebook.documents.settings import PAGE_FACTOR
from pledgebook.findings import Finding

if TYPE_CHECKING:
    from pledgebook.bulk.record_files import Passed

_HEAD = 4096
_PARQUET = b"PAR1"
_TOLD_EACH = 500  # pages


@dataclass(frozen=True, slots=True)
class Kept:
    """A record worth reading, with its relevance from 0 to 1.

    Of a page it has url, title, published, publisher and text; a record of a file is as it came.
    """

    record: Mapping[str, Any]
    score: float


class Screener:
    """Screens archives for one profile, and counts what it saw, what passed the first look, what it kept.

    `tell` is called now and then, so that progress can be shown.
    """

    def __init__(self, profile: Profile, limit: int, least: float | None = None) -> None:
        self.look = FirstLook(profile)
        self.least = profile.least if least is None else least
        self.limit = limit
        self.seen = self.passed = self.kept = 0

    def screen(
        self, file: BinaryIO, name: str, tell: Callable[[], None] = lambda: None
    ) -> Iterator[Kept | Finding]:
        """Yield what of a file is worth reading, and a finding for each record that is damaged."""
        head = file.read(_HEAD)
        file.seek(0)
        if archive := open_warc(file):
            yield from self._pages(read_warc(*archive, PAGE_FACTOR * self.limit), name, tell)
        else:
            yield from self._others(file, head, name, tell)

    def _others(
        self, file: BinaryIO, head: bytes, name: str, tell: Callable[[], None]
    ) -> Iterator[Kept | Finding]:
        from pledgebook.bulk.record_files import is_jsonl, read_jsonl, read_parquet

        packed = unpacked(file, head)
        start = packed.read(_HEAD) if packed else head
        file.seek(0)
        if head.startswith(_PARQUET):
            yield from self._records(read_parquet(file, self.look.passes, self.limit), name, "row", tell)
        elif is_jsonl(start or b""):
            lines = read_jsonl(file, head, self.look.passes, self.limit)
            yield from self._records(lines, name, "line", tell)
        elif archive := open_damaged_warc(file):
            yield from self._pages(read_warc(*archive, PAGE_FACTOR * self.limit), name, tell)
        else:
            yield Finding(name, "neither a web archive (WARC) nor JSON lines or Parquet with a text column")

    def _pages(
        self, records: Iterable[Record | Damage], name: str, tell: Callable[[], None]
    ) -> Iterator[Kept | Finding]:
        repeats = Repeats()
        for record in records:
            if isinstance(record, Damage):
                yield Finding(f"{name}, record at byte {record.offset:,}", record.reason)
                continue
            self._count(tell)
            own = self.look.passed(record.body, record.url or "", repeats)
            if own is not None and record.is_page:
                page = _page_of(record, own)
                yield from self._judged(page.record(), f"{page.title or ''}\n{page.text}")

    def _records(
        self, records: "Iterable[Passed | Damage]", name: str, what: str, tell: Callable[[], None]
    ) -> Iterator[Kept | Finding]:
        for record in records:
            if isinstance(record, Damage):
                yield Finding(f"{name}, {what} {record.offset:,}", record.reason)
                continue
            self._count(tell)
            if record is not None:
                values = record[1]
                yield from self._judged(values, f"{values.get('title') or ''}\n{values['text']}")

    def _count(self, tell: Callable[[], None]) -> None:
        self.seen += 1
        if not self.seen % _TOLD_EACH:
            tell()

    def _judged(self, record: Mapping[str, Any], words: str) -> Iterator[Kept]:
        self.passed += 1
        worth = score(words, self.look)
        if worth >= self.least:
            self.kept += 1
            yield Kept(record, worth)


def _page_of(record: Record, own: bytes) -> Page:
    if record.content_type == "text/plain":
        return read_text(record.body, record.charset, record.url)
    return read_page(own, record.body, record.charset, record.url)
