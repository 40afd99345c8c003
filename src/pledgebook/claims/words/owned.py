"""Money and goods that are somebody's: who freezes them punishes their owner, and stops no help (codebook 3.2)."""

from pledgebook.claims.words.grammar import Grammar
from pledgebook.language import Token, Tree

FREEZING = ("freeze", "block")


def is_owned(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether money or goods are said to be somebody's, and not for somebody ("funds belonging to")."""
    if noun.lemma.lower() not in words.holdings or noun.dep not in ("dobj", "nsubjpass"):
        return False
    nouns = (noun, *tree.children(noun, "conj"))  # "the funds and economic resources of the persons"
    if any(
        word.lemma.lower() in words.owning for one in nouns for word in tree.children(one, "acl", "relcl")
    ):
        return True
    of = (prep for one in nouns for prep in tree.children(one, "prep") if prep.text.lower() == "of")
    owners = (owner for prep in of for owner in tree.children(prep, "pobj"))
    return any(owner.lemma.lower() in words.owners or owner.entity == "PERSON" for owner in owners)


def blocks_owned(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether somebody's money or goods are frozen or blocked."""
    things = tree.children(verb, "dobj", "nsubjpass") if verb.lemma in FREEZING else ()
    return any(is_owned(tree, thing, words) for thing in things)
