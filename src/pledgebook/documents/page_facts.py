"""What a page says of itself in its head: its meta elements and its linked data (schema.org)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_DEEPEST = 12
_MOST_NODES = 5_000
_ARTICLES = ("article", "blogposting", "report", "pressrelease", "statement")
_PAGES = ("webpage", "itempage")
_PUBLISHER_NAMES = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_journal_title",
)
_ADDRESS_NAMES = ("og:url", "twitter:url")


@dataclass(frozen=True, slots=True)
class Head:
    """The meta elements of a page by name, its linked data, its canonical address."""

    meta: Mapping[str, str]
    nodes: tuple[Mapping[str, Any], ...]
    canonical: str | None

    @property
    def articles(self) -> tuple[Mapping[str, Any], ...]:
        """The linked data about articles, or about the page where there is no article."""
        found = tuple(node for node in self.nodes if _is_kind(node, _ARTICLES))
        return found or tuple(node for node in self.nodes if _is_kind(node, _PAGES))

    @property
    def publisher(self) -> str | None:
        """The name of the site or publisher, as the page gives it."""
        for node in self.articles:
            if name := _name(node.get("publisher")):
                return name
        return next((self.meta[name] for name in _PUBLISHER_NAMES if _is_name(self.meta.get(name))), None)

    @property
    def url(self) -> str | None:
        """The address under which the page wants to be known."""
        given = (self.canonical, *(self.meta.get(name) for name in _ADDRESS_NAMES))
        return next((url for url in given if url and _is_absolute(url)), None)


def read_head(tree: Any) -> Head:
    """Return what a parsed page says of itself; what it says twice is taken the first time."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            meta.setdefault(name.strip().casefold(), content)
    canonical = next(
        (e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").casefold().split()),
        None,
    )
    return Head(meta, tuple(linked_data(_scripts(tree))), canonical and canonical.strip())


def _scripts(tree: Any) -> Iterator[str]:
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or ""))
    return (script.text or "" for script in scripts)


def linked_data(scripts: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Yield every object in scripts of linked data; what is no JSON is passed over."""
    for script in scripts:
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _dicts(data)


def _dicts(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in the data, outermost first."""
    waiting = [(data, 0)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value, depth = waiting.pop(0)
        if isinstance(value, dict):
            yield value
        if depth < _DEEPEST and isinstance(value, dict | list):
            below = value.values() if isinstance(value, dict) else value
            waiting.extend((each, depth + 1) for each in below if isinstance(each, dict | list))


def _is_kind(node: Mapping[str, Any], endings: tuple[str, ...]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.casefold().endswith(endings) for name in names)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) and _is_name(value) else None


def _is_name(value: str | None) -> bool:
    return bool(value and value.strip() and "://" not in value and len(value) <= 120)


def _is_absolute(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
