"""What a text that speaks for a state means by bare words: its own budget, its own departments (codebook 2.1)."""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Annotation, Token, Tree

_BACK = 2  # sentences


def is_own(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a budget or department that no words say to be another's acts ("the Budget provides")."""
    doers = draft.doers
    if annotation.voice is None or doers.parties or doers.pronoun or doers.first_person:
        return False
    subjects = _subjects(draft)
    return _is_department(draft, subjects) or (not doers.settled and _is_own_law(draft, subjects, annotation))


def _subjects(draft: Draft) -> Sequence[Token]:
    """Return the subjects of the first verb over an act that has any."""
    tree = draft.act.passage.tree
    verbs = (step.token for step in draft.act.chain.steps if step.token.pos in ("VERB", "AUX"))
    return next(filter(None, (tree.children(verb, "nsubj") for verb in verbs)), ())


def _is_department(draft: Draft, subjects: Sequence[Token]) -> bool:
    """Tell whether a department is called by what it is for alone ("State trained 40 judges")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    capitals = (noun for noun in subjects if noun.text[:1].isupper() and noun.tag in ("NNP", "NN"))
    return any(noun.text.lower() in words.department and not tree.children(noun) for noun in capitals)


def _is_own_law(draft: Draft, subjects: Sequence[Token], annotation: Annotation) -> bool:
    """Tell whether a budget or bill with an article and no owner is what gives, and no other was just told of."""
    passage = draft.act.passage
    laws = (noun for noun in subjects if noun.lemma.lower() in passage.grammar.enactment)
    law = next((noun for noun in laws if _is_bare(passage.tree, noun)), None)
    told = annotation.sentences[max(0, passage.number - _BACK) : passage.number]
    trees = [one.tree for one in told if one.tree is not None]
    return law is not None and not any(_is_told_new(tree, law.lemma) for tree in trees)


def _is_bare(tree: Tree, law: Token) -> bool:
    return any(word.text.lower() in ("the", "this", "that") for word in tree.children(law, "det"))


def _is_told_new(tree: Tree, lemma: str) -> bool:
    """Tell whether a sentence brings up a law of its own ("Sweden's parliament passed a bill")."""
    same = (word for word in tree.tokens if word.lemma == lemma)
    return any(word.text.lower() in ("a", "an") for law in same for word in tree.children(law, "det"))
