"""Figures that only say how large a scheme is, or that no figure is told: nothing of them is given."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token, Tree

_INTO = ("to", "towards", "toward", "into", "in", "for")
_BEFORE = ("nummod", "compound", "nmod", "amod", "quantmod", "npadvmod")


def is_size(draft: Draft) -> bool:
    """Tell whether a sum only sizes what another goes into ("paid $1m towards a $30m road")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    if draft.amount is None or foot.dep not in _BEFORE or len(draft.act.passage.sums) < 2:
        return False
    noun = _first(tree, tree.head(foot), draft.act.passage.grammar)
    prep = tree.head(noun)
    if noun.dep != "pobj" or prep.text.lower() not in _INTO:
        return False
    before = (top for _, top in draft.act.passage.sums if top.index < prep.index)
    return any(_is_beside(tree, top, prep) for top in before)


def _first(tree: Tree, noun: Token, words: Grammar) -> Token:
    """Return the first of a row of nouns; a gift in the row is one of its own ("$4m to Chad and a $3m loan")."""
    if noun.lemma.lower() in words.gift | words.granted:
        return noun
    while noun.dep == "conj" and tree.head(noun).pos in ("NOUN", "PROPN"):
        noun = tree.head(noun)
    return noun


def _is_beside(tree: Tree, top: Token, prep: Token) -> bool:
    """Tell whether a preposition hangs from a sum, from what it is a sum of, or from the verb that gives it."""
    holder = tree.head(prep)
    if holder.index == top.index:
        return True
    given = (word for word in tree.children(holder, "dobj", "nsubjpass") if word.index < prep.index)
    nominal = holder.pos in ("NOUN", "PROPN") and tree.below(holder) >> top.index & 1
    return bool(nominal) or any(tree.below(word) >> top.index & 1 for word in given)


def is_price(draft: Draft) -> bool:
    """Tell whether a sum is only what something is to cost, whoever pays ("the dam is likely to cost $80m")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    verb = tree.head(foot)
    if draft.amount is None or foot.dep != "dobj" or verb.lemma.lower() != "cost" or verb.tag != "VB":
        return False
    return verb.dep != "relcl" and not tree.children(verb, "dative")


def only_lacks_figures(draft: Draft) -> bool:
    """Tell whether words only say that, or whether, a figure is told ("no value of the arms is given")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    verb = next(iter(verbs(draft)), None)
    if draft.amount is not None or verb is None or verb.lemma not in ("give", "provide", "release"):
        return False
    told = tree.children(verb, "nsubjpass")
    return any(noun.lemma.lower() in words.worth | words.stated for noun in told)


def is_missed_mark(draft: Draft) -> bool:
    """Tell whether a sum is only the mark that others did not reach ("donations fell short of the $9m needed").

    What was promised and fell short is not given: that is told by a word of promise below.
    """
    steps = draft.act.chain.steps
    failing = next((place for place, step in enumerate(steps) if _falls_short(step)), None)
    if draft.amount is None or failing is None:
        return False
    return all(step.sign is None for step in steps[:failing])


def _falls_short(step: Step) -> bool:
    return step.sign is not None and step.sign.phrase == "fall short"
