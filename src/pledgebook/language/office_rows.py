"""The table of offices: the wordings of each, what kind of office it is, and which states have it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.vocabulary import Vocabulary


class Kind(StrEnum):
    """What an office is, where rules ask for it; the words are those of `is` in offices.yml."""

    FAMOUS = "famous"
    HEAD = "head"
    NATIONAL = "national"
    OF_STATES = "of states"
    FORCE = "force"
    ENVOY = "envoy"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One row of offices.yml."""

    name: str
    topics: tuple[str, ...]
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    means: str
    id: str | None
    elsewhere: Mapping[str, str]
    never: frozenset[str]
    only: frozenset[str]
    kinds: frozenset[Kind]
    rank: int
    many: bool
    generic: bool


@cache
def office_rows(vocabulary: Vocabulary) -> Mapping[str, OfficeRow]:
    """Read offices.yml once per vocabulary."""
    return {name: _read(name, raw) for name, raw in vocabulary.rows("offices").items()}


def _read(name: str, raw: Mapping[str, Any]) -> OfficeRow:
    rest = dict(raw)
    row = OfficeRow(
        name,
        topics=tuple(rest.pop("topic", ())),
        titles=tuple(rest.pop("titles", ())),
        bodies=tuple(rest.pop("bodies", ())),
        means=rest.pop("means", name),
        id=rest.pop("id", None),
        elsewhere=rest.pop("in", {}),
        never=frozenset(rest.pop("no", ())),
        only=frozenset(rest.pop("only", ())),
        kinds=_kinds(rest.pop("is", ()), name),
        rank=int(rest.pop("rank", 0)),
        many=rest.pop("many", "no") == "yes",
        generic=rest.pop("generic", "no") == "yes",
    )
    if rest:
        where = f"offices.yml: {name}"
        raise UnknownKeysError(where, tuple(sorted(rest)))
    return row


def _kinds(words: Sequence[str], name: str) -> frozenset[Kind]:
    if unknown := set(words) - set(Kind):
        where = f"offices.yml: {name}"
        raise VocabularyError(where, f"no such kind of office: {', '.join(sorted(unknown))}")
    return frozenset(map(Kind, words))


@cache
def offices_of(kind: Kind, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the offices of a kind, by name."""
    return frozenset(name for name, row in office_rows(vocabulary).items() if kind in row.kinds)


def may_have(code: str | None, office: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a state can have an office: the United States have no prime minister, Norway no president."""
    row = office_rows(vocabulary).get(office or "")
    barred = row is not None and (code in row.never or (bool(row.only) and code not in row.only))
    return code is not None and not barred


def is_limited(office: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether not every state has an office."""
    row = office_rows(vocabulary).get(office or "")
    return row is not None and bool(row.never or row.only)


def is_of_states(office: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether only states have an office: a government, its houses, its forces, its ministers."""
    named = office is not None and office.endswith(("minister", "ministry"))
    return named or office in offices_of(Kind.OF_STATES, vocabulary)
