"""Clauses whose subject a parse takes for part of the phrase before: behind "as", and on a sum without "that"."""

from pledgebook.language.rejoined import is_sum
from pledgebook.language.tree import Token, Tree

_FINITE = ("VBD", "VBZ", "VBP")
_MARKS = ("as", "after", "before", "until", "since")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FURTHEST = 4  # words from a name to its verb, auxiliaries and adverbs between


def told_beside(tree: Tree) -> list[Token]:
    """Return the noun behind "as" as who acts in the clause that follows it ("spoke as a load of rice arrived")."""
    for mark in tree.tokens[:-2]:
        if mark.dep != "prep" or mark.text.lower() not in _MARKS:
            continue
        noun = next(iter(tree.children(mark, "pobj")), None)
        verb = _verb_behind(tree, tree.subtree(noun)[-1].index) if noun else None
        if noun and verb and verb.dep == "advcl" and verb.head == mark.head and verb.tag in _FINITE:
            led = mark._replace(dep="mark", head=verb.index)
            return [led, noun._replace(dep="nsubj", head=verb.index)]
    return []


def given_unmarked(tree: Tree) -> list[Token]:
    """Return a thing taken for a part of the name behind it, with the clause on it ("the $5m Oslo has lent Chad")."""
    for thing in tree.tokens[:-2]:
        name = tree.tokens[thing.index + 1]
        verb = _verb_behind(tree, name.index) if _hangs_from(tree, thing, name) else None
        if verb is None or verb.index == name.head:
            continue
        above = _clause_over(tree, name, verb)
        if above is not None:
            place = thing._replace(dep=name.dep, head=name.head)
            before = [
                word._replace(head=thing.index) for word in tree.children(name) if word.index < thing.index
            ]
            acting = name._replace(dep="nsubj", head=verb.index)
            return [place, *before, acting, verb._replace(dep="relcl", head=thing.index), *above]
    return []


def _hangs_from(tree: Tree, thing: Token, name: Token) -> bool:
    """Tell whether a sum, or what so much there is of, stands below the name right behind it."""
    if thing.head != name.index or name.tag != "NNP" or thing.dep not in ("nummod", "compound", "nmod"):
        return False
    of = tree.tokens[thing.index - 1] if thing.index else thing
    counted = of.text.lower() == "of" and bool(tree.children(tree.head(of), "nummod"))
    return is_sum(thing) or (thing.tag in ("NN", "NNS") and counted)


def _verb_behind(tree: Tree, at: int) -> Token | None:
    """Return the verb with a tense and no subject that follows a word, its auxiliaries between."""
    for word in tree.tokens[at + 1 : at + 1 + _FURTHEST]:
        if word.pos == "VERB":
            helped = tree.children(word, "aux", "auxpass")
            told = word.tag in _FINITE or bool(helped)
            return word if told and not tree.children(word, *_SUBJECTS) else None
        if word.pos not in ("AUX", "ADV"):
            return None
    return None


def _clause_over(tree: Tree, name: Token, verb: Token) -> list[Token] | None:
    """Return the clause that a name stands in as the main one, where its verb was taken for that."""
    if not tree.below(verb) >> name.index & 1:
        return []
    top = next(word for word in tree.children(verb) if tree.below(word) >> name.index & 1)
    if top.pos not in ("VERB", "AUX"):
        return None
    others = [
        word._replace(head=top.index)
        for word in tree.children(verb)
        if word.index < name.index and word.index != top.index
    ]
    return [top._replace(dep=verb.dep, head=top.index if verb.dep == "ROOT" else verb.head), *others]
