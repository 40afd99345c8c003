"""States in whose towns many only met: what is promised there is for others ("the donors met in Nairobi")."""

import re

from pledgebook.language import Annotation
from pledgebook.party import Party, PartyKind

_REACH = 120  # code points before the name of a town
_MET = r"(?:met|meet|meeting|gathered|gathering|convened|assembled|agreed|decided|session|summit|conference|talks)"
_PEOPLE = r"(?:ministers|leaders|heads of state|states|countries|nations|donors|members|delegates|chiefs)"
_MANY = re.compile(rf"\b(?:{_PEOPLE}\b[^.;]{{0,60}}\b{_MET}|summit|conference)\b[^.;]{{0,30}} (?:in|at) $")
_AHEAD = re.compile(rf", [^.;]{{0,40}}\b{_PEOPLE}\b")
_BODY = re.compile(rf"^[^.;]{{0,60}}\b{_MET}\b[^.;]{{0,30}} (?:in|at) $")


def venues(annotation: Annotation) -> frozenset[str]:
    """Return the states that a text names by nothing but a town where the states of a body or a region met."""
    text, parties = annotation.view.text, [p for p in annotation.parties if p.antecedent is None]
    met: set[str] = set()
    other: set[str] = set()
    for number, party in enumerate(parties):
        if party.id is not None:
            held = party.place and _is_venue(text, party, parties[max(0, number - 2) : number])
            (met if held else other).add(party.id)
    return frozenset(met - other)


def _is_venue(text: str, town: Party, before: list[Party]) -> bool:
    start = max(0, town.span.start - _REACH)
    if text.endswith("In ", 0, town.span.start):
        return _AHEAD.match(text, town.span.end) is not None
    if not text.endswith(("in ", "at "), 0, town.span.start):
        return False
    if _MANY.search(text[start : town.span.start]):
        return True
    bodies = (party for party in before if party.kind in _BODIES and party.span.start >= start)
    return any(_BODY.search(text[party.span.end : town.span.start]) for party in bodies)


_BODIES = (PartyKind.ORGANISATION, PartyKind.GROUP)
