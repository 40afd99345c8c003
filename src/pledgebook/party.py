"""Who is named: states, organisations, groups, offices and people (codebook 2)."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.span import Span


class PartyKind(StrEnum):
    """What the words name."""

    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    OFFICE = "office"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Party:
    """One mention of somebody who can act, receive or speak.

    `id` is ISO 3166-1 alpha-3, an organisation's code, "GROUP", or null where it is unknown; a person or
    office carries the id of the state or organisation it stands for (codebook 2.1, 2.3).
    `person` is the full name the document or the table of holders gives; `office` the office's name.
    `adjective` marks "British", "Danish-made"; `antecedent` the naming that a pronoun or a bare
    description ("he", "the minister") was followed to. `place` marks a capital or city, which says where
    more often than who ("in Brussels", but "Brussels said"). `host` is the id of where an envoy is posted
    ("Japan's ambassador to Kenya"). `programme` marks what a state gives through ("Food for Peace").
    """

    span: Span
    id: str | None
    name: str | None
    kind: PartyKind
    office: str | None = None
    person: str | None = None
    adjective: bool = False
    antecedent: Span | None = None
    place: bool = False
    host: str | None = None
    programme: bool = False
