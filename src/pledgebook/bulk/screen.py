"""Screening: the pages of archives that are worth reading, told without parsing the others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pledgebook.bulk.first_look import FirstLook
from pledgebook.bulk.furniture import Repeats
from pledgebook.bulk.page import Page, read_page
from pledgebook.bulk.profile import Profile
from pledgebook.bulk.second_look import score
from pledgebook.bulk.warc import Record, read_warc
from pledgebook.bulk.warc_damage import Damage, Packing
from pledgebook.findings import Finding

_TOLD_EACH = 500  # pages


@dataclass(frozen=True, slots=True)
class Kept:
    """A page or text worth reading, with its relevance from 0 to 1."""

    page: Page
    score: float
    id: str | None = None


class Screener:
    """Screens archives for one profile, and counts what it saw, what passed the first look, what it kept."""

    def __init__(self, profile: Profile, limit: int, least: float | None = None) -> None:
        self.look = FirstLook(profile)
        self.least = profile.least if least is None else least
        self.limit = limit
        self.seen = self.passed = self.kept = 0

    def warc(
        self, file: BinaryIO, packing: Packing, name: str, tell: Callable[[], None] = lambda: None
    ) -> Iterator[Kept | Finding]:
        """Yield the pages of a web archive that are worth reading, and a finding for each damaged record."""
        repeats = Repeats()
        for record in read_warc(file, packing, self.limit):
            if isinstance(record, Damage):
                yield Finding(f"{name}, record at byte {record.offset:,}", record.reason)
                continue
            self.seen += 1
            if not self.seen % _TOLD_EACH:
                tell()
            own = self.look.passed(record.body, record.url or "", repeats)
            if own is not None and record.is_page:
                yield from self._second(record, own)

    def _second(self, record: Record, own: bytes) -> Iterator[Kept]:
        self.passed += 1
        page = read_page(own, record.body, record.charset, record.url)
        yield from self.judged(page)

    def judged(self, page: Page, given_id: str | None = None) -> Iterator[Kept]:
        """Yield a page with its score, where that is high enough."""
        worth = score(f"{page.title or ''}\n{page.text}", self.look)
        if worth >= self.least and page.text:
            self.kept += 1
            yield Kept(page, worth, given_id)
