"""Forces of a state that is said to have attacked another: that they are there, come or leave is no support."""

import re
from itertools import pairwise

from pledgebook.claims.draft import Draft
from pledgebook.claims.kinds import are_all
from pledgebook.language import Annotation
from pledgebook.party import PartyKind

_MOST = 45  # code points between who attacks and who is attacked
_ATTACKING = re.compile(
    r"\b(?:invad(?:e|es|ed|ing)|occup(?:y|ies|ied|ying)|annex(?:es|ed|ing)?|overr[ua]n|attack(?:s|ed|ing)?"
    r"|(?:invasion|occupation|annexation|bombardment|shelling) of"
    r"|(?:aggression|war|offensive|attacks?) (?:on|against|in)) (?:the )?(?:[a-z]+ )?(?:of )?$"
)


def is_of_foes(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether people are sent by a state to one that it has attacked, by the words of the text."""
    acting, gaining = ({party.id for party in parties} for parties in (draft.actors, draft.recipients))
    if not (acting and gaining and are_all(draft.items, "personnel")):
        return False
    foes = _attacked(annotation)
    return all((one, other) in foes for one in acting for other in gaining)


def _attacked(annotation: Annotation) -> frozenset[tuple[str | None, str | None]]:
    """Return who is said to have attacked whom ("Iraq invaded Kuwait", "Iraq's occupation of Kuwait")."""
    text = annotation.view.text
    states = [party for party in annotation.parties if party.kind is PartyKind.STATE]
    near = ((one, other) for one, other in pairwise(states) if 0 < other.span.start - one.span.end <= _MOST)
    return frozenset(
        (one.id, other.id) for one, other in near if _ATTACKING.search(text[one.span.end : other.span.start])
    )
