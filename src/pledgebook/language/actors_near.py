"""Who is named in the sentence of an amount, the likely giver first, without a parse."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pledgebook.party import Party
from pledgebook.span import Span

_SENTENCE_END = re.compile(r"[.!?][\"')\]]? (?=[A-Z\"'(])|\n")
_WORD = re.compile(r"[\w']+")
# Abbreviations whose dot ends no sentence here: "U.S. Army", "Mr. Smith".
_SHORT = 3
# Enough for any sentence a person writes; the bound keeps hostile ones cheap.
_MOST = 12
_GIVEN = frozenset(
    {"to", "for", "in", "with", "alongside", "towards", "toward", "into", "against", "on", "inside"}
)
_GETS = frozenset(
    {"receive", "receives", "received", "get", "gets", "got", "needs", "asked", "requested", "sought"}
)


@dataclass(frozen=True)
class Scene:
    """The parties of a text and where its sentences begin."""

    text: str
    parties: tuple[Party, ...]
    places: tuple[int, ...]
    starts: tuple[int, ...]

    def near(self, span: Span) -> list[Party]:
        """Return the parties of the amount's sentence: givers before it, then after it, then receivers."""
        inside = self._inside(span)
        before = [party for party in inside if party.span.start < span.start]
        after = [party for party in inside if party.span.start >= span.start]
        givers = [party for party in reversed(before) if not self._receives(party)]
        sources = [party for party in after if not self._receives(party)]
        return [*givers, *sources, *(party for party in inside if self._receives(party))]

    def foreign_actor(self, span: Span, has: Callable[[str], bool]) -> bool:
        """Tell whether the sentence names a giver of another currency, and none of this one."""
        givers = [
            p for p in self._inside(span) if p.id and p.span.start < span.start and not self._receives(p)
        ]
        return bool(givers) and not any(has(party.id or "") for party in givers)

    def _inside(self, span: Span) -> tuple[Party, ...]:
        held = bisect_right(self.starts, span.start)
        start = self.starts[held - 1]
        end = self.starts[held] if held < len(self.starts) else len(self.text)
        at = bisect_left(self.places, span.start)
        first = max(bisect_left(self.places, start), at - _MOST)
        last = min(bisect_left(self.places, end), at + _MOST)
        return self.parties[first:last]

    def _receives(self, party: Party) -> bool:
        before = _WORD.findall(self.text[max(0, party.span.start - 30) : party.span.start])
        while before and before[-1].lower() in ("the", "neighbouring", "neighboring", "allied"):
            before.pop()
        after = _WORD.findall(self.text[party.span.end : party.span.end + 40])[:3]
        given = bool(before) and before[-1].lower() in _GIVEN
        return given or not _GETS.isdisjoint(word.lower() for word in after)


def read_scene(text: str, parties: Sequence[Party]) -> Scene:
    """Return the scene of a text: its parties in order and its sentences."""
    known = tuple(sorted((p for p in parties if p.id is not None), key=lambda party: party.span))
    starts = [0, *(found.end() for found in _SENTENCE_END.finditer(text) if not _abbreviated(text, found))]
    return Scene(text, known, tuple(party.span.start for party in known), tuple(starts))


def _abbreviated(text: str, found: re.Match[str]) -> bool:
    """Tell whether the dot belongs to an abbreviation: a capital and at most two more letters before it."""
    if text[found.start()] != ".":
        return False
    word = _WORD.findall(text[max(0, found.start() - 8) : found.start()])
    last = word[-1] if word else ""
    return (0 < len(last) <= _SHORT and last[0].isupper() and last[1:].islower()) or (
        last.isupper() and len(last) == 1
    )
