"""Who is taught by whom, where a passive tells neither: those who got things before, by those who gave them.

"Chad will get 20 jeeps from France. Drivers will be trained in Marseille." (codebook 2.1, 2.2)
"""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.claim import FORWARD, Form

_REACH = 1  # sentences


def taught_too(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each lesson of nobody named with the sides of the gift told just before."""
    done: list[Draft] = []
    for draft in drafts:
        lead = done[-1] if done and _is_open(draft) else None
        if lead is not None and _leads(lead, draft):
            draft = draft._replace(doers=lead.doers, gainers=lead.gainers)
        done.append(draft)
    return done


def _is_open(draft: Draft) -> bool:
    """Tell whether people are or will be trained, and no words say by whom."""
    if draft.act.verb_form is not Form.TRAINING or draft.doers.found or draft.stage.group not in FORWARD:
        return False
    tree = draft.act.passage.tree
    taught = [noun for verb in verbs(draft)[:1] for noun in tree.children(verb, "nsubjpass")]
    return any(noun.pos != "PRON" for noun in taught)  # "they" are those who were sent


def _leads(lead: Draft, draft: Draft) -> bool:
    """Tell whether the act before names both sides, and nobody but its giver is named with the lesson."""
    near = draft.act.passage.number - lead.act.passage.number <= _REACH
    giving, gaining = ({p.id for p in row} for row in (lead.doers.parties, lead.gainers.recipients))
    told = bool(giving) and bool(gaining) and lead.gainers.firm and lead.stage.group in FORWARD
    return near and told and {party.id for party in draft.gainers.recipients} <= giving
