"""The parties of a document: who is named, and whom each mention stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.findings import Flag
from pledgebook.language.gazetteer import Name, Role, find_names
from pledgebook.language.groups import find_groups
from pledgebook.language.homonyms import settle_names
from pledgebook.language.sentences import Sentence
from pledgebook.language.view import View
from pledgebook.party import Party
from pledgebook.vocabulary import Match, Vocabulary


@dataclass(frozen=True, slots=True)
class PartyReading:
    """Every mention of a party in text order, none overlapping, and the doubts about names and offices."""

    mentions: tuple[Party, ...] = ()
    flags: tuple[Flag, ...] = ()


def find_parties(
    view: View,
    sentences: Sequence[Sentence],
    vocabulary: Vocabulary,
    published: date | None = None,
    publisher: str | None = None,
) -> PartyReading:
    """Return who is named in a view; sentences without a parse are read by names alone."""
    names = settle_names(view.text, find_names(view.text, vocabulary), vocabulary)
    groups = list(find_groups(view.text, names, vocabulary))
    return PartyReading(_apart([groups, [_plain(view.text, name) for name in names]]))


def _plain(text: str, name: Match[Name]) -> Party:
    value, end = name.value, name.span.end
    compound = text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()
    return Party(
        name.span,
        value.id,
        value.name,
        value.kind,
        adjective=value.role is Role.ADJECTIVE or compound,
        place=value.place,
    )


def _apart(layers: Iterable[Iterable[Party]]) -> tuple[Party, ...]:
    """Merge layers of mentions; where two overlap, the one of the earlier layer stays."""
    kept: list[Party] = []
    taken: set[int] = set()
    for layer in layers:
        for party in layer:
            places = range(*party.span)
            if taken.isdisjoint(places):
                taken.update(places)
                kept.append(party)
    return tuple(sorted(kept, key=lambda party: party.span))
