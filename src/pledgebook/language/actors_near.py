"""Who is named in the sentence of an amount, the likely giver first, without a parse."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from pledgebook.language.verb_forms import forms, verb_of
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary, words_of

_SENTENCE_END = re.compile(r"[.!?][\"')\]]? (?=[A-Z\"'(])|\n")
_WORD = re.compile(r"[\w']+")
# Abbreviations whose dot ends no sentence here: "U.S. Army", "Mr. Smith".
_SHORT = 3
# Enough for any sentence a person writes; the bound keeps hostile ones cheap.
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Sides:
    """The lists of sides.yml, the verbs in every form."""

    towards: frozenset[str]
    giving: frozenset[str]
    getting: frozenset[str]
    between: frozenset[str]
    joining: frozenset[str]


@cache
def _sides(vocabulary: Vocabulary) -> _Sides:
    sides = words_of(_Sides, vocabulary, "sides")
    irregular = verb_of(vocabulary)
    return replace(sides, giving=frozenset(form for verb in sides.giving for form in forms(verb, irregular)))


class Role(NamedTuple):
    """A party of the text, and whether the words beside it make it a receiver or a place."""

    party: Party
    receives: bool
    opens: bool = False  # a clause of its own, joined to what stands before ("and Canada sent")


@dataclass(frozen=True)
class Scene:
    """The parties of a text and where its sentences begin."""

    roles: tuple[Role, ...]
    places: tuple[int, ...]
    starts: tuple[int, ...]
    end: int

    @property
    def parties(self) -> Iterator[Party]:
        """The parties in text order."""
        return (role.party for role in self.roles)

    def givers(self, span: Span) -> list[Party]:
        """Return who may give, in the amount's sentence: those before it, the nearest first, then those after it.

        Where somebody known gives before it, who only acts in a clause joined to that is left out.
        """
        giving = [role for role in self._inside(span) if not role.receives]
        before = [role.party for role in reversed(giving) if role.party.span.start < span.start]
        known = any(party.id for party in before)
        behind = (role for role in giving if role.party.span.start >= span.start)
        return [*before, *(role.party for role in behind if not (known and role.opens))]

    def receivers(self, span: Span) -> list[Party]:
        """Return who gets, in the amount's sentence."""
        return [role.party for role in self._inside(span) if role.receives]

    def foreign_actor(self, span: Span, has: Callable[[str], bool]) -> bool:
        """Tell whether the sentence names a giver of another currency, and none of this one."""
        giving = [role.party for role in self._inside(span) if not role.receives]
        before = [party for party in giving if party.span.start < span.start]
        known = [party for party in before if party.id is not None]
        return bool(known) and not any(has(party.id or "") for party in known)

    def unknown_actor(self, span: Span) -> bool:
        """Tell whether the nearest giver before the amount is an office that nobody could place."""
        giving = [role.party for role in self._inside(span) if not role.receives]
        before = [party for party in giving if party.span.start < span.start]
        nearest = before[-1] if before else None
        return (
            nearest is not None
            and nearest.id is None
            and bool(nearest.office or nearest.kind is PartyKind.OFFICE)
        )

    def _inside(self, span: Span) -> tuple[Role, ...]:
        held = bisect_right(self.starts, span.start)
        start = self.starts[held - 1]
        end = self.starts[held] if held < len(self.starts) else self.end
        at = bisect_left(self.places, span.start)
        first = max(bisect_left(self.places, start), at - _MOST)
        last = min(bisect_left(self.places, end), at + _MOST)
        return self.roles[first:last]


def _roles(text: str, parties: Sequence[Party], sides: _Sides) -> Iterator[Role]:
    """Yield each party with what the words beside it say of it."""
    before: Role | None = None
    for party in parties:
        row = before and before.receives and _ROW.fullmatch(text, before.party.span.end, party.span.start)
        before = Role(party, bool(row) or _receives(text, party, sides), _opens(text, party, sides))
        yield before


# "gave Guyana $2 million, Belize $1 million and Jamaica"
_ROW = re.compile(r" \S{0,3}\d[\d.,]*(?: ?[mb]n?| [mb]illion)?(?:,|,? and) (?:the )?")


def _receives(text: str, party: Party, sides: _Sides) -> bool:
    before = _WORD.findall(text[max(0, party.span.start - 30) : party.span.start])
    while before and before[-1].lower() in sides.between:
        before.pop()
    after = _WORD.findall(text[party.span.end : party.span.end + 40])[:3]
    last = before[-1].lower() if before else ""
    given = last in sides.towards or last in sides.giving
    return given or not sides.getting.isdisjoint(word.lower() for word in after)


def _opens(text: str, party: Party, sides: _Sides) -> bool:
    """Tell whether a name is joined to what stands before it and does something of its own ("while Canada sent")."""
    before = _WORD.findall(text[max(0, party.span.start - 30) : party.span.start])
    while before and before[-1].lower() in sides.between:
        before.pop()
    after = text[party.span.end : party.span.end + 2]
    joined = bool(before) and before[-1].lower() in sides.joining
    return joined and after[:1] == " " and after[1:].islower()


def read_scene(text: str, parties: Sequence[Party], vocabulary: Vocabulary) -> Scene:
    """Return the scene of a text: its parties in order and its sentences."""
    known = tuple(sorted(parties, key=lambda party: party.span))
    starts = [0, *(found.end() for found in _SENTENCE_END.finditer(text) if not _abbreviated(text, found))]
    sides = _sides(vocabulary)
    roles = tuple(_roles(text, known, sides))
    return Scene(roles, tuple(party.span.start for party in known), tuple(starts), len(text))


def _abbreviated(text: str, found: re.Match[str]) -> bool:
    """Tell whether the dot belongs to an abbreviation: a capital and at most two more letters before it."""
    if text[found.start()] != ".":
        return False
    word = _WORD.findall(text[max(0, found.start() - 8) : found.start()])
    last = word[-1] if word else ""
    return (0 < len(last) <= _SHORT and last[0].isupper() and last[1:].islower()) or (
        last.isupper() and len(last) == 1
    )
