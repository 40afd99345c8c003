"""Whose people or firms are punished: they are hit, and do nothing themselves (codebook 2.2)."""

from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token


def is_punished(passage: Passage, noun: Token) -> bool:
    """Tell whether people or firms are whom a verb punishes ("banned Chadian officials")."""
    tree, punishing = passage.tree, passage.grammar.punishing
    if noun.dep in ("dobj", "nsubjpass") and tree.head(noun).lemma.lower() in punishing:
        return True
    clauses = (verb for verb in tree.children(noun, "relcl", "acl") if verb.tag == "VBN")
    return any(verb.lemma.lower() in punishing for verb in clauses if not tree.children(verb, "nsubj"))
