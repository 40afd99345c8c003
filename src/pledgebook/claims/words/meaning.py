"""What a cue means at its place, where it can mean more than one thing: by what it governs and who its subject is."""

from pledgebook.claims.words.coordination import subjects_of
from pledgebook.claims.words.cues import CueClass, Sign
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.once import once
from pledgebook.claims.words.respite import puts_off
from pledgebook.claims.words.senses import sense
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token, Tree


@once
def meaning(tree: Tree, step: Step, sign: Sign, words: Grammar) -> CueClass:
    """Return what a cue means at its place."""
    if _is_sought(tree, step, words):
        return CueClass.REQUEST
    if _is_to(tree, step, sign) or _is_accepted(tree, step.token, words) or _is_effort(tree, step, words):
        return CueClass.PLAN
    if _is_empty(tree, step, sign, words):
        return CueClass.ENABLE
    if _is_proposed(tree, step.token, sign, words):
        return CueClass.TRANSFER
    found = (
        _wished(tree, step, sign, words)
        or _by_clause(tree, step, sign)
        or _put_off(tree, step, sign, words)
        or sense(tree, step, sign, words)
        or _part_of_work(tree, step, sign, words)
        or _part_of_accord(tree, step, sign, words)
        or _by_object(tree, step, sign, words)
    )
    return found or sign.classes[0]


def _is_proposed(tree: Tree, verb: Token, sign: Sign, words: Grammar) -> bool:
    """Tell whether a budget or bill laid before others helps or pays in the present: that is only what it would do."""
    helping = sign.classes[0] in (CueClass.DURATIVE, CueClass.FUND) and verb.tag in ("VBZ", "VBP")
    return helping and any(noun.lemma.lower() in words.proposed for noun in tree.children(verb, "nsubj"))


def _wished(tree: Tree, step: Step, sign: Sign, words: Grammar) -> CueClass | None:
    """Return whose act is wished: "wants to send" is the subject's own, "wants Berlin to send" asks."""
    if not sign.can_be(CueClass.REQUEST, CueClass.VOLITION):
        return None
    if _own_infinitive(tree, step, words):
        return CueClass.FAVOUR
    return CueClass.REQUEST if sign.can_be(CueClass.VOLITION) else None


def _by_clause(tree: Tree, step: Step, sign: Sign) -> CueClass | None:
    """Return the meaning of a verb with a clause for its object, where with a thing it has another."""
    other = _WITH_CLAUSE.get(sign.classes[0]) if step.dep in ("xcomp", "ccomp") else None
    if sign.classes[0] is CueClass.PROMISE and step.dep == "ccomp" and _is_past(tree, step.token):
        return CueClass.REPORT  # "assured Peru that it had paid"
    return other if other in sign.classes else None


