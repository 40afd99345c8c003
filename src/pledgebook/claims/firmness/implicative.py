"""Words by which an act came about or is taken as done: "managed to send", "was the first to send"."""

from pledgebook.claims.claim import CueRole, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Modality
from pledgebook.claims.firmness.tense import timed
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.gratitude import judges
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token, Tree


def implicative(inner: Force, how: Modality) -> Force:
    """Give an open act the time of a word that brings it about; denied, it did not come about."""
    if inner.open:
        return timed(inner, how, ongoing=Stage.DELIVERING)
    if how.negation and inner.bare and inner.stage not in _UNDONE:
        return inner.cue(how.negation, CueRole.NEGATION)._replace(
            negated=not inner.negated
        )  # "did not manage to cut"
    return inner


_UNDONE = (Stage.RULED_OUT, Stage.CONSIDERED, Stage.REQUESTED)


def is_taken_as_done(tree: Tree, step: Step, below: Token | None, inner: Force, words: Grammar) -> bool:
    """Tell whether a word speaks of an act as of something done ("admitted sending", "criticised for not sending")."""
    if below is None or not inner.open:
        return False
    verb = step.token.lemma.lower()
    judged = below.text.lower() in _OF_WHAT and step.token.pos == "VERB" and verb in words.thanking
    if (
        inner.noun
        and inner.stage is None
        and step.dep in ("dobj", "nsubjpass")
        and _is_known(tree, below, words)
    ):
        judged = judges(step.token, words) and not _is_only_thought(
            tree, step.token
        )  # "welcomed the delivery"
    return judged or (inner.bare and below.tag == "VBG" and step.dep in _OBJECT and verb in words.factive)


def _is_only_thought(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody would only judge a deed if it were done ("Chad would welcome Peru's gift")."""
    return any(aux.text.lower() in ("would", "could", "might") for aux in tree.children(verb, "aux"))


def _is_known(tree: Tree, deed: Token, words: Grammar) -> bool:
    """Tell whether a deed is spoken of as one that is known ("Peru's delivery", "the gift", not "a gift")."""
    whose = tree.children(deed, "poss", "det")
    if any(word.text.lower() in words.described for word in tree.children(deed, "amod")):
        return False  # "criticised the planned delivery"
    return any(word.dep == "poss" or word.text.lower() in _DEFINITE for word in whose)


_DEFINITE = ("the", "this", "these", "that", "those")
_OF_WHAT = ("for", "of", "with")
_OBJECT = ("xcomp", "ccomp", "dobj")


def done(inner: Force) -> Force:
    """Return an act as one that was done, or that was not ("for not sending")."""
    match inner.stage:
        case None:
            return inner._replace(stage=Stage.DELIVERED, open=False)
        case Stage.RULED_OUT:
            return inner._replace(stage=Stage.DELIVERED, negated=True, open=False)
        case _:
            return inner
