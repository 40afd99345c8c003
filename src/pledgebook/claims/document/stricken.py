"""States that a document tells to be in distress: whose floods, famines and fighting it speaks of (codebook 2.2)."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from pledgebook.claims.words.grammar import Grammar
from pledgebook.language import Annotation, Token, Tree
from pledgebook.party import Party


def stricken(annotation: Annotation, states: Iterable[Party], words: Grammar) -> Counter[str]:
    """Return how often each state is named as one in distress."""
    return Counter(str(party.id) for party in states if _is_stricken(annotation, party, words))


def _is_stricken(annotation: Annotation, party: Party, words: Grammar) -> bool:
    start, text = party.span.start, annotation.view.text
    if _MARKED.search(text, max(0, start - _BEFORE), start):
        return True
    place = bisect_right(annotation.sentences, start, key=lambda one: one.span.start) - 1
    tree = annotation.sentences[place].tree if place >= 0 else None
    top = tree.top(party.span) if tree else None
    return tree is not None and top is not None and _suffers(tree, top, words)


_MARKED = re.compile(
    r"(?:-(?:hit|stricken|struck|torn|ravaged|affected|battered|devastated|scarred)|\bstricken|\bstarving) $"
)
_BEFORE = 24  # code points


def _suffers(tree: Tree, name: Token, words: Grammar) -> bool:
    """Tell whether a noun or a verb for distress stands over a name ("Chad's floods", "a quake hit Chad")."""
    for word in _holders(tree, name):
        above = tree.head(word)
        if above.lemma.lower() in words.plight and above.pos in ("NOUN", "PROPN"):
            return True
        struck = word.dep in ("dobj", "nsubjpass", "prep") and above.lemma.lower() in words.striking
        if struck and any(_is_plight(tree, noun, words) for noun in _by(tree, above)):
            return True
        if word.dep in ("nsubj", "prep") and above.pos == "VERB" and _loses(tree, above, words):
            return True
    return False


def _holders(tree: Tree, name: Token) -> Iterator[Token]:
    """Yield a name and the nouns and prepositions of place over it, up to the first verb."""
    word = name
    yield word
    for _ in range(_HIGHEST):
        if tree.head(word) is word or tree.head(word).pos not in ("NOUN", "PROPN", "ADP"):
            return
        if word.dep == "pobj" and tree.head(word).text.lower() not in _IN:
            return
        word = tree.head(word)
        yield word


_HIGHEST = 6  # words over a name; a longer row of them is a list
_IN = ("in", "across", "of", "throughout", "over", "around", "through")


def _by(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield what a verb says does it."""
    yield from tree.children(verb, "nsubj")
    for prep in tree.children(verb, "agent"):
        yield from tree.children(prep, "pobj")


def _is_plight(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a noun is one for distress, with or without a name of its own ("the flood", "Cyclone Idai")."""
    named = tree.children(noun, "compound") if noun.pos == "PROPN" else ()
    known = any(word.lemma.lower() in words.plight for word in (noun, *named))
    return known or noun.text.lower() in words.relative


def _loses(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a verb says that people lose their lives, homes or bread."""
    told = (verb, *tree.children(verb, "dobj", "acomp", "oprd", "nsubj"))
    return any(word.lemma.lower() in words.losing for word in told)
