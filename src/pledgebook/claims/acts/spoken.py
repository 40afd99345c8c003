"""What a talk tells without a word of giving: what was spent, and who is there."""

from collections.abc import Iterator
from itertools import pairwise

from pledgebook.claims.acts.deployed import KEPT, deployed
from pledgebook.claims.claim import Stage
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.gratitude import thanks
from pledgebook.claims.words.kinds import are_all
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token, Tree

_DONE = (Mood.PAST, Mood.PERFECT)


def spoken_stage(act: Act) -> Stage | None:
    """Return how firm an act is in a talk whose words tell of no giving; elsewhere only where people are kept."""
    if act.passage.asked and act.passage.turn is not None and not act.items:
        return next((stage for verb in _verbs(act) if (stage := _asked_of(act, verb))), None)
    if act.passage.turn is None:
        return Stage.DELIVERED if any(_sums_up(act, verb) for verb in _verbs(act)) else deployed(act)
    if act.amount is not None:
        return Stage.DELIVERED if any(_sizes(act, verb) for verb in _verbs(act)) else None
    if are_all(act.items, "personnel") or act.echo is not None:
        stages = (_posted(act, verb) or _sets_out(act, verb) for verb in _verbs(act))
        return next(filter(None, stages), deployed(act))
    there = (verb for verb in _verbs(act) if is_there(act.passage, verb))
    moods = (modality(act.passage.tree, verb, act.passage.grammar).mood for verb in there)
    return next((_COME.get(mood, Stage.DELIVERED) for mood in moods), None)


def _asked_of(act: Act, verb: Token) -> Stage | None:
    """Return how firm what a question asks about is, by the time of its verb ("What will you do for Peru?")."""
    return _ASKED.get(modality(act.passage.tree, verb, act.passage.grammar).mood)


_ASKED = KEPT | {Mood.ONGOING: Stage.DELIVERING, Mood.FUTURE: Stage.PLEDGED, Mood.POSSIBLE: Stage.CONSIDERED}


def _sets_out(act: Act, verb: Token) -> Stage | None:
    """Return whether some are said to leave or follow on a day to come ("five more go out in May")."""
    signs = (step.sign for step in act.chain.signs if step.token.index == verb.index)
    goes = any(sign is not None and sign.classes[0] is CueClass.ARRIVE for sign in signs)
    subject = any(step.dep == "nsubj" for step in act.chain.steps[:1])
    present = verb.tag in ("VB", "VBP", "VBZ") and not act.passage.tree.children(verb, "aux", "neg", "mark")
    if not (goes and subject and present):  # the parser takes "five more go" for a bare infinitive
        return None
    near = (word.text.lower() in act.passage.grammar.upcoming for word in act.passage.tree.tokens)
    return Stage.PLEDGED if act.passage.dates or any(near) else None


_COME = {Mood.FUTURE: Stage.PLEDGED, Mood.DUTY: Stage.PLEDGED, Mood.POSSIBLE: Stage.CONSIDERED}


def is_there(passage: Passage, verb: Token) -> bool:
    """Tell whether a thing is said to have come, or to be coming ("half of it is here", "it will be there soon")."""
    tree, words = passage.tree, passage.grammar
    how = modality(tree, verb, words)
    here = any(word.text.lower() in _HERE for word in tree.children(verb, "advmod", "acomp"))
    told = tree.children(verb, "nsubj") and not tree.children(verb, "expl")
    return bool(verb.lemma == "be" and here and told and how.mood in (Mood.PRESENT, *_DONE, *_COME))


def is_habit(act: Act, doer: Doers) -> bool:
    """Tell whether speakers tell in the present what they do all along ("we pay the freight", "we fly them in")."""
    verb = next(_verbs(act), None)
    if act.passage.turn is None or not doer.first_person or verb is None:
        return False
    counted = _is_told(act) or any(item.quantity is not None for item in act.items)
    signed = next((step.sign for step in act.chain.signs), None)
    done = signed is not None and signed.token.index == verb.index and signed.classes[0] in _DOING
    return done and not counted and modality(act.passage.tree, verb, act.passage.grammar).mood is Mood.PRESENT


def _is_told(act: Act) -> bool:
    """Tell whether a sum is one that can be given once, and not "billions of dollars"."""
    said = act.passage.words(act.amount.span).lower() if act.amount else "millions"
    return not said.startswith(("millions", "billions", "hundreds", "tens", "thousands", "trillions"))


def is_told_aside(act: Act) -> bool:
    """Tell whether a clause on a state says what it gives all along ("Peru, which supplies Chad with rice, said")."""
    tree, first = act.passage.tree, next((step for step in act.chain.signs), None)
    if first is None or first.sign is None or first.sign.classes[0] not in (*_DOING, CueClass.DURATIVE):
        return False
    verb = first.token
    opened = any(word.text.lower() in ("which", "who") for word in tree.children(verb, "nsubj"))
    known = tree.head(verb).index in act.passage.party_at
    present = verb.tag in ("VBZ", "VBP") and not tree.children(verb, "aux", "auxpass")
    return verb.dep == "relcl" and opened and known and present


