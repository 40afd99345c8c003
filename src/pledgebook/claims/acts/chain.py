"""From a thing promised up through the words that have scope over it."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from pledgebook.claims.acts.aside import is_aside
from pledgebook.claims.acts.empty import is_empty
from pledgebook.claims.acts.lent_meaning import SIZES, lent_meaning
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.firmness.participles import is_complement
from pledgebook.claims.words.control import is_controlled, raised
from pledgebook.claims.words.coordination import first_conjunct, tells_of_part
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.gratitude import thanks
from pledgebook.claims.words.once import once_a_word
from pledgebook.claims.words.steps import VERBAL, Chain, Step
from pledgebook.language import Token, Tree

# Through these the thing is still what the word above is about.
_NOMINAL = frozenset(
    [
        "dobj",
        "obj",
        "pobj",
        "prep",
        "dative",
        "agent",
        "attr",
        "appos",
        "compound",
        "nmod",
        "amod",
        "poss",
        "nummod",
        "quantmod",
        "oprd",
        "npadvmod",
        "dep",
        "nsubjpass",
        "pcomp",
        "xcomp",
        "ccomp",
        "csubj",
        "csubjpass",
        "acomp",
        "det",
        "advmod",
        "intj",
        "parataxis",
        "meta",
        "prt",  # "handed over a grant", with the grant hung below "over"
    ]
)
_SUBJECT_MEANS = (
    CueClass.ARRIVE,
    CueClass.FUND,
    CueClass.TOTAL,
    CueClass.BEGIN,
    CueClass.SUSPEND,
    CueClass.CANCEL,
    CueClass.FINISH,
    CueClass.RESUME,
    CueClass.INCLUDE,
)


_DEEPEST = 25  # words; no sentence that people write nests deeper


def climb(
    tree: Tree, token: Token, cues: CueTable, words: Grammar, things: Container[int] = frozenset()
) -> Chain:
    """Return the chain above a word, up to where another statement begins.

    `things` are words known to name what is given: read as verbs ("supplies", "support"), they stay things.
    """
    found: list[Step] = []
    rise = _first_rise(tree, token, cues, words, things)
    while rise.above is not None and len(found) < _DEEPEST:
        found += rise.steps
        rise = _next_rise(tree, rise.above, cues, words, things)
    return Chain((*found, *rise.steps)[:_DEEPEST])


class _Rise(NamedTuple):
    """One move up: the steps it makes and the word it leads to, null where another statement begins there."""

    steps: tuple[Step, ...] = ()
    above: Token | None = None


@once_a_word
def _first_rise(tree: Tree, token: Token, cues: CueTable, words: Grammar, things: Container[int]) -> _Rise:
    """Return the move up from where a chain begins."""
    return _rise(tree, token, None, cues, words, things)


@once_a_word
def _next_rise(tree: Tree, token: Token, cues: CueTable, words: Grammar, things: Container[int]) -> _Rise:
    """Return the move up from a word that a chain has come to."""
    own = None if _misread(tree, token, things) else cues.at(tree, token)
    return _rise(tree, token, own, cues, words, things)


def _rise(
    tree: Tree, token: Token, own: Sign | None, cues: CueTable, words: Grammar, things: Container[int]
) -> _Rise:
    """Return the move up from a word with the cue that it has in a chain."""
    current, dep, above = token, token.dep, tree.head(token)
    moved: tuple[Step, ...] = ()
    if _comes_after(tree, current, above):
        current, dep, above = _what_it_follows(tree, above)
    if current is above or (above.lemma.lower() in words.preventing and dep not in ("nsubj", "xcomp")):
        return _Rise()
    if dep == "conj":
        # A conjunct plays the part of the first one; the first one has no scope over it.
        first = _told_beside(tree, token, first_conjunct(tree, above))
        moved = tuple(_of_moving(tree, current, first, cues, things))
        current, dep, above = first, first.dep, tree.head(first)
        if current is above:
            return _Rise(moved)
    sign = None if _misread(tree, above, things) else cues.at(tree, above)
    sign = None if sign and is_empty(tree, current, above, sign, cues) else sign
    if _misread(tree, current, things):
        dep = "dobj"
    if dep == "nsubj" and _is_elliptic(tree, current, above, sign, words, things):
        dep = "nsubjpass"
    sizing = own is not None and own.classes[0] in SIZES
    if not (_goes_on(tree, current, dep, above, sign, words, cues) or (sizing and dep in ("acl", "advcl"))):
        return _Rise(moved)
    lifted, lent = [*raised(tree, dep, above, sign, cues)], lent_meaning(tree, current, above, sign, cues)
    # What is thanked for has been given, whoever is called on or means to thank.
    thanked = thanks(tree, above, words)
    over = dep == "nsubj" and any(tree.head(step.token) == above for step in lifted if lifted[-1].sign)
    said = "xcomp" if over else dep  # "are to leave": the verb is over what they do
    return _Rise((*moved, *lifted, *lent, Step(above, said, sign)), None if thanked else above)


def _comes_after(tree: Tree, by: Token, verb: Token) -> bool:
    """Tell whether "by" leads to what comes after a thing ("$5m, followed by $3m")."""
    follows = by.text.lower() == "by" and verb.lemma == "follow" and verb.tag == "VBN"
    return follows and verb.dep in ("acl", "advcl") and not tree.children(verb, "aux", "auxpass", "nsubjpass")


def _what_it_follows(tree: Tree, verb: Token) -> tuple[Token, str, Token]:
    """Return the thing that another follows, its place and the word above it: what follows has the same place."""
    above = tree.head(verb)
    return (verb, "dobj", above) if above.pos in VERBAL else (above, above.dep, tree.head(above))


def is_whole(tree: Tree, prep: Token, part: Token) -> bool:
    """Tell whether a sum is only the whole of which another is told ("$5m of the $20m needed")."""
    sums = [noun for noun in tree.children(prep, "pobj") if noun.tag == "CD" == part.tag]
    known = (word.text.lower() for noun in sums for word in tree.children(noun, "det", "poss"))
    return prep.text.lower() == "of" and any(word in _KNOWN for word in known)


def is_fronted(tree: Tree, prep: Token) -> bool:
    """Tell whether "of" opens a clause and leads to a whole ("of the 400 million, it paid half", "out of")."""
    above = tree.head(prep)
    verb = tree.head(above) if above.text.lower() == "out" else above
    return verb.pos in VERBAL and any(prep.index < noun.index for noun in tree.children(verb, *_ACTING))


_ACTING = ("nsubj", "nsubjpass")
_KNOWN = ("the", "its", "their", "that", "his", "her", "our")


def _told_beside(tree: Tree, verb: Token, first: Token) -> Token:
    """Return what a verb is coordinated with: with a tense it goes with the verb above an infinitive."""
    while verb.tag in ("VBD", "VBZ") and first.tag == "VB" and _infinitive(tree, first):
        if first.head == first.index:
            break
        first = tree.head(first)
    return first


def _of_moving(
    tree: Tree, thing: Token, first: Token, cues: CueTable, things: Container[int]
) -> Iterator[Step]:
    """Yield the noun of giving beside which the parser hung a thing of its own ("the delivery of guns and shells")."""
    sign = cues.at(tree, first) if first.pos == "NOUN" and first.index not in things else None
    held = any(prep.text.lower() == "of" for prep in tree.children(first, "prep"))
    moving = sign is not None and sign.classes[0] is CueClass.TRANSFER and held
    if moving and thing.index in things:
        yield Step(first, "prep", sign)


def _misread(tree: Tree, token: Token, things: Container[int]) -> bool:
    """Tell whether the parser took a thing for a verb: it has no subject, tense or infinitive of its own."""
    if token.index not in things or token.tag not in ("VB", "VBP", "VBZ"):
        return False
    own = tree.children(token, "nsubj", "aux", "nsubjpass")
    return all(word.index in things for word in own)  # "water pumps": both are of the thing


def _is_elliptic(
    tree: Tree, thing: Token, verb: Token, sign: Sign | None, words: Grammar, things: Container[int]
) -> bool:
    """Tell whether a heading leaves out "was" ("Loan granted in June"): a thing cannot grant anything."""
    given = thing.index in things or thing.lemma.lower() in words.finance or thing.lemma in words.package
    bare = verb.dep == "ROOT" and verb.tag in ("VBD", "VBN") and not tree.children(thing, "det", "poss")
    alone = not tree.children(verb, "dobj", "ccomp", "xcomp", "aux", "auxpass")
    return given and bare and alone and sign is not None and sign.classes[0] in _DONE_TO


_DONE_TO = (
    CueClass.TRANSFER,
    CueClass.MOVE,
    CueClass.PROMISE,
    CueClass.ANNOUNCE,
    CueClass.COMMIT,
    CueClass.ALLOCATE,
)


def _goes_on(
    tree: Tree, current: Token, dep: str, above: Token, sign: Sign | None, words: Grammar, cues: CueTable
) -> bool:
    """Tell whether the word above still speaks of the same act."""
    if dep == "prep" and current.text.lower() == "of" and (above.pos in VERBAL or is_fronted(tree, current)):
        return not is_fronted(tree, current) and _is_held(tree, current, sign, words)
    if (dep == "prep" and is_whole(tree, current, above)) or _is_own_clause(
        tree, current, dep, above, sign, words
    ):
        return False
    if dep in ("prep", "pcomp", "pobj", "npadvmod") and is_aside(tree, current, above, words, cues):
        return False
    if dep in _NOMINAL:
        return True
    if dep == "nsubj":
        return (
            above.lemma == "be"
            or (above.lemma == "have" and bool(tree.children(above, "xcomp")))  # "has yet to be sent"
            or _is_made(tree, above, cues)
            or (above.lemma == "fail" and current.lemma.lower() in words.proposing)  # "the motion failed"
            or (above.lemma == "deploy" and not tree.children(above, "dobj"))  # "200 troops will deploy to"
            or is_controlled(tree, above, cues)
            or (sign is not None and sign.phrase == "stand ready" and bool(tree.children(above, "prep")))
            or (sign is not None and sign.can_be(*_SUBJECT_MEANS) and not _carries(tree, above, sign, words))
        )
    if dep in ("acl", "relcl") and current.tag in ("VB", "VBN") and _infinitive(tree, current):
        return (
            True  # "calls to send", "plans for them to be sent", whatever the parser makes of the infinitive
        )
    if dep == "relcl":
        return above.lemma.lower() in words.instrument
    if dep == "acl":
        said = any(mark.text.lower() == "that" for mark in tree.children(current, "mark"))
        laid_down = current.tag == "VBG" and above.lemma.lower() in words.legal  # "a law granting"
        return said or laid_down or _is_weighed(tree, current, above, cues)
    if dep == "advcl":
        return sign is not None and (_infinitive(tree, current) or is_complement(tree, current))
    return False


def _is_held(tree: Tree, prep: Token, sign: Sign | None, words: Grammar) -> bool:
    """Tell whether a verb is about what "of" leads to: "consists of", "assured them of", "spoke of a loan".

    "Of the 400 million, it paid" names the whole, not what was paid.
    """
    own = sign is not None and sign.phrase.endswith(" of")  # "speak of", "talk of"
    told = own and any(_is_new(tree, noun) for noun in tree.children(prep, "pobj"))
    holding = told or (sign is not None and sign.can_be(CueClass.INCLUDE, CueClass.PROMISE))
    gerund = bool(tree.children(prep, "pcomp"))
    return holding or gerund or tree.tokens[prep.index - 1].text.lower() in words.favour


def _is_new(tree: Tree, noun: Token) -> bool:
    """Tell whether a thing is not told as known ("a loan", not "that" or "the tanks which Oslo sent")."""
    known = (word.text.lower() for word in tree.children(noun, "det", "poss"))
    return noun.pos in ("NOUN", "PROPN", "NUM") and not any(word in _KNOWN for word in known)


def _carries(tree: Tree, verb: Token, sign: Sign, words: Grammar) -> bool:
    """Tell whether a verb of giving has a thing for its object: its subject carries it ("a plane brought tents")."""
    giving = sign.classes[0] in (CueClass.TRANSFER, CueClass.MOVE)
    return (giving and _has_load(tree, verb, words)) or (
        sign.classes[0] is CueClass.BEGIN
        and any(noun.lemma.lower() in words.carrier for noun in tree.children(verb, "nsubj"))
        and any(_has_load(tree, step, words) for step in tree.children(verb, "xcomp"))
    )  # "two helicopters began flying food"


def _has_load(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether the object of a verb is a thing."""
    objects = tree.children(verb, "dobj")
    return any(word.pos == "NOUN" and word.lemma.lower() not in words.worth for word in objects)


