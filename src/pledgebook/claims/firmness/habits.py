"""What is given now, or again and again, so that a present tense tells what is done (codebook 1.1)."""

from pledgebook.claims.words.grammar import Grammar
from pledgebook.language import Token, Tree
from pledgebook.span import Span


def habit(tree: Tree, verb: Token, words: Grammar) -> Span | None:
    """Return the word that says an act is under way or a habit ("is currently providing", "gives 5 million a year")."""
    near = tree.children(verb, "advmod", "npadvmod")
    said = next((one.span for one in near if one.text.lower() in words.now or _is_each(tree, one)), None)
    return said or _rate(tree, verb)


def _is_each(tree: Tree, time: Token) -> bool:
    """Tell whether a time is one of many ("every year", "each spring")."""
    often = any(word.text.lower() in ("every", "each") for word in tree.children(time, "det"))
    return often and time.dep == "npadvmod"


def _rate(tree: Tree, verb: Token) -> Span | None:
    """Return the time in which so much is given again and again, with no first or last day told of."""
    if verb.tag not in ("VBZ", "VBP") or any(_is_bound(tree, prep) for prep in tree.children(verb, "prep")):
        return None
    owners = (verb, *tree.children(verb, "dobj"))
    times = (word for noun in owners for word in tree.children(noun, "npadvmod"))
    return next((time.span for time in times if _is_rate(tree, time)), None)


def _is_rate(tree: Tree, time: Token) -> bool:
    each = any(word.text.lower() in ("a", "per") for word in tree.children(time, "det"))
    return each and time.lemma.lower() in ("year", "month", "week", "day")


def _is_bound(tree: Tree, prep: Token) -> bool:
    """Tell whether a time is said to begin or end: what is given in it is promised ("from 2012", "until 2030")."""
    if prep.text.lower() not in ("from", "until", "till", "for", "through", "over", "by"):
        return False
    return any(noun.entity == "DATE" for noun in tree.children(prep, "pobj"))
