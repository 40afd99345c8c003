"""States whose name a fund or programme of others bears: what it pays is for them (codebook 2.2)."""

from collections.abc import Iterator
from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.kinds import state_codes
from pledgebook.language import find_names
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary


def served_by_name(draft: Draft, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return for whom the funds in the sentence are by their names ("$5m from the EU's Ukraine Facility")."""
    return tuple(_served(draft, vocabulary))


def _served(draft: Draft, vocabulary: Vocabulary) -> Iterator[Party]:
    passage = draft.act.passage
    for party in passage.parties:
        name = party.span.of(passage.text)
        code = _first_state(name, vocabulary) if party.kind in _BODIES and " " in name else None
        if code not in (None, party.id):
            yield Party(party.span, code, None, PartyKind.STATE)


_BODIES = (PartyKind.STATE, PartyKind.ORGANISATION)


@cache
def _first_state(name: str, vocabulary: Vocabulary) -> str | None:
    """Return the state that the first word of a longer name means, where it is no adjective ("Danish")."""
    row = vocabulary.rows("states")
    first = name.split()[0]
    found = next(iter(find_names(first, vocabulary)), None)
    code = found.value.id if found is not None and found.span.of(first) == first else None
    return code if code in state_codes(vocabulary) and first == row[code]["name"] else None
