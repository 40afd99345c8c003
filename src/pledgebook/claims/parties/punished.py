"""Whose people or firms are punished: they are hit, and do nothing themselves (codebook 2.2)."""

from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token


def is_punished(passage: Passage, noun: Token) -> bool:
    """Tell whether people or firms are whom a verb punishes ("banned Chadian officials")."""
    tree, punishing = passage.tree, passage.grammar.punishing | passage.grammar.barring
    if noun.dep in ("dobj", "nsubjpass") and tree.head(noun).lemma.lower() in punishing:
        return True
    if _is_helped(passage, noun):
        return False  # "scholarships for Chadian students who were expelled"
    clauses = (verb for verb in tree.children(noun, "relcl", "acl") if verb.tag == "VBN")
    return any(verb.lemma.lower() in punishing for verb in clauses if not tree.children(verb, "nsubj"))


def _is_helped(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun stands where somebody gains."""
    above, words = passage.tree.head(noun), passage.grammar
    towards = noun.dep == "pobj" and above.text.lower() in words.towards
    return towards or noun.dep == "dative" or (noun.dep == "dobj" and above.lemma.lower() in words.helping)
