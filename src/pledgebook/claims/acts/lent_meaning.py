"""The nouns that give an empty verb its meaning beside a thing ("put a halt to deliveries", "made an offer")."""

from collections.abc import Iterator

from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.steps import VERBAL, Step
from pledgebook.claims.words.sums import is_on_its_way
from pledgebook.language import Token, Tree

SIZES = (CueClass.TOTAL, CueClass.INCLUDE)  # "a package worth", "a drawdown amounting to"


def lent_meaning(tree: Tree, current: Token, verb: Token, own: Sign | None, cues: CueTable) -> Iterator[Step]:
    """Yield the noun that gives a verb its meaning beside the thing.

    "Put a halt to deliveries", "gave approval to a law", "the loan is only a proposal", "one option was sending".
    """
    if verb.pos not in VERBAL:
        return
    reached = verb.lemma == "reach" and current.tag == "CD"  # "deliveries have reached $5m"
    sizing = own is not None and (reached or own.classes[0] in SIZES) and not tree.children(verb, "auxpass")
    if current.text.lower() == "by":
        yield from _made_by(tree, verb, cues)
        return  # how something is done, and not what ("answered the call by sending")
    if sizing and own is not None:
        yield from _sized_total(tree, current, verb, cues)
    places = ("nsubj",) if sizing else _lending_places(tree, current, verb, own)
    for noun in tree.children(verb, *places) if places else ():
        sign = cues.at(tree, noun) if noun.pos in ("NOUN", "ADJ") else None
        paid = sizing and is_on_its_way(noun, cues.words)  # "disbursements stand at $5m"
        if sign and (paid or sign.can_be(*_LENDING)) and noun.index != current.index:
            yield Step(noun, "lent", sign)


def _made_by(tree: Tree, verb: Token, cues: CueTable) -> Iterator[Step]:
    """Yield the promise that is made by somebody whose sum stands behind the name ("was made by Norway ($40m)")."""
    for noun in tree.children(verb, "nsubjpass") if verb.lemma == "make" else ():
        sign = cues.at(tree, noun)
        if sign is not None and sign.can_be(CueClass.PROMISE):
            yield Step(noun, "lent", sign)


def _sized_total(tree: Tree, current: Token, verb: Token, cues: CueTable) -> Iterator[Step]:
    """Yield what a total is of where a verb says how large it is now ("taking the total promised to $3bn")."""
    for noun in tree.children(verb, "dobj") if current.dep == "prep" else ():
        for word in (noun, *tree.children(noun, "acl")):
            sign = cues.at(tree, word)
            if sign is not None and sign.can_be(*_BOUND) and word.tag in ("NN", "NNS", "VBN"):
                yield Step(word, "lent", sign)


_BOUND = (CueClass.PROMISE, CueClass.COMMIT, CueClass.ALLOCATE)


def _lending_places(tree: Tree, current: Token, verb: Token, own: Sign | None) -> tuple[str, ...]:
    dep = current.dep
    if verb.lemma == "be" and dep in ("xcomp", "advcl") and tree.children(verb, "expl"):
        return ("attr",)  # "there were calls last month to send"
    if verb.lemma == "be":
        return ("attr", "acomp") if dep in ("nsubj", "nsubjpass") else ("nsubj", "acomp")
    if dep in ("nsubj", "nsubjpass"):
        return ()
    if dep in ("dobj", "ccomp"):  # "the proposal would send 12 tanks", but not "the opposition demanded"
        return () if own is not None and own.can_be(*_SPEAKING) else ("nsubj",)
    runs = own is not None and own.classes[0] in _RUNNING and current.text.lower() in _ABOUT
    return ("dobj", *(("nsubjpass",) if dep in ("prep", "prt") else ()), *(("nsubj",) if runs else ()))


_ABOUT, _RUNNING = ("about", "on", "over"), (CueClass.BEGIN, CueClass.FINISH)  # "talks began about a loan"
_SPEAKING = (CueClass.REPORT, CueClass.REQUEST, CueClass.PROMISE, CueClass.REFUSE, CueClass.DENY)


_LENDING = (
    CueClass.PROMISE,
    CueClass.PLAN,
    CueClass.CONSIDER,
    CueClass.FAVOUR,
    CueClass.REQUEST,
    CueClass.REFUSE,
    CueClass.SUSPEND,
    CueClass.CANCEL,
    CueClass.COMMIT,
    CueClass.ALLOCATE,
    CueClass.DENY,
    CueClass.FAIL,
    CueClass.AFFIRM,
)
