"""The process that reads what people send: one line of JSON in for each item, one out for each document.

It holds limits of memory and computing time, so that nothing it reads can bring down who asked.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, Any

from pledgebook.documents import Document, ReadSettings, read_inputs
from pledgebook.documents.particulars import Particulars, compose
from pledgebook.documents.reasons import Why, size_said
from pledgebook.errors import PledgebookError
from pledgebook.findings import Finding
from pledgebook.jobs.adding import Adder
from pledgebook.jobs.intake_item import TOO_MUCH, Item, Source, Told
from pledgebook.jobs.limits import allow_seconds, hold_memory
from pledgebook.ledger import Ledger
from pledgebook.settings import Settings

_SCANS = frozenset({str(Why.PDF_NO_TEXT), str(Why.IMAGE)})


def main() -> None:
    """Read items from standard input until there are no more."""
    settings = Settings()
    hold_memory(settings.limit_memory_bytes)
    with _answers() as answers:
        for line in sys.stdin:
            asked = json.loads(line)
            adder = _adder(asked["ledger"])
            if asked["item"] is not None:
                _answer(adder, settings, asked, answers)
            print(json.dumps({"done": True}), file=answers, flush=True)


def _answers() -> IO[str]:
    """Return the way back to who asked; whatever a library prints goes to standard error instead."""
    way = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return way


@cache
def _adder(ledger: str) -> Adder:
    adder = Adder(Ledger.open(ledger), Settings())
    adder.warm()  # before the first item, whose time this is not
    return adder


def _answer(adder: Adder, settings: Settings, asked: dict[str, Any], answers: IO[str]) -> None:
    item = Item(**asked["item"] | {"source": Source(asked["item"]["source"])})
    allow_seconds(settings.limit_seconds)
    try:
        for told in told_of(adder, settings, asked["number"], item):
            print(json.dumps(asdict(told)), file=answers, flush=True)
            allow_seconds(settings.limit_seconds)
    except MemoryError:
        print(json.dumps(asdict(Told(asked["number"], item.name, reason=TOO_MUCH))), file=answers, flush=True)
        sys.exit(0)  # what is left of this process may be torn


def told_of(adder: Adder, settings: Settings, number: int, item: Item) -> Iterator[Told]:
    """Yield what became of each document of an item."""
    for found in _documents(item, settings):
        try:
            kept = found if isinstance(found, Finding) else adder.add(found)
        except PledgebookError as problem:
            kept = Finding(item.name, str(problem))
        if isinstance(kept, Finding):
            yield Told(number, kept.where, reason=kept.reason, is_scan=kept.reason in _SCANS)
        else:
            yield Told(number, item.name, kept.document, str(kept.outcome), kept.claims)


def _documents(item: Item, settings: Settings) -> Iterator[Document | Finding]:
    match item.source:
        case Source.FILE:
            yield from _from_file(item, settings)
        case Source.ADDRESS:
            yield from _inputs(item.name, item, settings)
        case Source.TEXT | Source.SCAN:
            yield _from_text(item, settings)


def _from_file(item: Item, settings: Settings) -> Iterator[Document | Finding]:
    """Yield the documents of a file under the name it had with the person who sent it."""
    path = item.path or ""
    for found in _inputs(path, item, settings):
        if isinstance(found, Finding):
            yield Finding(item.name + found.where.removeprefix(path), found.reason)
        else:
            yield replace(found, origin=item.name)


def _inputs(source: str, item: Item, settings: Settings) -> Iterator[Document | Finding]:
    how = ReadSettings(settings.limit_bytes, keep_raw=True, fetch_private=settings.fetch_private)
    return read_inputs([source], settings=how, published=_day(item), publisher=item.publisher)


def _from_text(item: Item, settings: Settings) -> Document | Finding:
    text = (item.text or "").replace("\r\n", "\n").strip()
    if not text:
        return Finding(item.name, Why.BLANK)
    if len(text.encode("utf-8", "replace")) > settings.limit_bytes:
        return Finding(item.name, Why.TOO_LARGE.format(size_said(settings.limit_bytes)))
    said = Particulars(title=item.title, url=item.url, publisher=item.publisher, published=_day(item))
    raw = Path(item.path).read_bytes() if item.path else None
    return replace(compose(text, said, raw), origin=item.name)


def _day(item: Item) -> date | None:
    return date.fromisoformat(item.published) if item.published else None


if __name__ == "__main__":
    main()
