"""Whom a round-up is about whose headings name who gives: those that the words before the first heading name as helped.

"Contributions to Niger, Mali and Chad:" is for all three below every heading, where a line names nobody.
"""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.sections import Sections
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.language import Annotation
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_JOINS = frozenset({", ", " and ", ", and ", " and the ", ", the ", ", and the "})


def lead_row(parts: Sections, annotation: Annotation, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the longest row of states before the first heading, or the only state there; none that gives."""
    if parts.giving <= parts.gaining:
        return ()
    known = habitual_givers(vocabulary) | {name.id for name in parts.names if name}
    named = [p for p in annotation.parties if p.span.end <= parts.first]
    states = [p for p in named if p.kind is PartyKind.STATE and p.id not in known and not p.adjective]
    rows = _rows(states, annotation.view.text)
    codes = {party.id for party in states}
    longest = max(rows, key=len, default=[])
    return tuple(longest) if len(longest) > 1 or len(codes) == 1 else ()


def _rows(states: Sequence[Party], text: str) -> list[list[Party]]:
    """Return the states in rows that only commas and "and" part."""
    rows: list[list[Party]] = []
    for party in states:
        if rows and text[rows[-1][-1].span.end : party.span.start] in _JOINS:
            rows[-1].append(party)
        else:
            rows.append([party])
    return rows


def is_in_part(draft: Draft, parts: Sections) -> bool:
    """Tell whether an act stands below a heading that names who gives."""
    return parts.giver(draft) is not None
