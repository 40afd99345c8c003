"""Forces of a state that is said to have attacked another: that they are there, come or leave is no support."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Form
from pledgebook.claims.words.kinds import are_all
from pledgebook.claims.words.wording import not_support
from pledgebook.language import Annotation
from pledgebook.party import PartyKind
from pledgebook.vocabulary import Vocabulary

_MOST = 45  # code points between who attacks and who is attacked


def without_foes(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the acts without people sent by a state to one that it has attacked, by the words of the text."""
    sent = any(_sends_people(draft) for draft in drafts)
    foes = attacked(annotation, vocabulary) if sent else frozenset()
    return [draft for draft in drafts if not (foes and _sends_people(draft) and _are_foes(draft, foes))]


def _sends_people(draft: Draft) -> bool:
    sides = bool(draft.actors and draft.recipients) and not draft.silent
    return sides and (are_all(draft.items, "personnel") or draft.form is Form.PERSONNEL)


def _are_foes(draft: Draft, foes: frozenset[tuple[str | None, str | None]]) -> bool:
    return all((one.id, other.id) in foes for one in draft.actors for other in draft.recipients)


def attacked(annotation: Annotation, vocabulary: Vocabulary) -> frozenset[tuple[str | None, str | None]]:
    """Return who is said to have attacked whom ("Iraq invaded Kuwait", "Iraq's occupation of Kuwait")."""
    text, attacking = annotation.view.text, _attacking(vocabulary)
    states = [party for party in annotation.parties if party.kind is PartyKind.STATE]
    near = ((one, other) for one, other in pairwise(states) if 0 < other.span.start - one.span.end <= _MOST)
    return frozenset(
        (one.id, other.id) for one, other in near if attacking.search(text[one.span.end : other.span.start])
    )


@cache
def _attacking(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds the words between who attacks and who is attacked."""
    words = "|".join(not_support(vocabulary)["attacking"])
    return re.compile(rf"\b(?:{words}) (?:the )?(?:[a-z]+ )?(?:of )?$")
