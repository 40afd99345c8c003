"""What is not support: the actor's own, trade, and words that give nothing (codebook 4.7)."""

import re
from functools import cache

from pledgebook.claims.claim import Form
from pledgebook.claims.cues import CueClass
from pledgebook.claims.draft import Draft
from pledgebook.language import Annotation
from pledgebook.vocabulary import Vocabulary


def is_support(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether an act is meant for others and says something of them."""
    if draft.form in (Form.TALKS, Form.SANCTIONS):
        return _spoken_between(draft) if draft.form is Form.TALKS else bool(draft.actors)
    if any(step.sign and step.sign.classes[0] is CueClass.TRADE for step in draft.act.chain.steps):
        return False
    if draft.act.inherent and draft.act.inherent.object and not draft.gainers.recipients:
        return False
    if _not_support(vocabulary).search(draft.region.of(annotation.view.text)):
        return False
    if "stage" in draft.guessed and any(step.token.pos == "VERB" for step in draft.act.chain.steps):
        return False  # a verb that is no word of giving
    if not draft.actors and (draft.doers.settled or all(p.adjective for p in draft.recipients)):
        if not draft.force.asked and not draft.gainers.firm:
            return False
    gaining = {party.id for party in draft.recipients} - {None}
    acting = {party.id for party in draft.actors} - {None}
    if not gaining:
        return bool(acting) and "stage" not in draft.guessed and draft.category is not None and _aid(draft)
    if gaining <= acting and "GROUP" not in gaining:
        return False
    if "stage" in draft.guessed:
        return bool(draft.amount) and draft.gainers.firm
    return bool(draft.amount or draft.items or draft.form or draft.act.inherent)


@cache
def _not_support(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = vocabulary.rows("not_support")["words"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _spoken_between(draft: Draft) -> bool:
    """Tell whether talks name more than one side; a board that meets is no talks between states."""
    return len({party.id for party in draft.act.passage.parties if party.id}) > 1 and bool(draft.actors)


def _aid(draft: Draft) -> bool:
    """Tell whether words of aid stand beside an act that names nobody who gains."""
    groups = [item.group or "" for item in (*draft.items, *draft.act.items)]
    return any(group.startswith("general") for group in groups)