_DOING = (CueClass.TRANSFER, CueClass.MOVE)
_HERE = ("here", "there")
_ABOUT = ("on", "about", "regarding", "concerning")


def begs(act: Act) -> bool:
    """Tell whether an act is asked of those who listen ("send us boats")."""
    return act.passage.turn is not None and any(_begs(act, verb) for verb in _verbs(act))


def is_thanked_for(act: Act) -> bool:
    """Tell whether a thing is what somebody is thanked for: they gave it."""
    tree, words = act.passage.tree, act.passage.grammar
    steps = (Step(act.foot, act.foot.dep, None), *act.chain.steps)
    led = any(step.token.dep == "prep" and step.token.text.lower() == "for" for step in steps)
    return led and any(thanks(tree, verb, words) for verb in _verbs(act))


def is_topic(act: Act) -> bool:
    """Tell whether an act is only what somebody is to be told about ("please brief us on the loan")."""
    tree, words = act.passage.tree, act.passage.grammar
    above = [act.foot, *tree.ancestors(act.foot)]
    about = (verb for prep, verb in pairwise(above) if prep.dep == "prep" and prep.text.lower() in _ABOUT)
    told = (verb for verb in about if verb.lemma.lower() in words.informing)
    return any(tree.children(verb, "dobj", "nsubjpass") for verb in told)


def _begs(act: Act, verb: Token) -> bool:
    """Tell whether a verb of giving is put to those who listen ("send us boats", "forgive us the debt")."""
    tree, words = act.passage.tree, act.passage.grammar
    if verb.tag != "VB" or tree.children(verb, "aux", "nsubj", "neg") or verb.dep not in ("ROOT", "conj"):
        return False
    ours = tree.children(verb, "dative", "dobj")
    return any(word.text in words.first_person for word in ours)


def _verbs(act: Act) -> Iterator[Token]:
    return (step.token for step in act.chain.steps if step.token.pos in ("VERB", "AUX"))


def _sizes(act: Act, verb: Token) -> bool:
    """Tell whether a sum is what was spent ("expenditure came to £5 million", "it cost £2 million")."""
    tree, words = act.passage.tree, act.passage.grammar
    so_far = _to_date(tree, verb)
    known = words.outlay | words.thing_pronoun if so_far else words.outlay
    spent = any(noun.lemma.lower() in known for noun in tree.children(verb, "nsubj"))
    costs = verb.lemma.lower() == "cost" and bool(tree.children(verb, "nsubj"))
    done = modality(tree, verb, words).mood in _DONE or so_far
    return done and (costs or (spent and verb.lemma.lower() in words.sizing))


def _sums_up(act: Act, verb: Token) -> bool:
    """Tell whether a sum is the size of what was given ("aid to Chad came to $5 million last year")."""
    tree, words = act.passage.tree, act.passage.grammar
    grown = verb.lemma.lower() in words.growing and act.foot.dep == "pobj"
    if act.amount is None or verb.lemma.lower() not in words.sizing or tree.children(verb, "neg"):
        return False
    given = (
        noun.lemma.lower() in words.flow
        or (grown and noun.lemma.lower() in words.granted | words.gift)
        or (noun.tag == "NNS" and noun.lemma.lower() in words.granted | words.gift | words.handing)
        for noun in tree.children(verb, "nsubj")
        if not tree.children(noun, "acl", "relcl")
    )
    mood = modality(tree, verb, words).mood
    return (mood in _DONE or (mood is Mood.PRESENT and _until_now(tree, verb))) and any(given)


def _until_now(tree: Tree, verb: Token) -> bool:
    """Tell whether a time that ends now is told beside a verb ("total $30 billion over the past ten years")."""
    near = [word.text.lower() for word in tree.subtree(verb)]
    return _to_date(tree, verb) or any(word in ("since", "past") for word in near)


def _to_date(tree: Tree, verb: Token) -> bool:
    """Tell whether a sum is said to be one so far ("the cost to date is £2 million")."""
    words = " ".join(word.text.lower() for word in tree.subtree(verb))
    return "to date" in words or "so far" in words


def _posted(act: Act, verb: Token) -> Stage | None:
    """Return whether people are said to be somewhere ("we have six policemen there", "their doctors are at Gao")."""
    tree, words = act.passage.tree, act.passage.grammar
    places = any(prep.text.lower() in words.placing for prep in tree.children(verb, "prep"))
    there = any(word.text.lower() in words.present for word in tree.children(verb, "advmod"))
    first = any(word.text.lower() in words.first_person for word in tree.children(verb, "nsubj"))
    how = modality(tree, verb, words)
    if how.negation or verb.lemma not in ("be", "have") or not (places or there or first):
        return None
    return KEPT.get(how.mood)
