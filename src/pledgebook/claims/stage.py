"""How firm an act is: the words with scope over it, weighed from the inside out (codebook 1)."""

from dataclasses import replace

from pledgebook.claims.chain import Chain, Step
from pledgebook.claims.claim import Stage
from pledgebook.claims.cues import CueClass, Sign
from pledgebook.claims.force import Force
from pledgebook.claims.grammar import Grammar
from pledgebook.claims.modality import Modality, Mood, denied_adjective, denied_noun, modality
from pledgebook.claims.stage_rules import RULES, conditioned, framed, in_that_way
from pledgebook.language import Token, Tree


def force(tree: Tree, chain: Chain, words: Grammar, *, packaged: bool = False) -> Force:
    """Return how firm the act at the foot of a chain is."""
    found = Force(packaged=packaged)
    below = ""
    for step in chain.steps:
        thanked = below == "for" and step.sign is not None and step.sign.phrase in words.thanking
        found = _outward(tree, found, step, words, by=below == "by" or thanked)
        below = step.token.text.lower()
    if found.open and found.stage in (Stage.COMMITTED, Stage.ALLOCATED):
        found = replace(found, stage=Stage.PLEDGED)
    return found


def _outward(tree: Tree, inner: Force, step: Step, words: Grammar, *, by: bool = False) -> Force:
    """Apply one word of the chain; `by` where the act below is how or for what it was done."""
    word = step.token
    verbal = word.pos in ("VERB", "AUX") or word.tag == "VBN"
    how = modality(tree, word, words) if verbal else _nominal(tree, word, words)
    if by and verbal and inner.open and (step.sign is None or step.sign.classes[0] is CueClass.REPORT):
        inner = in_that_way(inner, how)  # "responded by sending", "thanked them for sending"
    if step.sign is None:
        return framed(inner, how) if verbal else inner
    cue = pick(tree, step, step.sign, words)
    if cue is CueClass.REQUEST and step.dep == "ccomp" and _wonders(tree, word, words):
        return replace(inner, void=True)  # "asked what help was given" is a question
    found = RULES[cue](inner, how, step.sign)
    bare = verbal and how.mood is Mood.OPEN
    found = replace(found, noun=not verbal, verb_stage=verbal and found.stage is not None, bare=bare)
    return conditioned(found, how)


def _nominal(tree: Tree, word: Token, words: Grammar) -> Modality:
    """Return how a noun or adjective stands; "is not willing to" refuses as "will not" does."""
    if denied := denied_adjective(tree, word, words):
        return Modality(Mood.FUTURE, denied)
    return Modality(Mood.OPEN, denied_noun(tree, word, words), noun=True)


