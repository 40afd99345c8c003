"""Verbs that of help, people or places mean something else than alone ("raised its aid", "pulled people out")."""

from collections.abc import Callable

from pledgebook.claims.words.cues import CueClass, Sign
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.gratitude import thanks
from pledgebook.claims.words.steps import Step
from pledgebook.claims.words.sums import approves_deed
from pledgebook.language import Token, Tree


def sense(tree: Tree, step: Step, sign: Sign, words: Grammar) -> CueClass | None:
    """Return what a verb means by what it acts on, where that is not what it means alone."""
    lemma = step.token.lemma.lower()
    if step.token.pos not in ("VERB", "AUX"):
        if _is_put_to_vote(tree, step, sign):
            return CueClass.CONSIDER
        return CueClass.BEGIN if _is_in_use(tree, step, sign, words) else None
    if sign.classes == (CueClass.RECEIVE,) and sign.phrase.endswith(" with"):
        return CueClass.PROMISE  # "left Oslo with a loan"
    for tells, meant in _SENSES:
        if tells(tree, step, words, lemma):
            return meant
    return None


def _is_put_to_vote(tree: Tree, step: Step, sign: Sign) -> bool:
    """Tell whether a vote is one about an act, and none that lets it happen ("a vote on sending jets")."""
    about = any(prep.text.lower() == "on" for prep in tree.children(step.token, "prep"))
    return sign.phrase == "vote" and step.dep == "prep" and about


def _is_of_thanks(tree: Tree, step: Step, words: Grammar, _lemma: str) -> bool:
    """Tell whether a verb only says thanks, whatever else it can mean ("extends its thanks", "conveyed gratitude")."""
    return step.dep == "prep" and thanks(tree, step.token, words)


