"""Documents tied by likeness, and the stories they fall into."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from pledgebook.documents.copies import Entry, Story
from pledgebook.documents.copy_rules import SAME_ADDRESS, WINDOW_DAYS, likeness
from pledgebook.documents.copy_search import Sketches
from pledgebook.documents.copy_source import text_of
from pledgebook.documents.copy_stories import Member, settle
from pledgebook.unions import Unions


class Graph:
    """Documents and the ties between copies and versions; a tie has the likeness of its ends."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._members: list[Member] = []
        self._places: dict[str, int] = {}
        self._ties: dict[int, dict[int, float]] = defaultdict(dict)
        self._addresses: dict[str, int] = {}
        self._sketches = Sketches(WINDOW_DAYS)
        for entry in entries:
            self._take(entry)
        self._tie_all()

    def settle(self) -> Iterator[tuple[str, Story]]:
        """Yield the story of every document."""
        unions = Unions(len(self._members))
        for one, ties in self._ties.items():
            for two in ties:
                unions.join(one, two)
        for group in unions.groups():
            yield from self._settle(group)

    def add(self, entry: Entry) -> dict[str, Story]:
        """Take one more document, and return the stories of all that are tied to it, near or far."""
        text = text_of(entry)
        near = [] if entry.id in self._places else self._sketches.near(text.signature, text.day)
        place = self._take(entry)
        if place is None:
            return {}
        for other in near:
            self._compare(place, other)
        return dict(self._settle(self._reach(place)))

    def _settle(self, places: list[int]) -> Iterator[tuple[str, Story]]:
        return settle({place: self._members[place] for place in places}, self._ties)

    def _take(self, entry: Entry) -> int | None:
        """Put a document at the end, tied to the others of its address; null where it is known."""
        if entry.id in self._places:
            return None
        place = self._places[entry.id] = len(self._members)
        text = text_of(entry)
        self._members.append(Member(entry, text))
        self._sketches.add(text.signature, text.day)
        if text.address is not None and (first := self._addresses.setdefault(text.address, place)) != place:
            self._tie(place, first, SAME_ADDRESS)
        return place

    def _tie(self, one: int, two: int, weight: float) -> None:
        self._ties[one][two] = self._ties[two][one] = max(weight, self._ties[one].get(two, 0.0))

    def _compare(self, one: int, two: int) -> None:
        if weight := likeness(self._members[one].text, self._members[two].text):
            self._tie(one, two, weight)

    def _tie_all(self) -> None:
        """Compare what the sketches say may be copies; what is tied through others already needs no comparison."""
        unions = Unions(len(self._members))
        for one, two in self._sketches.pairs(np.array(self._unlike(), np.int64)):
            dated = self._members[one].dated and self._members[two].dated
            if dated and unions.joined(one, two):
                continue
            self._compare(one, two)
            if dated and two in self._ties[one]:
                unions.join(one, two)

    def _unlike(self) -> list[int]:
        """Tie equal texts of one publisher and day, and return one of each."""
        firsts: dict[tuple[object, ...], int] = {}
        for place, (_, text) in enumerate(self._members):
            if text.signature.length:
                first = firsts.setdefault((text.data, text.day, text.publisher, text.host), place)
                if first != place:
                    self._tie(place, first, 1.0)
        return list(firsts.values())

    def _reach(self, place: int) -> list[int]:
        """Return every place that ties lead to from this one."""
        reached, ahead = {place}, [place]
        while ahead:
            new = self._ties[ahead.pop()].keys() - reached
            reached |= new
            ahead += new
        return sorted(reached)