def _wonders(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a verb of asking leads to a question and not to a wish."""
    within = (token for clause in tree.children(verb, "ccomp") for token in tree.subtree(clause))
    return any(token.text.lower() in words.wondering for token in within if token.index > verb.index)


def pick(tree: Tree, step: Step, sign: Sign, words: Grammar) -> CueClass:
    """Return the meaning of a cue at its place: by what it governs and who its subject is."""
    classes, first = sign.classes, sign.classes[0]
    if _is_to(step, sign) or _is_accepted(tree, step.token, words):
        return CueClass.PLAN
    if _is_empty(tree, step, sign, words):
        return CueClass.ENABLE
    if first is CueClass.DURATIVE and CueClass.AUTHORISE in classes and _is_let_go(tree, step.token, words):
        return CueClass.AUTHORISE
    if CueClass.REQUEST in classes and _own_infinitive(tree, step, words):
        return CueClass.CONSIDER  # "wants to send" is the actor's own wish; "wants Berlin to send" asks
    if first is CueClass.ESTABLISH and CueClass.REFUSE in classes and step.dep == "prep":
        return CueClass.REFUSE  # "barred Bern from sending"
    if _is_drawn_on(tree, step.token, words):
        return CueClass.COMMIT
    if first is CueClass.DENY and step.dep == "dobj" and tree.children(step.token, "dative"):
        return CueClass.REFUSE  # "denied Chad $5m"
    if first is CueClass.ARRIVE and step.dep == "dobj":
        return CueClass.TOTAL  # "the deficit reached $38 billion"
    if step.dep == "nsubj" and len(classes) > 1:
        return next((c for c in classes if c in (CueClass.FUND, CueClass.ARRIVE, CueClass.TOTAL)), first)
    return first


def _is_to(step: Step, sign: Sign) -> bool:
    """Tell whether a verb only puts off the one below it ("is to provide", "is going to send")."""
    if step.dep != "xcomp":
        return False
    return step.token.lemma == "be" or (sign.phrase in ("go", "go to") and step.token.tag == "VBG")


def _is_drawn_on(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a verb of letting opens a sum to somebody ("enabling Chad to draw $5m")."""
    below = (child.lemma.lower() for child in tree.children(verb, "xcomp", "ccomp"))
    return verb.lemma.lower() in words.letting and any(lemma in words.drawing for lemma in below)


def _is_accepted(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a proposal is one that was agreed to: it is no longer weighed."""
    if noun.pos != "NOUN" or noun.lemma.lower() not in words.proposing:
        return False
    verb = tree.head(tree.head(noun)) if noun.dep == "pobj" else tree.head(noun)
    taken = noun.dep in ("dobj", "pobj") and verb.lemma.lower() in words.accepting
    return taken and verb.tag in ("VBD", "VBN", "VBZ", "VBP") and not tree.children(verb, "neg")


def _is_empty(tree: Tree, step: Step, sign: Sign, words: Grammar) -> bool:
    """Tell whether a word does not mean here what makes it a cue: needs that are met, grounds, a mission joined."""
    match sign.classes[0]:
        case CueClass.REQUEST:
            return _is_need_met(tree, step.token, words) or _is_judgement(tree, step.token)
        case CueClass.PLAN:
            return _is_because(tree, sign)
        case CueClass.PROMISE:
            # "joined a mission" commits to it; "joined Oslo in sending" tells of the sending
            return CueClass.ENABLE in sign.classes and step.dep != "dobj"
        case _:
            return False


def _is_judgement(tree: Tree, word: Token) -> bool:
    """Tell whether an adjective judges what was done ("has been vital", "important to our interests"): nobody asks."""
    if word.pos != "ADJ":
        return False
    verb = tree.head(word)
    past = any(w.tag in ("VBD", "VBN") for w in (verb, *tree.children(verb, "aux")) if w.lemma == "be")
    weighed = (t for prep in tree.children(word, "prep") for t in tree.children(prep, "pobj"))
    return past or any(thing.lemma.lower() in ("interest", "security") for thing in weighed)


def _is_let_go(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether to clear means to allow ("cleared $5m for Chad"), not to work on ground or people."""
    objects = tree.children(verb, "dobj", "nsubjpass")
    return bool(objects) and all(noun.lemma.lower() not in words.ground | words.people for noun in objects)


def _is_because(tree: Tree, sign: Sign) -> bool:
    """Tell whether "due" gives a ground ("due to the floods"), not a plan ("due to arrive")."""
    after = [word for word in tree.tokens if word.start >= sign.span.end][:2]
    due = len(after) > 1 and tree.tokens[after[0].index - 1].text.lower() == "due"
    return due and after[0].text == "to" and after[1].tag not in ("VB", "RB")


def _is_need_met(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a need is only what help is for ("to meet their needs"): nobody asks."""
    if noun.pos != "NOUN" or noun.lemma.lower() not in words.unmet:
        return False
    verb = tree.head(noun) if noun.dep == "dobj" else tree.head(tree.head(noun))
    return noun.dep in ("dobj", "pobj") and verb.lemma.lower() in words.answering


def _own_infinitive(tree: Tree, step: Step, words: Grammar) -> bool:
    if step.sign is None or step.sign.phrase not in words.wishing:
        return False
    return any(
        child.tag == "VB" and not tree.children(child, "nsubj")
        for child in tree.children(step.token, "xcomp")
    ) and not tree.children(step.token, "dobj")
