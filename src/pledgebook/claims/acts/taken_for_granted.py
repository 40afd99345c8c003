"""Whose giving is only named as what came before something else has been done ("since India's gift of a ship")."""

from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar
from pledgebook.language import Token, Tree


def came_before(act: Act) -> bool:
    """Tell whether a noun of giving, with whose it is, leads up to what the sentence tells of."""
    first = next(iter(act.chain.signs), None)
    if first is None or first.sign is None or first.token.pos != "NOUN":
        return False
    tree, noun = act.passage.tree, first.token
    owned = any(owner.index in act.passage.party_at for owner in tree.children(noun, "poss"))
    if not (owned and first.sign.can_be(CueClass.TRANSFER, CueClass.MOVE)):
        return False
    verb = next((word for word in tree.ancestors(noun) if word.pos in ("VERB", "AUX")), None)
    ahead = verb is not None and any(aux.tag in ("MD", "TO") for aux in tree.children(verb, "aux"))
    return not ahead and _leads_up(tree, noun, act.passage.grammar)


def _leads_up(tree: Tree, noun: Token, words: Grammar) -> bool:
    above = tree.head(noun)
    if noun.dep == "dobj":
        return above.lemma.lower() in words.recalling
    added = tree.head(above).lemma.lower() in _ADDED and above.text.lower() in ("of", "to")
    return noun.dep == "pobj" and (added or above.text.lower() in words.preceding)


_ADDED = ("top", "addition")
