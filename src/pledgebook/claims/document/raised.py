"""Totals that an act told before brings to so much ("That brings the total to 31 million").

The present says nothing of how firm the sum is: it is as firm as what raised it (codebook 1.8, 4.5).
"""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects, verbs
from pledgebook.claims.claim import FORWARD

_REACH = 2  # sentences
_RAISING = ("bring", "take", "raise", "lift", "push")
_POINTING = ("this", "that", "it", "which", "they", "these")


def as_raised(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each total as firm as the act that brings it to so much."""
    done: list[Draft] = []
    for draft in drafts:
        lead = _lead(draft, done) if _raises(draft) else None
        force = draft.force._replace(stage=lead.stage) if lead else draft.force
        done.append(draft._replace(stage=lead.stage, force=force) if lead else draft)
    return done


def _raises(draft: Draft) -> bool:
    """Tell whether a pronoun for an act brings a total to a sum, now or soon."""
    above = verbs(draft)
    if (
        draft.amount is None
        or not above
        or above[0].lemma not in _RAISING
        or above[0].tag not in ("VBZ", "VB", "VBP")
    ):
        return False
    tree, foot = draft.act.passage.tree, draft.act.foot
    to = foot.dep == "pobj" and tree.head(foot).text.lower() == "to"
    alone = all(step.dep != "lent" for step in draft.act.chain.steps)
    return to and alone and any(noun.text.lower() in _POINTING for noun in subjects(tree, above[0]))


def _lead(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Return the act told last before a total, none where it is far, undone or denied."""
    last = next(reversed(before), None)
    if last is None or draft.act.passage.number - last.act.passage.number > _REACH:
        return None
    return last if last.stage.group in FORWARD and not last.force.negated else None
