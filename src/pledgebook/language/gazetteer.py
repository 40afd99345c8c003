"""States and organisations by name: what every name in a text can stand for, before context decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pledgebook.errors import UnknownKeysError
from pledgebook.language.phrases import Phrases
from pledgebook.party import PartyKind
from pledgebook.vocabulary import Match, Vocabulary


class Role(StrEnum):
    """How a name stands for its state or organisation."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    PLACE = "place"
    HOUSE = "house"
    BODY = "body"
    PROGRAMME = "programme"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Name:
    """One accepted spelling's meaning: whom it stands for, and how; a role of nothing names no party."""

    id: str | None
    name: str
    kind: PartyKind
    role: Role

    @property
    def place(self) -> bool:
        """Whether the words are a place that may stand for its government."""
        return self.role in (Role.CAPITAL, Role.PLACE)

    @property
    def programme(self) -> bool:
        """Whether the words name what a state gives through, and never who gets it."""
        return self.role is Role.PROGRAMME


_STATE_FIELDS = {
    "names": Role.NAME,
    "adjectives": Role.ADJECTIVE,
    "people": Role.PEOPLE,
    "capital": Role.CAPITAL,
    "houses": Role.HOUSE,
    "bodies": Role.BODY,
    "programmes": Role.PROGRAMME,
    "places": Role.PLACE,
    "regions": Role.PLACE,
}
_ORGANISATION_FIELDS = {"names": Role.NAME, "adjectives": Role.ADJECTIVE, "places": Role.PLACE}
_NOTHING = Name(None, "", PartyKind.GROUP, Role.NOTHING)
_SHORTEST_SHOUT = 4  # "CHAD" is shouted in headings; shorter capitals are acronyms


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The compiled names, and the regions that tell "Lebanon, Ohio" from the state."""

    phrases: Phrases[Name]
    regions: frozenset[str]
    canonical: Mapping[str, str]
    spellings: Mapping[str, Name]
    slips: Mapping[str, str]


@cache
def load_gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    """Compile the names of states, organisations and fixed phrases once per vocabulary."""
    states, organisations = vocabulary.rows("states"), vocabulary.rows("organisations")
    spellings: dict[str, Name] = {}
    for row in vocabulary.rows("not_parties").values():
        spellings |= dict.fromkeys(row["phrases"], _NOTHING)
    for text, name in _names(
        organisations, PartyKind.ORGANISATION, _ORGANISATION_FIELDS, "organisations.yml"
    ):
        spellings.setdefault(text, name)
    for text, name in _names(states, PartyKind.STATE, _STATE_FIELDS, "states.yml"):
        if text not in spellings or name.role not in (Role.PLACE, Role.ADJECTIVE):
            spellings[text] = name
    spellings = _without_articles(spellings)
    slips = {slip: right for row in states.values() for slip, right in row.get("slips", {}).items()}
    spellings |= {slip: spellings[right] for slip, right in slips.items()}
    regions = frozenset(region for row in states.values() for region in row.get("regions", ()))
    canonical = {code: row["name"] for code, row in (states | organisations).items()}
    return Gazetteer(Phrases(_shouted(spellings)), regions, canonical, spellings, slips)


def _names(
    rows: Mapping[str, Mapping[str, Any]], kind: PartyKind, fields: Mapping[str, Role], where: str
) -> Iterator[tuple[str, Name]]:
    for code, row in rows.items():
        if unread := row.keys() - fields.keys() - {"name", "slips"}:
            row_name = f"{where}: {code}"
            raise UnknownKeysError(row_name, tuple(sorted(unread)))
        for field in reversed(list(fields)):  # the plain name comes last and wins
            listed: Sequence[str] = row.get(field, ())
            role = Role.BODY if field == "bodies" else fields[field]
            for text in listed:
                yield text, Name(code, row["name"], _kind(kind, role), role)
        yield row["name"], Name(code, row["name"], kind, Role.NAME)


def _kind(kind: PartyKind, role: Role) -> PartyKind:
    return PartyKind.ORGANISATION if role is Role.BODY else kind


def _without_articles(spellings: Mapping[str, Name]) -> dict[str, Name]:
    """Leave out "the White House" beside "White House", so that a mention never begins with its article."""
    needless = {text for text in spellings if text[:4].lower() == "the " and text[4:] in spellings}
    return {text: name for text, name in spellings.items() if text not in needless}


def _shouted(spellings: Mapping[str, Name]) -> dict[str, Name]:
    """Add every name in capitals, as headings write it; a real acronym keeps its own meaning."""
    capitals = {text.upper(): name for text, name in spellings.items() if len(text) >= _SHORTEST_SHOUT}
    articles = {"T" + text[1:]: name for text, name in spellings.items() if text.startswith("the ")}
    return capitals | articles | dict(spellings)


def find_names(text: str, vocabulary: Vocabulary) -> list[Match[Name]]:
    """Return every name in text order, those of fixed phrases included."""
    return list(load_gazetteer(vocabulary).phrases.find(text))
