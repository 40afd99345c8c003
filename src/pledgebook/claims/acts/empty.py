"""Words that are no cue where they stand: another word says the same, or they govern nothing."""

from pledgebook.claims.firmness.modality import obliging
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.steps import VERBAL
from pledgebook.language import Token, Tree


def is_empty(tree: Tree, below: Token, word: Token, sign: Sign, cues: CueTable) -> bool:
    """Tell whether a word is no cue at its place: "has to send", "took the opportunity" as a whole."""
    if obliging(tree, below) is word or _is_bare(below, sign) or _is_brought(below, sign):
        return True
    if sign.classes[0] is CueClass.CANCEL and _stops_nothing(tree, below, word, sign, cues):
        return True
    idiom = cues.at(tree, tree.head(word)) if word.dep in ("dobj", "oprd", "acomp", "ccomp") else None
    return idiom is not None and idiom.phrase.endswith(f" {word.lemma.lower()}")


def _is_bare(below: Token, sign: Sign) -> bool:
    """Tell whether a word that brings an act about has none below it ("caused damage", but "caused them to send")."""
    verbal = below.pos in VERBAL or below.dep == "prep" or " " in sign.phrase
    return sign.classes[0] in (CueClass.IMPLICATIVE, CueClass.ABILITY, CueClass.VOLITION) and not verbal


def _is_brought(below: Token, sign: Sign) -> bool:
    """Tell whether somebody who comes home only brings what "with" leads to ("came home with a promise of $5m")."""
    return below.text.lower() == "with" and sign.phrase.endswith(" home")


def _stops_nothing(tree: Tree, below: Token, word: Token, sign: Sign, cues: CueTable) -> bool:
    """Tell whether a word of ending ends no act: a leaving that is over, or somebody brought out of somewhere.

    "The withdrawal ended", "rescuers pulled a child from the ruins".
    """
    words, lemma = cues.words, sign.token.lemma.lower()
    over = below.pos == "NOUN" and below.lemma.lower() in words.departing and lemma in words.ending
    brought = below.dep == "nsubj" and bool(tree.children(word, "dobj")) and " " in sign.phrase
    told = below.dep == "nsubjpass" and sign.phrase.endswith(
        f" {below.lemma.lower()}"
    )  # "withdrawal was completed"
    return over or told or (brought and lemma in words.taking)
