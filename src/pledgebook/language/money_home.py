"""The state in whose currency a publisher writes."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pledgebook.errors import UnknownKeysError
from pledgebook.language.publishers import find_publisher
from pledgebook.vocabulary import Lexicon, Vocabulary

_ADDRESS = re.compile(r"(?:https?://)?([\w-]+(?:\.[\w-]+)+)(?:[/:?#].*)?", re.DOTALL)
# An address is short; the bound keeps odd values cheap.
_LONGEST = 300


def publisher_state(publisher: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the state a publisher writes in, by name, address or the state in its name; null where none."""
    if not publisher or len(publisher) > _LONGEST:
        return None
    known = find_publisher(publisher, vocabulary)
    if known is not None:
        return known.id
    names, domains = _table(vocabulary)
    address = _ADDRESS.fullmatch(publisher.strip())
    if address is not None:
        return _by_domain(address[1].lower(), domains)
    found = next(iter(names.find(publisher)), None)
    return found.value if found is not None else None


def _by_domain(host: str, domains: Mapping[str, str]) -> str | None:
    labels = host.split(".")
    for start in range(len(labels)):
        tail = ".".join(labels[start:])
        state = domains.get(tail) or domains.get(f".{tail}")
        if state is not None:
            return state
    return None


@cache
def _table(vocabulary: Vocabulary) -> tuple[Lexicon[str], Mapping[str, str]]:
    press = vocabulary.rows("press")
    names = dict(_states_names(vocabulary.rows("states")))
    domains: dict[str, str] = {}
    for state, raw in press.items():
        rest = dict(raw)
        names |= dict.fromkeys(rest.pop("names", ()), state)
        domains |= dict.fromkeys(rest.pop("domains", ()), state)
        if rest:
            where = f"press.yml: {state}"
            raise UnknownKeysError(where, tuple(rest))
    return Lexicon(names), domains


def _states_names(states: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what names a state inside a publisher's name: "Ministry of Defence of Denmark"."""
    for state, row in states.items():
        names = (row["name"], *row.get("names", ()), *row.get("adjectives", ()))
        # Two letters are words too: "US" without case is a pronoun.
        yield from ((name, state) for name in names if len(name) > 3)
