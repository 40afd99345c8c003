"""From documents that ties connect to stories, and to which version supersedes which (codebook 8.8, 8.10).

Ties between dated documents make a story. An undated copy joins the one story it is most like: were its ties
as good as any, one undated form would join the forms of many years.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pledgebook.documents.copies import Entry, Story
from pledgebook.documents.copy_rules import SAME_ADDRESS, House, Text, house_of, likeness
from pledgebook.documents.copy_source import version_key
from pledgebook.unions import Unions

Ties = Mapping[int, Mapping[int, float]]


class Member(NamedTuple):
    """A document with what the rules compare."""

    entry: Entry
    text: Text

    @property
    def dated(self) -> bool:
        """Whether its day is known."""
        return self.text.day is not None

    @property
    def age(self) -> tuple[date, str]:
        """What says which document of a story is the earliest; undated ones come last."""
        return self.entry.published or date.max, self.entry.id


def settle(members: Mapping[int, Member], ties: Ties) -> Iterator[tuple[str, Story]]:
    """Yield the story of each of these documents, which nothing outside is tied to."""
    if len(members) == 1:
        ((entry, _),) = members.values()
        yield entry.id, Story(entry.id)
        return
    for group in _clusters(members, ties):
        first = min(group, key=lambda member: member.age).entry.id
        later = _successors(group)
        for entry, _ in group:
            yield entry.id, Story(first, later.get(entry.id))


def _clusters(members: Mapping[int, Member], ties: Ties) -> Iterator[list[Member]]:
    places = {place: at for at, place in enumerate(members)}
    listed = list(members.values())
    unions = Unions(len(listed))
    for one, two, weight in _each_tie(places, ties):
        if weight >= SAME_ADDRESS or listed[one].dated == listed[two].dated:
            unions.join(one, two)
    groups = unions.groups()
    joins = [_best_dated(group, listed, ties, places) for group in groups]
    for group, best in zip(groups, joins, strict=True):
        if best is not None:
            unions.join(group[0], best)
    return ([listed[at] for at in group] for group in unions.groups())


def _each_tie(places: Mapping[int, int], ties: Ties) -> Iterator[tuple[int, int, float]]:
    for place, at in places.items():
        for other, weight in ties.get(place, {}).items():
            yield at, places[other], weight


def _best_dated(group: list[int], listed: list[Member], ties: Ties, places: Mapping[int, int]) -> int | None:
    """Return the dated document that an undated group is most like, the earliest of equals; null where none is."""
    if any(listed[at].dated for at in group):
        return None
    inside = set(group)
    outside = [
        (-weight, listed[two].age, two)
        for one, two, weight in _each_tie(places, ties)
        if one in inside and two not in inside
    ]
    return min(outside)[2] if outside else None


def _successors(group: list[Member]) -> dict[str, str]:
    """Return the next later version of each document that has one: of its address, or its publisher's own copy."""
    ordered = sorted(group, key=lambda member: version_key(*member))
    kin: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, member in enumerate(ordered):
        for key in _keys(member.text):
            kin[key].append(at)
    found = {}
    for at, member in enumerate(ordered):
        later = sorted({other for key in _keys(member.text) for other in kin[key] if other > at})
        after = next(
            (ordered[other] for other in later if _supersedes(ordered[other].text, member.text)), None
        )
        if after is not None:
            found[member.entry.id] = after.entry.id
    return found


def _keys(text: Text) -> list[tuple[str, str]]:
    named = (("address", text.address), ("publisher", text.publisher), ("host", text.host))
    return [(kind, name) for kind, name in named if name is not None]


def _supersedes(later: Text, earlier: Text) -> bool:
    alike = likeness(later, earlier)
    return alike is not None and (alike >= SAME_ADDRESS or house_of(later, earlier) is House.SAME)
