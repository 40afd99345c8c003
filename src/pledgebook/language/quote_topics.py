"""What is told of by a noun alone: "confirmed the arrest", "warned of floods", "accused the firm of fraud"."""

from pledgebook.language.quote_phrases import passive
from pledgebook.language.quote_sayings import Saying, objects_of
from pledgebook.language.quote_words import SpeechWords, Takes
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_SAID_OF = frozenset({"of", "as", "for", "on"})
_DAYS = frozenset({"DATE", "TIME"})
_ABOUT = frozenset({"of", "about", "against"})


def topic(tree: Tree, saying: Saying, words: SpeechWords) -> Span | None:
    """Return the noun phrase that a verb tells of, with what is told of it."""
    if passive(tree, saying.verb):
        return None
    objects = [child for child in objects_of(tree, saying) if child.index > saying.verb.index]
    preps = [prep for prep in tree.children(saying.verb, "prep") if prep.text.lower() in _ABOUT]
    found = None
    if objects and Takes.TOPIC in saying.takes:
        found = _with_what_is_said(tree, saying.verb, objects[0])
    if found is None and objects and Takes.LABEL in saying.takes:
        found = _with_its_name(tree, saying.verb, objects[0])
    if (
        found is None
        and objects
        and Takes.OBJECT in saying.takes
        and not words.is_a("refused", objects[0].text)
    ):
        found = tree.reach(objects[0])
    if found is None and preps and not objects and Takes.ABOUT in saying.takes:
        found = tree.reach(preps[0])
    return _before_aside(tree, found) if found is not None else None


def _before_aside(tree: Tree, phrase: Span) -> Span:
    """Return a phrase without what a comma or a dash sets off as a new thought."""
    for word in tree.within(phrase)[1:]:
        before = tree.tokens[word.index - 1]
        if before.text in ("—", "–", "--") or (before.text == "," and word.tag == "VBG"):
            return Span(phrase.start, before.start)
    return phrase


def _with_what_is_said(tree: Tree, verb: Token, thing: Token) -> Span | None:
    """Return a thing with the phrase that says what of it; null where nothing is said of it."""
    above = (*tree.children(verb, "prep", "oprd", "dative", "agent"), *tree.children(thing, "prep"))
    said = [
        word for word in above if word.index > thing.index and (word.dep == "oprd" or _says_what(tree, word))
    ]
    if not said:
        return _with_adjective(tree, thing)
    return tree.reach(thing).join(tree.reach(said[0]))


def _with_its_name(tree: Tree, verb: Token, thing: Token) -> Span | None:
    """Return a thing with what it is called: "called the plan a fraud"."""
    names = [word for word in tree.children(verb, "oprd") if word.index > thing.index]
    return tree.reach(thing).join(tree.reach(names[0])) if names else None


def _says_what(tree: Tree, prep: Token) -> bool:
    """Tell whether a preposition says what of the thing, and not on which day."""
    days = any(noun.entity in _DAYS for noun in tree.children(prep, "pobj"))
    return prep.text.lower() in _SAID_OF and not days


def _with_adjective(tree: Tree, thing: Token) -> Span | None:
    """Read "described the couple as quiet", where the parser takes the adjective for a part of the noun."""
    below = (child for child in tree.children(thing, "amod") if child.index > thing.index)
    said = any(word.text.lower() == "as" for child in below for word in tree.children(child, "advmod"))
    return tree.reach(thing) if said else None
