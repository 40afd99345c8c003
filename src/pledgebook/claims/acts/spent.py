"""Money that somebody uses who got it: using it gives nothing ("the ministry can use these funds to build")."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Token


def spends_what_it_got(draft: Draft) -> bool:
    """Tell whether an act is only what money given before is used for, and nobody is said to gain by that."""
    if draft.gainers.recipients or draft.amount is not None:
        return False
    tree = draft.act.passage.tree
    words = draft.act.passage.grammar
    verbs = (step.token for step in draft.act.chain.steps if step.token.lemma.lower() in words.utilising)
    objects = (noun for verb in verbs for noun in tree.children(verb, "dobj", "nsubjpass"))
    return any(_points_at_money(draft, noun) for noun in objects)


def _points_at_money(draft: Draft, noun: Token) -> bool:
    """Tell whether a word means money told of before ("these funds", "the grant", "it")."""
    passage = draft.act.passage
    if noun.text.lower() in ("it", "them"):
        return True
    definite = any(
        word.text.lower() in ("the", "this", "that", "these", "those")
        for word in passage.tree.children(noun, "det")
    )
    return definite and noun.lemma.lower() in passage.grammar.backing and noun.index not in passage.party_at
