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
    joined = (also for also in tree.children(verb, "conj") if also.pos == "VERB")
    things = tree.children(verb, "dobj", "nsubjpass") or next(
        filter(None, (tree.children(also, "dobj") for also in joined)), ()
    )  # "will defer or reschedule repayments"
    preps = (prep for thing in things for prep in tree.children(thing, "prep") if prep.text.lower() in _IN)
    parts = [whole for prep in preps for whole in tree.children(prep, "pobj")]  # "$40m of its repayments"
    for thing in (*things, *parts):
        noun = thing.lemma.lower()
        if is_owed(tree, thing, words) and verb.lemma.lower() in words.deferring:
            return True
        if noun in words.respite and verb.lemma.lower() in words.letting:
            return True
    return False


_IN = ("of", "in")


def _owes(step: Step, words: Grammar) -> bool:
    return step.sign is not None and step.sign.phrase in words.repaying


def is_owed(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a noun means what somebody owes, or pays of it."""
    return noun.lemma.lower() in words.owing or pays_back(tree, noun, words)


def pays_back(tree: Tree, word: Token, words: Grammar) -> bool:
    """Tell whether a noun means paying what is owed ("repayments", "debt service", "payments on its loans")."""
    lemma = word.lemma.lower()
    if lemma in words.repaying:
        return True
    if lemma not in words.paying_off:
        return False
    if falls_due(tree, word, words):
        return True
    beside = tree.children(word, "compound", "amod", "acl")
    before = {w.lemma.lower() for one in beside for w in (one, *tree.children(one, "compound", "amod"))}
    preps = (prep for prep in tree.children(word, "prep") if prep.text.lower() in _ON)
    behind = {noun.lemma.lower() for prep in preps for noun in tree.children(prep, "pobj")}
    lent = words.finance.keys() if lemma == _INTEREST else frozenset[str]()
    return not (words.owing | {_INTEREST} | lent).isdisjoint(before | behind)


def falls_due(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a noun means what has to be paid by a day ("payments due this year", "maturities falling due")."""
    if noun.lemma.lower() in _DUES and noun.dep == "dobj":
        return tree.head(noun).lemma.lower() in words.deferring  # "deferred interest and principal"
    if noun.tag != "NNS" or noun.lemma.lower() not in words.paying_off:
        return False
    preps = (prep for prep in tree.children(noun, "prep") if prep.text.lower() == "of")
    sums = (whole for prep in preps for whole in tree.children(prep, "pobj"))  # "payments of $8m due in May"
    beside = [one for word in (noun, *sums) for one in tree.children(word, "amod", "acl", "advmod", "relcl")]
    told = (word for one in beside for word in (one, *tree.children(one, "acomp", "advmod", "oprd")))
    return any(word.text.lower() == "due" for word in told)


_DUES = ("interest", "principal", "repayment")
_INTEREST = "interest"
_ON = ("on", "of")
