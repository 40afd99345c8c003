"""How firm an act is: the words with scope over it, weighed from the inside out (codebook 1)."""

from dataclasses import replace

from pledgebook.claims.claim import Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.implicative import done, implicative, is_taken_as_done
from pledgebook.claims.firmness.modality import Modality, Mood, denied_adjective, denied_noun, modality
from pledgebook.claims.firmness.stage_rules import RULES
from pledgebook.claims.firmness.tense import conditioned, framed, in_that_way
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.meaning import meaning
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token, Tree
from pledgebook.span import Span


def force(tree: Tree, chain: Chain, words: Grammar, *, packaged: bool = False) -> Force:
    """Return how firm the act at the foot of a chain is."""
    found = Force(packaged=packaged)
    below: Token | None = None
    for step in chain.steps:
        if is_taken_as_done(tree, step, below, found, words):
            found = done(found)
        found = _outward(tree, found, step, words, by=below is not None and _is_way(below, found))
        below = step.token
    if found.open and found.stage in (Stage.COMMITTED, Stage.ALLOCATED):
        found = found._replace(stage=Stage.PLEDGED)
    return found


def _is_way(below: Token, inner: Force) -> bool:
    """Tell whether the act below is how something was done ("helped by sending", "in sending, helped")."""
    return below.text.lower() == "by" or (below.text.lower() == "in" and inner.bare)


def _outward(tree: Tree, inner: Force, step: Step, words: Grammar, *, by: bool = False) -> Force:
    """Apply one word of the chain; `by` where the act below is how it was done."""
    word = step.token
    verbal = word.pos in ("VERB", "AUX") or word.tag == "VBN"
    how = modality(tree, word, words) if verbal else _nominal(tree, step, words)
    if by and inner.open and word.lemma.lower() in words.sharing:
        return implicative(inner, how)  # "joined Peru in sending"
    if by and verbal and inner.open and (step.sign is None or step.sign.classes[0] is CueClass.REPORT):
        inner = in_that_way(inner, how)  # "responded by sending"
    if step.sign is None:
        ranked = _is_ranked(tree, step, words)  # "was the first to send"
        return implicative(inner, how) if ranked else framed(inner, how) if verbal else inner
    cue = meaning(tree, step, step.sign, words)
    if cue is CueClass.REQUEST and step.dep == "ccomp" and _wonders(tree, word, words):
        return inner._replace(void=True)  # "asked what help was given" is a question
    if cue is CueClass.CONSIDER and _is_one_of_many(tree, word, words):
        return inner._replace(void=True)
    if cue is CueClass.ARRIVE and how.mood is Mood.DUTY and _is_awaited(tree, step, words):
        how = replace(how, mood=Mood.FUTURE)
    found = RULES[cue](inner, how, step.sign)
    bare = verbal and how.mood is Mood.OPEN
    found = found._replace(noun=not verbal, verb_stage=verbal and found.stage is not None, bare=bare)
    return conditioned(found, how)


def _is_one_of_many(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a review is one of those a programme goes through: nobody weighs the programme there."""
    counted = any(
        word.tag == "JJ" and word.text.lower() in words.ranking for word in tree.children(noun, "amod")
    )
    return noun.pos == "NOUN" and noun.lemma.lower() == "review" and counted


def _is_awaited(tree: Tree, step: Step, words: Grammar) -> bool:
    """Tell whether "should" only says when something is to come ("the second shipment should arrive in May")."""
    coming = step.dep == "nsubj" and step.token.lemma.lower() in words.awaited
    return coming and any(aux.text.lower() == "should" for aux in tree.children(step.token, "aux"))


def _nominal(tree: Tree, step: Step, words: Grammar) -> Modality:
    """Return how a noun or adjective stands; "is not willing to" refuses as "will not" does."""
    word = step.token
    bringing = step.sign is not None and step.sign.can_be(*_BRINGING)
    if bringing or _is_ranked(tree, step, words):
        verb = (
            tree.head(tree.head(word)) if word.dep == "pobj" else tree.head(word)
        )  # "was among the first to"
        return modality(tree, verb, words) if verb.pos in ("VERB", "AUX") else Modality(Mood.OPEN, noun=True)
    if _has_come(tree, step, words):
        return Modality(Mood.PAST, noun=True)
    if denied := denied_adjective(tree, word, words):
        return Modality(Mood.FUTURE, denied)
    return Modality(Mood.OPEN, denied_noun(tree, word, words) or _not_made(tree, word, words), noun=True)


def _has_come(tree: Tree, step: Step, words: Grammar) -> bool:
    """Tell whether a coming or going is told as news of what happened ("announced the departure of a plane")."""
    noun, verb = step.token, tree.head(step.token)
    comes = step.sign is not None and step.sign.classes[0] is CueClass.ARRIVE and noun.pos == "NOUN"
    if not comes or noun.dep not in ("dobj", "nsubjpass") or verb.lemma.lower() not in words.reported:
        return False
    ahead = any(word.text.lower() in words.ahead for word in tree.subtree(noun))
    return modality(tree, verb, words).mood in (Mood.PAST, Mood.PERFECT) and not ahead


_BRINGING = (CueClass.IMPLICATIVE, CueClass.ABILITY, CueClass.BEGIN)


def _not_made(tree: Tree, noun: Token, words: Grammar) -> Span | None:
    """Return what denies the verb by which a decision or promise is made ("no promise", "has not been taken")."""
    verb = tree.head(noun)
    made = noun.dep == "nsubjpass" and verb.lemma.lower() in words.making
    return modality(tree, verb, words).negation if made else None


def _is_ranked(tree: Tree, step: Step, words: Grammar) -> bool:
    """Tell whether a word says the how manieth somebody was to act ("was the first state to send")."""
    if (
        step.sign is not None
        or step.dep not in ("relcl", "acl", "xcomp")
        or step.token.dep not in ("attr", "pobj")
    ):
        return False
    said = (step.token, *tree.children(step.token, "amod"))
    return any(word.text.lower() in words.ranking for word in said)


def _wonders(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a verb of asking leads to a question and not to a wish."""
    within = (token for clause in tree.children(verb, "ccomp") for token in tree.subtree(clause))
    return any(token.text.lower() in words.wondering for token in within if token.index > verb.index)
