"""Who gives where two sides only agree on it ("Japan and Chad signed a grant of 9 million dollars")."""

from dataclasses import replace
from functools import cache

from pledgebook.claims.about import NOBODY_GAINS
from pledgebook.claims.cues import CueClass
from pledgebook.claims.draft import Draft
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def by_agreement(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Part two sides of an agreement by which of them is a giver of aid the world over, if one alone is."""
    if draft.gainers.firm or draft.form in NOBODY_GAINS or len(draft.actors) != _SIDES:
        return draft
    givers = tuple(p for p in draft.actors if p.id in _givers(vocabulary))
    others = tuple(p for p in draft.actors if p not in givers)
    if len(givers) != 1 or not all(_agrees(draft, party) for party in draft.actors):
        return draft
    gainers = replace(draft.gainers, recipients=others, firm=True)
    return draft._replace(actors=givers, gainers=gainers)


_SIDES = 2


def _agrees(draft: Draft, party: Party) -> bool:
    """Tell whether a party is the subject of a verb of agreeing or weighing, or stands behind "between" or "by"."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    top = tree.top(party.span)
    while top is not None and top.dep in ("conj", "compound", "poss", "appos"):
        top = tree.head(top)
    if top is None:
        return False
    above = tree.head(top)
    if top.dep == "pobj":
        return above.text.lower() in ("between", "by")
    weighing = any(
        s.sign and s.sign.can_be(CueClass.CONSIDER, CueClass.FAVOUR) for s in draft.act.chain.signs
    )
    return top.dep == "nsubj" and (weighing or above.lemma.lower() in words.agreeing)


@cache
def _givers(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of those who give aid the world over (roles.yml)."""
    rows = vocabulary.rows("roles")
    return frozenset((*rows["givers"], *rows["lenders"], *rows["agencies"]))
