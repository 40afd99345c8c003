"""The clause or phrase that an act hangs on (codebook 1.4)."""

from functools import cache

from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.once import once
from pledgebook.language import Token, Tree
from pledgebook.span import Span


def condition(tree: Tree, verb: Token, words: Grammar) -> Span | None:
    """Return what a verb hangs on: a clause ("if", "unless", "once"), a phrase or an inversion ("should it fail")."""
    return _clause(tree, verb, words) or _phrase(tree, verb, words) or _inversion(tree, verb)


def _clause(tree: Tree, verb: Token, words: Grammar) -> Span | None:
    for child in tree.children(verb, "advcl", "prep"):
        marks = tree.children(child, "mark", "advmod") + ((child,) if child.dep == "prep" else ())
        for mark in marks:
            opens = mark.index <= child.index  # "bought it at once" is no condition
            if opens and mark.text.lower() in words.condition and not tree.children(mark, "dobj", "auxpass"):
                return tree.reach(child)
    return None


def _phrase(tree: Tree, verb: Token, words: Grammar) -> Span | None:
    """Return the phrase of several words that opens a condition ("on condition that", "subject to"), with all below."""
    below = tree.below(verb)
    for word in _opening(tree, words):
        if word.index != verb.index and below >> word.index & 1:
            top = _whole(tree, word, verb)
            if _governor(tree, top) == verb.index:
                return tree.reach(top)
    return None


@once
def _opening(tree: Tree, words: Grammar) -> list[Token]:
    """Return the words that open a phrase of condition."""
    return [word for word in tree.tokens if _opens(tree, word, words)]


def _opens(tree: Tree, word: Token, words: Grammar) -> bool:
    before = tree.tokens[word.index - 1].text.lower() if word.index else ""
    if word.text.lower() not in _openers(words.conditional) or before == "for":
        return False  # "for as long as it takes" says how long
    after = [token.text.lower() for token in tree.tokens[word.index : word.index + _LONGEST]]
    return any(" ".join(after[:length]) in words.conditional for length in range(1, _LONGEST + 1))


@cache
def _openers(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in phrases)


_LONGEST = 4  # words


def _whole(tree: Tree, word: Token, verb: Token) -> Token:
    """Return the top of the phrase that a word opens."""
    top = word
    while top.head not in (top.index, verb.index):
        above = tree.head(top)
        if tree.first(above) is not word:
            break
        top = above
    return top


def _governor(tree: Tree, top: Token) -> int | None:
    """Return the verb that a phrase hangs on, through the nouns between."""
    above = (token for token in tree.ancestors(top) if token.pos in ("VERB", "AUX"))
    return next((token.index for token in above), None)


def _inversion(tree: Tree, verb: Token) -> Span | None:
    """Return a clause that opens with its auxiliary ("should the truce fail", "were it to fail", "had it failed")."""
    for child in tree.children(verb, "advcl", "ccomp"):
        first = tree.first(child)
        subjects = tree.children(child, "nsubj", "nsubjpass")
        if first.text.lower() in _INVERTED and first.dep == "aux" and first.head == child.index and subjects:
            return tree.reach(child)
    return None


_INVERTED = ("should", "were", "had")
