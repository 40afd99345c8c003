"""Verbs that mean something of their own by the sum or the promise beside them."""

from pledgebook.claims.words.grammar import Grammar
from pledgebook.language import Token, Tree


def adds_own(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody by name gives more of what was told ("Sweden added $3m"), and nothing grows by itself."""
    things = tree.children(verb, "dobj")
    counted = any(thing.tag in ("CD", "$") or tree.children(thing, "nummod") for thing in things)
    return counted and any(who.pos == "PROPN" for who in tree.children(verb, "nsubj"))


def draws_of_others(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody draws a sum that others hold open ("can draw $5m", not "drew $5m from its reserves")."""
    things = tree.children(verb, "dobj", "nsubjpass")
    sources = (
        noun
        for word in (verb, *things)
        for prep in tree.children(word, "prep")
        if prep.text.lower() in ("from", "on")
        for noun in tree.children(prep, "pobj")
    )
    own = any(tree.children(noun, "poss") for noun in sources)
    return not own and any(thing.tag in ("CD", "$") for thing in things)


def reaches_sum(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb leads its object to a sum."""
    things = tree.children(verb, "dobj", "nsubjpass")
    led = (prep for word in (verb, *things) for prep in tree.children(word, "prep", "dative"))
    goals = (noun for prep in led if prep.text.lower() == "to" for noun in tree.subtree(prep))
    return bool(things) and any(noun.tag in ("CD", "$") for noun in goals)


def brings_home(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether somebody comes from a place with a promise or a loan of those there ("left Oslo with a pledge")."""
    lemma, preps = verb.lemma.lower(), tree.children(verb, "prep")
    left = lemma == "leave" and any(place.entity == "GPE" for place in tree.children(verb, "dobj"))
    came = lemma in words.journey and any(prep.text.lower() in ("from", "out") for prep in preps)
    held = (noun for prep in preps if prep.text.lower() == "with" for noun in tree.children(prep, "pobj"))
    given = words.vow | words.finance.keys()
    held = (noun for noun in held if not any(det.text == "no" for det in tree.children(noun, "det")))
    return (left or came) and any(noun.lemma.lower() in given or noun.tag in ("CD", "$") for noun in held)
