"""The two sides of a paper that two states make together: one asks, and thanks, the other (codebook 2.1)."""

import re
from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.spoken import is_thanked_for
from pledgebook.claims.claim import Stage
from pledgebook.claims.document.jointly import is_joint
from pledgebook.claims.parties.asked import askers
from pledgebook.claims.words.kinds import state_codes
from pledgebook.language import Annotation
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary

_SIDE = re.compile(r" (?:sides?|part(?:y|ies)|delegations?)\b")
_PAIR = 2


def two_sides(annotation: Annotation, joint: Sequence[Party], vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the two states between which a paper is: by its title, as its sides, or alone named in it."""
    text = annotation.view.text
    called = [p for p in annotation.parties if p.adjective and _SIDE.match(text, p.span.end)]
    named = annotation.parties if is_joint(annotation.document.title, vocabulary) else ()
    rows = (_states(row, vocabulary) for row in (joint, called, named))
    return next((row for row in rows if len(row) == _PAIR), ())


def _states(parties: Sequence[Party], vocabulary: Vocabulary) -> tuple[Party, ...]:
    states = state_codes(vocabulary)
    return tuple({party.id: party for party in parties if party.id in states}.values())


def other_side(draft: Draft, sides: Sequence[Party]) -> tuple[Party, ...]:
    """Return who is asked or thanked in a paper of two sides, where one of them is said to ask or thank."""
    spoken_to = draft.stage is Stage.REQUESTED or is_thanked_for(draft.act)
    if not spoken_to or len(sides) != _PAIR:
        return ()
    asking = askers(draft.act.passage, draft.act.chain) or draft.gainers.recipients
    codes = {party.id for party in asking}
    others = tuple(side for side in sides if side.id not in codes)
    return others if len(others) == 1 else ()
