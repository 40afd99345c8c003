"""Time given to pay back: a debt that a lender puts off is relief, no sale and no stop (codebook 3.2)."""

from pledgebook.claims.words.act import Act
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token, Tree


def is_respite(act: Act) -> bool:
    """Tell whether an act gives time to pay back what is owed ("granted Chad six more months to repay")."""
    tree, words = act.passage.tree, act.passage.grammar
    owed = next((place for place, step in enumerate(act.chain.steps) if _owes(step, words)), None)
    if owed is None:
        return False
    outer = [step.token for step in act.chain.steps[owed + 1 :]]
    given = (thing for verb in outer for thing in tree.children(verb, "dobj", "nsubjpass"))
    return any(word.lemma.lower() in words.respite for word in (*outer, *given)) or any(
        puts_off(tree, verb, words) for verb in outer
    )


def puts_off(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a verb puts off a repayment, or lets somebody have time."""
    for thing in tree.children(verb, "dobj", "nsubjpass"):
        noun = thing.lemma.lower()
        if _pays_back(thing, words) and verb.lemma.lower() in words.deferring:
            return True
        if noun in words.respite and verb.lemma.lower() in words.letting:
            return True
    return False


def _owes(step: Step, words: Grammar) -> bool:
    return step.sign is not None and step.sign.phrase in words.repaying


def _pays_back(word: Token, words: Grammar) -> bool:
    return word.lemma.lower() in words.repaying