def _is_past(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause below a verb says that something was done."""
    for clause in tree.children(verb, "ccomp"):
        done = clause.tag == "VBD" or any(aux.lemma == "have" for aux in tree.children(clause, "aux"))
        modal = any(aux.tag == "MD" for aux in tree.children(clause, "aux"))
        if done and not modal and tree.children(clause, "nsubj"):
            return True
    return False


_WITH_CLAUSE = {
    CueClass.DURATIVE: CueClass.REQUEST,  # "advised Oslo to send"
    CueClass.CANCEL: CueClass.REPORT,  # "recalled sending"
    CueClass.TRANSFER: CueClass.PLAN,  # "arranged to send"
}


def _put_off(tree: Tree, step: Step, sign: Sign, words: Grammar) -> CueClass | None:
    """Return what leaving a place or putting off means by who leaves and what is put off."""
    first = sign.classes[0]
    if first is CueClass.SUSPEND and _puts_off_choice(tree, step.token, words):
        return CueClass.CONSIDER  # "deferred a decision on tanks"
    if first is CueClass.ARRIVE and step.token.lemma == "enter" and _is_signed(tree, step.token, words):
        return CueClass.COMMIT
    if first is CueClass.ARRIVE and sign.can_be(CueClass.CANCEL):
        return _left(tree, step.token, words)
    if first in (CueClass.SUSPEND, CueClass.ENABLE) and puts_off(tree, step.token, words):
        return CueClass.TRANSFER  # "postponed the repayment"
    if first in (CueClass.SUSPEND, CueClass.CANCEL) and (
        _is_of_debt(tree, step.token, words) or _is_owed(tree, step.token, words)
    ):
        return CueClass.TRANSFER  # "a debt moratorium", "the cancellation of Cuba's debt"
    return None


def _puts_off_choice(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether only the choice is put off, and nothing that was to come."""
    chosen = (noun.lemma.lower() for noun in tree.children(verb, "dobj", "nsubjpass"))
    waits = verb.lemma.lower() in words.deferring - {"suspend", "freeze"}
    return waits and any(noun in words.choosing for noun in chosen)


def _is_signed(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether what somebody enters is an agreement ("entered into a contract with Peru")."""
    preps = (prep for prep in tree.children(verb, "prep") if prep.text.lower() == "into")
    return any(noun.lemma.lower() in words.instrument for prep in preps for noun in tree.children(prep))


def _is_of_debt(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether what a noun says is stopped or ended is what somebody owes ("a moratorium on debt payments")."""
    if noun.pos != "NOUN":
        return False
    behind = (thing for prep in tree.children(noun, "prep") for thing in tree.subtree(prep))
    beside = tree.children(tree.head(noun), "prep") if noun.dep == "dobj" else ()
    hung = (thing for prep in beside if prep.text == "on" for thing in tree.children(prep, "pobj"))
    said = (*tree.children(noun, "compound", "amod", "nmod"), *behind, *hung)
    return any(word.lemma.lower() in words.owing for word in said)


def _is_owed(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether what is cancelled is what somebody owes ("cancelled $5m owed to it", "the rest of its debt")."""
    things = tree.children(verb, "dobj", "nsubjpass")
    parts = [prep for thing in things for prep in tree.children(thing, "prep") if prep.text.lower() == "of"]
    clauses = [
        *tree.children(verb, "ccomp"),
        *(clause for thing in things for clause in tree.children(thing, "acl", "relcl")),
        *(clause for prep in parts for clause in tree.children(prep, "pcomp")),
    ]
    owing = (whole.lemma.lower() in words.owing for prep in parts for whole in tree.children(prep, "pobj"))
    return any(clause.lemma == "owe" for clause in clauses) or any(owing)


def _left(tree: Tree, verb: Token, words: Grammar) -> CueClass | None:
    """Return what leaving is where people do: out of a place, they are taken away; nothing said, it is open."""
    if any(force.lemma.lower() in words.force for force in tree.children(verb, "dobj")):
        return CueClass.CANCEL  # "will leave the mission"
    people = any(noun.lemma.lower() in words.people | words.posted for noun in subjects_of(tree, verb))
    goal = any(prep.text.lower() in words.towards for prep in tree.children(verb, "prep"))
    if not people or goal:
        return None
    return CueClass.CANCEL if tree.children(verb, "dobj") else CueClass.REPORT


def _part_of_work(tree: Tree, step: Step, sign: Sign, words: Grammar) -> CueClass | None:
    """Return that a part of what somebody has done was done ("its efforts in Kiribati included training nurses").

    Help that the words only point back to is as firm as where it was told ("the aid included tents").
    """
    verb = step.token
    perfect = any(aux.lemma == "have" for aux in tree.children(verb, "aux"))
    if sign.classes[0] is not CueClass.INCLUDE or not (perfect or verb.tag == "VBD"):
        return None
    owned = any(_is_owned(tree, noun, words) for noun in tree.children(verb, "nsubj"))
    return CueClass.DURATIVE if owned else None


def _part_of_accord(tree: Tree, step: Step, sign: Sign, words: Grammar) -> CueClass | None:
    """Return that what sides agreed on is promised ("the accord with Oslo includes supplying ten buses")."""
    verb = step.token
    told = sign.classes[0] is CueClass.INCLUDE and verb.tag in ("VBZ", "VBP", "VBD")
    if not told or not any(noun.lemma.lower() in words.accord for noun in tree.children(verb, "nsubj")):
        return None
    parts = tree.children(verb, "xcomp", "pcomp", "dobj", "ccomp")
    acts = (part.tag == "VBG" or part.lemma.lower() in words.handing for part in parts)
    return CueClass.PROMISE if any(acts) else None


def _is_owned(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a noun is what somebody named or known does for others ("Dutch help", "their efforts")."""
    of = (word for prep in tree.children(noun, "prep") if prep.text == "of" for word in tree.children(prep))
    owners = (*tree.children(noun, "poss", "amod", "compound", "nmod"), *of)
    return noun.lemma.lower() in words.endeavour and any(
        (word.dep == "poss" and word.text.lower() not in _BACK) or word.text[:1].isupper() for word in owners
    )


_BACK = ("this", "that", "its", "his", "her")  # "its aid included tents" may tell of aid that is promised


def _by_object(tree: Tree, step: Step, sign: Sign, words: Grammar) -> CueClass | None:
    """Return the meaning that the object or subject of a verb gives it."""
    classes, first = sign.classes, sign.classes[0]
    if first is CueClass.DURATIVE and CueClass.AUTHORISE in classes and _is_let_go(tree, step.token, words):
        return CueClass.AUTHORISE
    if first is CueClass.ESTABLISH and CueClass.REFUSE in classes and step.dep == "prep":
        return CueClass.REFUSE  # "barred Bern from sending"
    if _is_drawn_on(tree, step.token, words):
        return CueClass.COMMIT
    if first is CueClass.DENY and step.dep == "dobj" and tree.children(step.token, "dative"):
        return CueClass.REFUSE  # "denied Chad $5m"
    if first is CueClass.RECEIVE and CueClass.PROMISE in classes and _is_offered(tree, step.token, words):
        return CueClass.PROMISE  # "accepted a loan"
    if first is CueClass.ARRIVE and _is_word_given(tree, step.token):
        return CueClass.PROMISE
    if first is CueClass.ARRIVE and step.dep == "dobj":
        return CueClass.TOTAL  # "the deficit reached $38 billion"
    paying = (c for c in classes if c in (CueClass.FUND, CueClass.ARRIVE, CueClass.TOTAL))
    return next(paying, None) if step.dep == "nsubj" and len(classes) > 1 else None


def _is_word_given(tree: Tree, verb: Token) -> bool:
    """Tell whether what comes from somebody is a promise ("the largest pledges came from Oslo")."""
    return any(noun.lemma.lower() in _WORDS for noun in tree.children(verb, "nsubj"))


_WORDS = ("pledge", "promise", "offer", "commitment", "vow")


def _is_to(tree: Tree, step: Step, sign: Sign) -> bool:
    """Tell whether a verb only puts off the one below it ("is to provide", "is going to send")."""
    if step.dep != "xcomp" or any(word.text.lower() == "yet" for word in tree.children(step.token, "advmod")):
        return False
    return step.token.lemma == "be" or (sign.phrase in ("go", "go to", "move") and step.token.tag == "VBG")


def _is_sought(tree: Tree, step: Step, words: Grammar) -> bool:
    """Tell whether somebody only tries to get a thing ("is working to secure a loan", not "to get food to Chad")."""
    verb = step.token
    if verb.lemma.lower() not in words.striving or step.dep not in ("xcomp", "advcl"):
        return False
    ends = [end for end in tree.children(verb, step.dep) if end.tag == "VB" and end.lemma in words.gaining]
    preps = (prep.text.lower() for end in ends for prep in tree.children(end, "prep"))
    return bool(ends) and not words.towards.intersection(preps)


def _is_effort(tree: Tree, step: Step, words: Grammar) -> bool:
    """Tell whether somebody only works towards giving a thing ("is working with Congress to provide $5m")."""
    verb = step.token
    if verb.lemma != "work" or verb.tag == "VBD" or step.dep not in ("xcomp", "advcl"):
        return False
    ends = (end for end in tree.children(verb, step.dep) if end.tag == "VB")
    return any(end.lemma in words.moving | words.bestowing for end in ends)


def _is_offered(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether what is accepted is money or help that is to come, not a thing that is handed over."""
    things = tree.children(verb, "dobj", "nsubjpass")
    return any(
        thing.lemma.lower() in words.finance or thing.lemma.lower() in words.offered for thing in things
    )


def _is_drawn_on(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a verb of letting opens a sum to somebody ("enabling Chad to draw $5m, the disbursement of")."""
    opened = (*tree.children(verb, "xcomp", "ccomp"), *tree.children(verb, "dobj"))
    below = (child.lemma.lower() for child in opened)
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
            return _is_need_met(tree, step.token, words) or is_judgement(tree, step.token)
        case CueClass.PLAN:
            return _is_because(tree, sign)
        case CueClass.CANCEL:
            return _ends_with(tree, step)
        case CueClass.PROMISE:
            # "joined a mission" commits to it; "joined Oslo in sending" tells of the sending
            return CueClass.ENABLE in sign.classes and step.dep != "dobj"
        case _:
            return False


def _ends_with(tree: Tree, step: Step) -> bool:
    """Tell whether something only ends with what is told, which begins there ("the talks ended with a pledge")."""
    return (
        step.dep == "prep"
        and step.token.lemma.lower() in ("end", "close", "finish", "conclude")
        and any(prep.text.lower() == "with" for prep in tree.children(step.token, "prep"))
    )


def is_judgement(tree: Tree, word: Token) -> bool:
    """Tell whether an adjective judges what was done ("has been vital", "important to our interests"): nobody asks."""
    if word.pos != "ADJ":
        return False
    verb = tree.head(word)
    if any(_is_given(tree, noun) for noun in tree.children(verb, "nsubj")):
        return True
    past = any(w.tag in ("VBD", "VBN") for w in (verb, *tree.children(verb, "aux")) if w.lemma == "be")
    weighed = (t for prep in tree.children(word, "prep") for t in tree.children(prep, "pobj"))
    return past or any(thing.lemma.lower() in ("interest", "security") for thing in weighed)


def _is_given(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun with "this" or "our" means help that there is ("this support will be critical")."""
    return any(
        word.text.lower() in ("this", "these", "our", "such") for word in tree.children(noun, "det", "poss")
    )


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
