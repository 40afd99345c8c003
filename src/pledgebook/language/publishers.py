"""Publishers the vocabulary knows: whose they are, and what tier they print at (codebook 5.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pledgebook.errors import UnknownKeysError
from pledgebook.language.official_names import official_owner
from pledgebook.vocabulary import Vocabulary

_OWN_TIER, _ORGANISATION_TIER = 2, 4
_LONGEST, _PARTS = 160, 4  # code points and parts; a longer name is no name
_DEEPEST, _DOTS = 4, 2  # "a.b.example.org" is looked up as "b.example.org", then as "example.org"


class PublisherKind(StrEnum):
    """What a publisher is."""

    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    WIRE = "wire"
    PRESS = "press"
    THINK_TANK = "think_tank"
    SOCIAL = "social"


_SPEAKING = (PublisherKind.GOVERNMENT, PublisherKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Publisher:
    """One publisher; `id` is the state or organisation it belongs to or writes in, null where none.

    `world` marks one that reports of all states alike, to readers in many.
    """

    name: str
    id: str | None
    kind: PublisherKind
    tier: int
    world: bool = False


def find_publisher(name: str | None, vocabulary: Vocabulary) -> Publisher | None:
    """Return the publisher known by a name or an address, or by an office or organisation it is called after."""
    if not name or not name.strip():
        return None
    whole = _named(name, vocabulary)
    if whole is not None or len(name) > _LONGEST:
        return whole
    offices = (_named(part, vocabulary) for part in name.split(", ")[:_PARTS])
    return next((one for one in offices if one is not None and one.kind in _SPEAKING), None)


def _named(name: str, vocabulary: Vocabulary) -> Publisher | None:
    """Return the publisher that a name, or the part of one between commas ("NATO, Press Service"), says."""
    known, key = _publishers(vocabulary), _key(name)
    listed = next((known[part] for part in _hosts(key) if part in known), None)
    return listed or _official(name, vocabulary)


@cache
def news_outlets(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the names of the papers, broadcasters and agencies that the tables know, in lower case."""
    listed = vocabulary.rows("press").values()
    press = {_key(name) for row in listed for name in row.get("names", ())}
    kinds = (PublisherKind.WIRE, PublisherKind.PRESS)
    return frozenset(
        press | {name for name, publisher in _publishers(vocabulary).items() if publisher.kind in kinds}
    )


def _official(name: str, vocabulary: Vocabulary) -> Publisher | None:
    """Return a publisher no table lists, whose name says that a state or organisation speaks."""
    owner = official_owner(name, vocabulary)
    if owner is None:
        return None
    code, state = owner
    if state:
        return Publisher(name, code, PublisherKind.GOVERNMENT, _OWN_TIER)
    return Publisher(name, code, PublisherKind.ORGANISATION, _ORGANISATION_TIER)


@cache
def _publishers(vocabulary: Vocabulary) -> Mapping[str, Publisher]:
    return dict(_spelled(vocabulary))


def _spelled(vocabulary: Vocabulary) -> Iterator[tuple[str, Publisher]]:
    for name, row in vocabulary.rows("publishers").items():
        publisher, spellings = _read(name, row)
        for spelling in (name, *spellings):
            yield _key(spelling), publisher


def _read(name: str, row: Mapping[str, Any]) -> tuple[Publisher, list[str]]:
    rest = dict(row)
    publisher = Publisher(
        name,
        rest.pop("id") or None,
        PublisherKind(rest.pop("kind")),
        int(rest.pop("tier")),
        rest.pop("world", "no") == "yes",
    )
    spellings = [*rest.pop("names", ()), *rest.pop("domains", ())]
    if rest:
        where = f"publishers.yml: {name}"
        raise UnknownKeysError(where, tuple(sorted(rest)))
    return publisher, spellings


def _key(name: str) -> str:
    key = name.strip().casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return key.split("/", 1)[0].removeprefix("the ") if "." in key else key.removeprefix("the ")


def _hosts(key: str) -> Iterator[str]:
    """Yield the name itself, then the domains above it ("news.example.org", "example.org")."""
    yield key
    for _ in range(_DEEPEST):
        if key.count(".") < _DOTS:
            return
        key = key.split(".", 1)[1]
        yield key
