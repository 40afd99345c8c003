"""What is told of by a noun alone: "confirmed the arrest", "warned of floods", "accused the firm of fraud"."""

from pledgebook.language.quote_phrases import passive
from pledgebook.language.quote_sayings import Saying
from pledgebook.language.quote_words import Takes
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_SAID_OF = frozenset({"of", "as", "for", "on", "to", "with", "over"})
_ABOUT = frozenset({"of", "about", "against"})


def topic(tree: Tree, saying: Saying) -> Span | None:
    """Return the noun phrase that a verb tells of, with what is told of it."""
    if passive(tree, saying.verb):
        return None
    objects = [child for child in tree.children(saying.verb, "dobj") if child.index > saying.verb.index]
    if objects and Takes.TOPIC in saying.takes:
        return _with_what_is_said(tree, saying.verb, objects[0])
    if objects and Takes.OBJECT in saying.takes:
        return tree.reach(objects[0])
    if Takes.ABOUT in saying.takes:
        return next(
            (tree.reach(prep) for prep in tree.children(saying.verb, "prep") if prep.text.lower() in _ABOUT),
            None,
        )
    return None


def _with_what_is_said(tree: Tree, verb: Token, thing: Token) -> Span | None:
    """Return a thing with the phrase that says what of it; null where nothing is said of it."""
    above = (*tree.children(verb, "prep", "oprd", "dative", "agent"), *tree.children(thing, "prep"))
    said = [
        word
        for word in above
        if word.index > thing.index and (word.dep == "oprd" or word.text.lower() in _SAID_OF)
    ]
    return tree.reach(thing).join(tree.reach(said[0])) if said else None
