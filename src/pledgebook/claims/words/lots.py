"""Nouns for so many things together, by which one more of what was told is meant ("a second batch")."""

from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token


def is_another_lot(passage: Passage, noun: Token) -> bool:
    """Tell whether a lot of no named things is one more of what was told ("a second batch", "another lot")."""
    tree, words = passage.tree, passage.grammar
    if noun.tag != "NN" or noun.lemma.lower() not in words.lots:
        return False
    before = tree.children(noun, "det", "amod", "nummod")
    bare = not tree.children(noun, "prep", "compound", "acl", "relcl", "poss")
    return bare and any(word.text.lower() in words.one_more for word in before)
