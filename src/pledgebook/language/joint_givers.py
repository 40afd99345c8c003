"""Several who give one sum together, told in a row of names ("Norway, Sweden and Canada will give")."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pledgebook.party import Party, PartyKind
from pledgebook.span import Span

_BETWEEN = re.compile(r",? ?(?:and|as well as)? ?(?:the )?", re.IGNORECASE)


def joint_givers(text: str, givers: Sequence[Party], amount: Span) -> tuple[Party, ...]:
    """Return the row of states and bodies that give a sum, that before it or else behind it; empty for one alone."""
    able = [one for one in givers if one.id and one.kind in (PartyKind.STATE, PartyKind.ORGANISATION)]
    known = sorted({one.span: one for one in able if not one.adjective}.values(), key=lambda one: one.span)
    before = [one for one in known if one.span.end <= amount.start]
    behind = [one for one in known if one.span.start >= amount.end]
    return _row(text, reversed(before)) or (() if before else _row(text, behind))


def _row(text: str, parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the first of some parties with those in a row with it, where there are any."""
    told = list(parties)
    found = told[:1]
    for one, other in pairwise(told):
        first, second = sorted((one.span, other.span))
        if not _BETWEEN.fullmatch(text, first.end, second.start):
            break
        found.append(other)
    return tuple(found) if len(found) > 1 else ()
