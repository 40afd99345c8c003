"""What somebody is punished for is no act of those who punish ("blacklisted two firms for sending drones to Chad")."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.sums import approves_sum
from pledgebook.language import Token, Tree


def is_offence(draft: Draft) -> bool:
    """Tell whether an act is only told of those whom somebody punishes, none of them a state or body by name."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if draft.act.inherent and draft.act.foot.lemma.lower() in words.punishing:
        return False
    below = draft.act.foot
    for above in tree.ancestors(below):
        if above.lemma.lower() in words.punishing and above.pos == "VERB":
            meant = below.dep in _PUNISHED and not approves_sum(tree, above)  # "sanctioned a loan"
            return meant and not _hits_party(draft, tree, above)
        if above.lemma.lower() in words.penalty and above.pos == "NOUN" and below.text.lower() in _AGAINST:
            return True  # "sanctions on two men who provided fuel"
        below = above
    return False


def _hits_party(draft: Draft, tree: Tree, verb: Token) -> bool:
    """Tell whether a state is punished: what it is punished for is its own act ("sanctioned Iran for arming")."""
    hit = tree.children(verb, "dobj", "nsubjpass")
    return any(noun.index in draft.act.passage.party_at for noun in hit)


_AGAINST = ("on", "against", "for", "over")
_PUNISHED = ("dobj", "nsubjpass", "prep", "advcl")