def _is_share(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether somebody takes part in a force or mission of several states, and so sends people to it."""
    if lemma not in ("take", "participate") or step.dep != "prep":
        return False
    behind = (noun for prep in tree.children(step.token, "prep") for noun in tree.children(prep, "pobj"))
    return any(noun.lemma.lower() in words.force for noun in behind)


def _is_raised(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether help is raised to a sum or by one: so much more is promised ("doubled its grant to $5m")."""
    up = any(word.text.lower() == "up" for word in tree.children(step.token, "prt"))
    if lemma not in words.raising and not (up and lemma in _STEPPING):
        return False
    things = tree.children(step.token, "dobj", "nsubjpass")
    helped = any(thing.lemma.lower() in words.gift | words.granted | words.help_at_large for thing in things)
    preps = (prep for word in (step.token, *things) for prep in tree.children(word, "prep", "dative"))
    sums = (
        noun for prep in preps if prep.text.lower() in ("to", "by", "from") for noun in tree.children(prep)
    )
    return helped and any(noun.tag in ("CD", "$") or tree.children(noun, "nummod") for noun in sums)


_STEPPING = ("step", "scale", "ramp", "bump")  # "stepped up its support"


def _is_laid_out(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether a package or plan is shown to the public, and no thing is handed over ("presented a package")."""
    shown = tree.children(step.token, "dobj", "nsubjpass") if lemma == "present" else ()
    return any(thing.lemma.lower() in words.package | words.scheme for thing in shown)


def _is_attended(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether somebody is there where things are handed over: it happens ("witnessed the delivery of")."""
    if lemma not in words.attending:
        return False
    behind = (noun for prep in tree.children(step.token, "prep") for noun in tree.children(prep, "pobj"))
    seen = (*tree.children(step.token, "dobj"), *behind)
    return any(noun.lemma.lower() in words.handing for noun in seen)


def _is_meant_for(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether money goes somewhere in the present: it is set aside for it ("$5m goes to Chad")."""
    if lemma != "go" or step.token.tag not in ("VBZ", "VBP"):
        return False
    going = tree.children(step.token, "nsubj", "advmod", "npadvmod")
    told = (word for top in going for word in tree.subtree(top))
    return any(word.entity == "MONEY" or word.lemma.lower() in words.finance for word in told)


def _is_unbarred(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether what holds help up is taken away ("lifted its freeze on aid to")."""
    return lemma in words.lifting and _acts_on(tree, step, words, words.barrier)


def _is_prolonged(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether a body decides that a mission goes on ("extended the mandate of 11,000 peacekeepers")."""
    if lemma not in words.prolonging:
        return False
    until = any(prep.text.lower() in _UNTIL for prep in tree.children(step.token, "prep"))
    helped = words.gift | words.granted if until else frozenset[str]()
    return _acts_on(tree, step, words, words.mandate | helped)


_UNTIL = ("until", "till", "through", "beyond")


def _is_let_happen(tree: Tree, step: Step, _words: Grammar, _lemma: str) -> bool:
    """Tell whether somebody lets a deed happen ("sanctioned the withdrawal of its troops")."""
    return approves_deed(tree, step.token)


def _is_voted_down(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether a motion does not pass ("a motion to send jets failed")."""
    motions = (noun.lemma.lower() in words.proposing for noun in tree.children(step.token, "nsubj"))
    return lemma == "fail" and step.dep == "nsubj" and any(motions)


def _is_opinion(tree: Tree, step: Step, _words: Grammar, lemma: str) -> bool:
    """Tell whether to consider is to think something of what is so ("considers that it was too little")."""
    clauses = tree.children(step.token, "ccomp") if lemma == "consider" else ()
    return any(verb.tag not in ("VB", "VBG") and tree.children(verb, "nsubj") for verb in clauses)


def _is_set_by(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether money is made available: it is set aside, and has not gone over ("made available $5m")."""
    if lemma != "make":
        return False
    ready = [word for word in tree.children(step.token, "ccomp", "acomp", "oprd") if word.text == "available"]
    things = [*tree.children(step.token, "dobj", "nsubjpass")]
    things += [noun for word in ready for noun in tree.children(word, "nsubj")]
    money = any(_is_money(tree, noun, words) for noun in things)
    near = any(word.text == "available" for word in tree.subtree(step.token))
    return money and near


def _is_money(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a noun is a sum, money, or what a sum buys ("$5m", "a grant", "$5m worth of food")."""
    worth = noun.lemma == "worth" and any(word.tag in ("CD", "$") for word in tree.subtree(noun))
    return worth or noun.tag in ("CD", "$") or noun.lemma.lower() in words.backing


def _is_released(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether money is let go: in the past it went ("has released $10m of the loan")."""
    behind = (
        noun
        for thing in tree.children(step.token, "dobj", "nsubjpass")
        for noun in (thing, *(n for of in tree.children(thing, "prep") for n in tree.children(of, "pobj")))
    )
    return lemma == "release" and any(
        _is_money(tree, noun, words) or noun.lemma.lower() in words.package for noun in behind
    )


def _is_asked_about(tree: Tree, step: Step, _words: Grammar, lemma: str) -> bool:
    """Tell whether somebody only asks how a thing stands ("asked about the debt")."""
    about = any(prep.text.lower() in ("about", "after") for prep in tree.children(step.token, "prep"))
    return lemma in ("ask", "inquire", "enquire") and about and step.dep == "prep"


def _is_aimed_at(tree: Tree, step: Step, _words: Grammar, lemma: str) -> bool:
    """Tell whether a thing is only said to be meant for or against somebody ("steps aimed at the generals")."""
    at = any(prep.text.lower() == "at" for prep in tree.children(step.token, "prep"))
    return lemma == "aim" and step.token.tag == "VBN" and at


def _goes_back(tree: Tree, step: Step, _words: Grammar, lemma: str) -> bool:
    """Tell whether somebody goes back on a word given ("went back on its offer")."""
    back = any(word.text.lower() == "back" for word in tree.children(step.token, "advmod", "prt"))
    led = any(prep.text.lower() == "on" for prep in tree.children(step.token, "prep"))
    return lemma == "go" and back and led and step.dep == "prep"


def _is_drawn(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether to withdraw is to use what a lender opens ("allows Chad to withdraw $5m")."""
    above = tree.head(step.token)
    opened = step.token.dep in ("ccomp", "xcomp") and above.lemma.lower() in words.letting
    return opened and lemma in words.drawing


def _is_let_have(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether somebody is let have a thing: it is given ("let them have $5m")."""
    below = tree.children(step.token, "ccomp", "xcomp") if lemma in words.letting else ()
    return any(verb.lemma == "have" and verb.tag == "VB" for verb in below)


def _is_taken_out(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether people sent abroad are taken away again ("our staff were brought out", "pulled its men out")."""
    sent = _acts_on(tree, step, words, words.posted) or _acts_on_own_men(tree, step)
    return lemma in words.fetching and _is_out(tree, step.token) and sent


def _acts_on_own_men(tree: Tree, step: Step) -> bool:
    """Tell whether men are called somebody's own ("its men")."""
    men = (noun for noun in tree.children(step.token, "dobj") if noun.text.lower() == "men")
    return any(owner.tag == "PRP$" for noun in men for owner in tree.children(noun, "poss"))


def _is_ordered_home(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether people sent abroad are ordered to leave ("ordered its troops to come home")."""
    if lemma not in ("order", "command", "direct") or not _acts_on(tree, step, words, words.posted):
        return False
    below = tree.children(step.token, "xcomp")
    near = (word for verb in (step.token, *below) for word in tree.children(verb, "advmod", "oprd", "prt"))
    leaving = any(verb.lemma.lower() in (*words.departing, "leave") for verb in below)
    return leaving or any(word.text.lower() == "home" for word in near)


def _is_left_open(tree: Tree, step: Step, _words: Grammar, lemma: str) -> bool:
    """Tell whether somebody has yet to decide on an act ("is to decide on Thursday on the dispatch of")."""
    open_yet = lemma in ("decide", "vote") and step.token.tag == "VB" and step.dep == "prep"
    open_yet = open_yet and not tree.children(step.token, "neg")
    return open_yet and any(prep.text == "on" for prep in tree.children(step.token, "prep"))


def _is_thinned(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether fewer people sent abroad are to be there ("cut its contingent to 300", "drew down its troops")."""
    return lemma in words.thinning and _acts_on(tree, step, words, words.posted)


def _is_rescued(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether people in danger are taken out of it ("pulled 40 villagers out of the mud")."""
    return lemma in words.fetching and _is_out(tree, step.token) and _acts_on(tree, step, words, words.civil)


def _is_out(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb leads out of a place and to no other one."""
    near = tree.children(verb, "prt", "prep", "advmod")
    out = any(word.text.lower() == "out" for word in near)
    return out and not any(word.text.lower() in ("to", "into") for word in near)


def _acts_on(tree: Tree, step: Step, words: Grammar, nouns: frozenset[str]) -> bool:
    things = tree.children(step.token, "dobj", "nsubjpass")
    wholes = (
        of for thing in things if thing.lemma.lower() in words.share for of in tree.children(thing, "prep")
    )
    parts = (noun for of in wholes if of.text == "of" for noun in tree.children(of, "pobj"))
    return any(thing.lemma.lower() in nouns for thing in (*things, *parts))


def _stops_over(tree: Tree, step: Step, _words: Grammar, lemma: str) -> bool:
    """Tell whether somebody only makes a stop on the way ("stops in Accra for talks")."""
    alone = not tree.children(step.token, "dobj", "nsubjpass", "xcomp", "ccomp", "auxpass")
    return lemma == "stop" and alone and step.dep == "prep"


def _goes_off(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether people who are somewhere go, and no word says where to ("half of its men in Chad will go")."""
    verb = step.token
    above = tree.head(verb) if verb.dep == "xcomp" and tree.head(verb).lemma == "be" else verb
    led = any(word.text.lower() in _GOALS for word in tree.children(verb, "prep", "advmod", "prt", "xcomp"))
    if lemma != "go" or led or verb.tag == "VBG":
        return False
    people = (word for noun in tree.children(above, "nsubj") for word in tree.subtree(noun))
    return any(word.lemma.lower() in words.posted and _is_placed(tree, word) for word in people)


_GOALS = ("to", "into", "for", "there", "abroad", "overseas", "out", "on", "with", "ahead", "through", "off")


def _is_placed(tree: Tree, people: Token) -> bool:
    """Tell whether people are said to be somewhere, or are a part of those whom somebody has ("half of its troops")."""
    there = any(prep.text.lower() in ("in", "at") for prep in tree.children(people, "prep"))
    part = tree.head(people).text.lower() == "of" and bool(tree.children(people, "poss"))
    return there or part


def _is_put_up(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether works or shelters are built ("is putting up 200 houses"), where money is given ("put up $5m")."""
    up = any(word.text.lower() == "up" for word in tree.children(step.token, "prt"))
    return lemma in ("put", "set") and up and _acts_on(tree, step, words, words.works | words.shelter)


def _is_posted(tree: Tree, step: Step, words: Grammar, lemma: str) -> bool:
    """Tell whether people are said to be where they were sent ("are stationed in Chad")."""
    verb = step.token
    being = [word.tag for word in tree.children(verb, "auxpass")]
    passive = verb.tag == "VBN" and being[:1] in (["VBZ"], ["VBP"]) and not tree.children(verb, "agent")
    return lemma in words.posting and passive and step.dep in ("nsubjpass", "dobj")


def _is_in_use(tree: Tree, step: Step, sign: Sign, words: Grammar) -> bool:
    """Tell whether a place is open to those it serves, and nobody is open to doing something."""
    if step.dep != "lent" or not sign.can_be(CueClass.BEGIN):
        return False
    doing = any(tree.children(prep, "pcomp") for prep in tree.children(step.token, "prep"))
    verb = tree.head(step.token)
    held = any(noun.lemma.lower() in words.facility for noun in tree.children(verb, "nsubj"))
    return held and not doing and not tree.children(step.token, "xcomp")


_SENSES: tuple[tuple[Callable[[Tree, Step, Grammar, str], bool], CueClass], ...] = (
    (_is_of_thanks, CueClass.ENABLE),
    (_is_share, CueClass.DURATIVE),
    (_is_raised, CueClass.PROMISE),
    (_is_laid_out, CueClass.ANNOUNCE),
    (_is_attended, CueClass.FINISH),
    (_is_unbarred, CueClass.CANCEL),
    (_is_meant_for, CueClass.ALLOCATE),
    (_is_prolonged, CueClass.COMMIT),
    (_is_voted_down, CueClass.REFUSE),
    (_is_let_happen, CueClass.AUTHORISE),
    (_is_opinion, CueClass.REPORT),
    (_goes_back, CueClass.CANCEL),
    (_is_drawn, CueClass.ENABLE),
    (_is_set_by, CueClass.ALLOCATE),
    (_is_released, CueClass.TRANSFER),
    (_is_asked_about, CueClass.REPORT),
    (_is_aimed_at, CueClass.ENABLE),
    (_is_let_have, CueClass.TRANSFER),
    (_is_taken_out, CueClass.CANCEL),
    (_is_thinned, CueClass.CANCEL),
    (_is_ordered_home, CueClass.CANCEL),
    (_is_left_open, CueClass.CONSIDER),
    (_is_rescued, CueClass.TRANSFER),
    (_stops_over, CueClass.ENABLE),
    (_goes_off, CueClass.CANCEL),
    (_is_put_up, CueClass.MOVE),
    (_is_posted, CueClass.DURATIVE),
)
