"""Who gives where two sides only agree on it ("Japan and Chad signed a grant of 9 million dollars")."""

from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.about import NOBODY_GAINS
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.language import Token, Tree
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def by_agreement(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Part the sides of an agreement by which of them is a giver of aid the world over, if one alone is."""
    if draft.gainers.firm or draft.form in NOBODY_GAINS or len(draft.actors) < _SIDES:
        return draft
    givers = tuple(p for p in draft.actors if p.id in habitual_givers(vocabulary))
    others = tuple(p for p in draft.actors if p not in givers)
    if len(givers) != 1 or not all(_agrees(draft, party) for party in draft.actors):
        return draft
    gainers = replace(draft.gainers, recipients=others, firm=True)
    return draft._replace(actors=givers, gainers=gainers)


_SIDES = 2
_JOINTLY = (CueClass.CONSIDER, CueClass.FAVOUR, CueClass.COMMIT)


def _agrees(draft: Draft, party: Party) -> bool:
    """Tell whether a party is the subject of a verb of agreeing or binding, or stands behind "between" or "by"."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    top = tree.top(party.span)
    while top is not None and (
        top.dep in ("conj", "compound", "poss", "appos") or _is_of_body(tree, top, words)
    ):
        top = tree.head(tree.head(top)) if top.dep == "pobj" else tree.head(top)
    if top is None:
        return False
    above = tree.head(top)
    if top.dep == "pobj":
        return above.text.lower() in ("between", "by")
    jointly = any(s.sign and s.sign.can_be(*_JOINTLY) for s in draft.act.chain.signs)
    return top.dep == "nsubj" and (jointly or above.lemma.lower() in words.agreeing)


def _is_of_body(tree: Tree, name: Token, words: Grammar) -> bool:
    """Tell whether a name only says whose a government is ("the Governments of Chad and Japan")."""
    prep = tree.head(name)
    of = name.dep == "pobj" and prep.text.lower() == "of"
    return of and tree.head(prep).lemma.lower() in words.statehood