def _is_own_clause(
    tree: Tree, verb: Token, dep: str, above: Token, sign: Sign | None, words: Grammar
) -> bool:
    """Tell whether a verb has a clause of its own ("came to Kyiv promising"), parted by a semicolon for one."""
    if dep in ("relcl", "ccomp") and _is_part_done(tree, verb, words):
        return True
    if dep != "ccomp":
        # "came to Kyiv promising", but not "the prospect of Oslo sending", "looked into how Oslo might send"
        led = {"of", "how"} & {above.text.lower(), *(w.text.lower() for w in tree.children(verb, "advmod"))}
        return dep == "pcomp" and bool(tree.children(verb, "nsubj")) and not led
    said = sign is not None and sign.can_be(CueClass.REPORT)
    between = tree.tokens[verb.index + 1 : above.index]
    return not said and any(word.text == ";" for word in between)


def _is_part_done(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a clause says what has been done of a whole, whatever became of that ("of which $3m was paid")."""
    return tells_of_part(tree, verb) and modality(tree, verb, words).mood in (Mood.PAST, Mood.PERFECT)


def _is_weighed(tree: Tree, gerund: Token, above: Token, cues: CueTable) -> bool:
    """Tell whether a gerund is what is weighed, hung from "of" or from who acts ("the prospect of Oslo sending")."""
    within = above.dep == "pobj" and tree.head(above).text.lower() == "of"
    noun = tree.head(tree.head(above)) if within else above
    sign = cues.at(tree, noun) if noun.pos == "NOUN" and gerund.tag == "VBG" else None
    led = any(of.text.lower() == "of" for of in tree.children(noun, "prep"))
    return led and sign is not None and sign.can_be(CueClass.CONSIDER, CueClass.FAVOUR)


def _is_made(tree: Tree, word: Token, cues: CueTable) -> bool:
    """Tell whether an adjective is what a verb makes of a thing behind it ("made available 12 tonnes of rice")."""
    verb = tree.head(word)
    sign = cues.at(tree, verb) if word.pos == "ADJ" and word.dep == "ccomp" else None
    return sign is not None and sign.span.holds(word.span)


def _infinitive(tree: Tree, token: Token) -> bool:
    return any(child.text.lower() == "to" and child.dep == "aux" for child in tree.children(token))
