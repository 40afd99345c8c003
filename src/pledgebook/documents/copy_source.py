"""A document as the rules of copies see it: its source brought to one form, its signature opened."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from pledgebook.documents.copies import Entry
from pledgebook.documents.copy_rules import Text
from pledgebook.documents.copy_signature import open_signature, sign
from pledgebook.documents.copy_wording import update_mark

# What links carry about where a reader came from.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmp|ocid|smid", re.IGNORECASE)


def text_of(entry: Entry) -> Text:
    """Return an entry as the rules compare it."""
    mark, title = update_mark(entry.title or "")
    signature = open_signature(entry.signature or _empty())
    place = _split(entry.url)
    return Text(
        signature=signature,
        data=entry.signature,
        address=_address(place) if place else None,
        host=_host(place) if place else None,
        publisher=_publisher(entry.publisher),
        title=" ".join(re.findall(r"\w+", title)) or None,
        mark=mark,
        day=entry.published.toordinal() if entry.published else None,
        figure_bits=_bits(signature.figures.tolist()),
        name_bits=_bits(signature.names.tolist()),
    )


def version_key(entry: Entry, text: Text) -> tuple[int, int, float, int, str]:
    """Return what puts versions in order: day, mark of the title, when added, and then the longer text last."""
    added = entry.added
    if added is not None and added.tzinfo is None:
        added = added.replace(tzinfo=UTC)
    day = text.day if text.day is not None else _day(added)
    return day, text.mark, added.timestamp() if added else 0.0, text.signature.length, entry.id


def _bits(values: Iterable[float]) -> int:
    bits = 0
    for value in values:
        bits |= 1 << (hash(value) & 0xFF)  # the hash of a number is the same in every run
    return bits


def _day(added: datetime | None) -> int:
    return added.date().toordinal() if added else 0


def _split(url: str | None) -> SplitResult | None:
    try:
        place = urlsplit(url if "://" in url else f"//{url}") if url else None
        return place if place and place.hostname else None
    except ValueError:
        return None


def _host(place: SplitResult) -> str:
    return (place.hostname or "").removeprefix("www.")


def _address(place: SplitResult) -> str | None:
    """Return the address in one form; the front page of a site is the address of no document."""
    asked = sorted(pair for pair in parse_qsl(place.query) if not _TRACKING.fullmatch(pair[0]))
    path = place.path.rstrip("/")
    return f"{_host(place)}{path}?{urlencode(asked)}" if path or asked else None


def _publisher(name: str | None) -> str | None:
    words = re.findall(r"[^\W_]+", (name or "").casefold())
    return "".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or None


@cache
def _empty() -> bytes:
    return sign("")
