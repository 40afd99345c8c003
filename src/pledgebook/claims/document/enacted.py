"""Whose a bare budget or bill is in a text that speaks for a state: its own (codebook 2.1)."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Annotation, Token, Tree

_BACK = 2  # sentences


def is_own_law(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a budget or bill that no words say to be another's is what gives ("the Budget provides")."""
    law = _law(draft)
    if law is None or annotation.voice is None:
        return False
    number = draft.act.passage.number
    told = annotation.sentences[max(0, number - _BACK) : number]
    trees = [one.tree for one in told if one.tree is not None]
    return not any(_is_told_new(tree, law.lemma) for tree in trees)


def _law(draft: Draft) -> Token | None:
    """Return the budget or bill that is the subject of the act's verb, with an article and no owner."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    verbs = (step.token for step in draft.act.chain.steps if step.token.pos in ("VERB", "AUX"))
    subjects = next(filter(None, (tree.children(verb, "nsubj") for verb in verbs)), ())
    laws = (noun for noun in subjects if noun.lemma.lower() in words.enactment)
    return next((law for law in laws if _is_bare(tree, law)), None)


def _is_bare(tree: Tree, law: Token) -> bool:
    return any(word.text.lower() in ("the", "this", "that") for word in tree.children(law, "det"))


def _is_told_new(tree: Tree, lemma: str) -> bool:
    """Tell whether a sentence brings up a law of its own ("Sweden's parliament passed a bill")."""
    same = (word for word in tree.tokens if word.lemma == lemma)
    return any(word.text.lower() in ("a", "an") for law in same for word in tree.children(law, "det"))
