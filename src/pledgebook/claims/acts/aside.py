"""Phrases that only give the circumstances of an act, and those that say with what money it is done."""

from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.steps import VERBAL
from pledgebook.language import Token, Tree


def is_aside(tree: Tree, current: Token, above: Token, words: Grammar, cues: CueTable) -> bool:
    """Tell whether a phrase only gives the circumstances ("after sending", "on top of 40 tanks", "in defiance of")."""
    lead = current if current.dep == "prep" else above if above.dep == "prep" else None
    if lead is None or lead.head == lead.index:
        return False
    if tree.head(lead).pos not in VERBAL:
        return _is_beside_end(tree, lead, words, cues)
    aside = words.besides | words.breaching
    besides = any(word.lemma.lower() in aside for word in tree.children(lead, "pobj"))
    idiom = cues.at(tree, tree.head(lead))
    if idiom is not None and idiom.span.holds(lead.span):
        return False  # "is under pressure to send", "decided against sending"
    return besides or (lead.text.lower() in words.circumstance and not _pays_for(tree, lead, words, idiom))


def _is_beside_end(tree: Tree, lead: Token, words: Grammar, cues: CueTable) -> bool:
    """Tell whether a circumstance stands beside an end of something else ("until the end of May under a grant")."""
    noun = tree.head(lead)
    sign = cues.at(tree, noun) if noun.pos == "NOUN" else None
    ends = sign is not None and sign.classes[0] is CueClass.CANCEL
    of = any(prep.text.lower() == "of" for prep in tree.children(noun, "prep"))
    return ends and of and lead.text.lower() in words.circumstance


def _pays_for(tree: Tree, lead: Token, words: Grammar, sign: Sign | None) -> bool:
    """Tell whether work is done with the money behind a word ("is being rebuilt under a Danish grant")."""
    paid = any(noun.lemma.lower() in words.backing for noun in tree.children(lead, "pobj"))
    worked = sign is not None and sign.classes[0] in (CueClass.DURATIVE, CueClass.MOVE)
    return (
        paid and worked and lead.text.lower() in _MEANS and bool(tree.children(tree.head(lead), "nsubjpass"))
    )


_MEANS = ("under", "through", "via")
