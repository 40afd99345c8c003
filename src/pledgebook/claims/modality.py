"""How a verb stands: its tense, its modals, whether it is denied or hangs on a condition."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language import Token, Tree
from pledgebook.span import Span


class Mood(StrEnum):
    """Tense, aspect and modality in one word, as far as firmness depends on them."""

    PAST = "past"
    PERFECT = "perfect"
    ONGOING = "ongoing"
    PRESENT = "present"
    FUTURE = "future"
    POSSIBLE = "possible"
    DUTY = "duty"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Modality:
    """A verb's mood, and the words that deny it, make it possible or hang it on a condition."""

    mood: Mood
    negation: Span | None = None
    modal: Span | None = None
    condition: Span | None = None
    passive: bool = False
    bare: bool = False  # a participle without its auxiliary: headline passive or "tanks sent by"


_FUTURE = frozenset({"will", "'ll", "wo", "shall", "sha", "would", "'d"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_DUTY = frozenset({"should", "must", "ought", "need"})
_NEVER = frozenset({"not", "n't", "never", "nor", "neither", "hardly", "nt"})
_PERHAPS = frozenset({"possibly", "perhaps", "potentially", "maybe", "hopefully"})
_CONDITION = frozenset({"if", "unless", "once", "provided", "providing", "assuming", "until"})


def modality(tree: Tree, verb: Token) -> Modality:
    """Return how a verb stands."""
    owner = _bearer(tree, verb)
    auxiliaries = tree.children(owner, "aux", "auxpass")
    mood, modal = _mood(tree, owner, auxiliaries)
    perhaps = next((c for c in tree.children(verb, "advmod") if c.text.lower() in _PERHAPS), None)
    if perhaps:
        mood, modal = Mood.POSSIBLE, perhaps.span
    passive = bool(tree.children(verb, "auxpass", "nsubjpass")) or (owner.tag == "VBN" and not auxiliaries)
    return Modality(
        mood,
        _negation(tree, verb, owner),
        modal,
        condition(tree, verb),
        passive,
        owner.tag == "VBN" and not auxiliaries,
    )


def _bearer(tree: Tree, verb: Token) -> Token:
    """Return the conjunct whose auxiliaries a bare coordinated verb shares ("will send tanks and train crews")."""
    while (
        verb.dep == "conj"
        and verb.tag in ("VB", "VBN", "VBG")
        and not tree.children(verb, "aux", "auxpass", "nsubj")
    ):
        above = tree.head(verb)
        if above.tag != verb.tag:
            break
        verb = above
    return verb


def _mood(tree: Tree, verb: Token, auxiliaries: tuple[Token, ...]) -> tuple[Mood, Span | None]:
    words = {child.text.lower(): child for child in auxiliaries}
    for forms, mood in ((_POSSIBLE, Mood.POSSIBLE), (_DUTY, Mood.DUTY), (_FUTURE, Mood.FUTURE)):
        for form in forms & words.keys():
            if form not in ("need", "'d") or words[form].tag == "MD":
                return mood, words[form].span
    lemmas = {child.lemma for child in auxiliaries}
    if "have" in lemmas:
        return (Mood.ONGOING if verb.tag == "VBG" else Mood.PERFECT), None
    if "to" in words:
        headline = verb.dep == "ROOT" and bool(tree.children(verb, "nsubj", "nsubjpass"))
        return (Mood.FUTURE if headline else Mood.OPEN), words["to"].span if headline else None
    return _finite(verb, auxiliaries), None


def _finite(verb: Token, auxiliaries: tuple[Token, ...]) -> Mood:
    tags = {child.tag for child in auxiliaries}
    if verb.tag == "VBG":
        return Mood.ONGOING if auxiliaries else Mood.OPEN
    if verb.tag == "VBD" or "VBD" in tags:
        return Mood.PAST
    if verb.tag == "VBN":
        being = any(child.text.lower() == "being" for child in auxiliaries)
        return Mood.ONGOING if being else Mood.PRESENT if auxiliaries else Mood.PAST
    if verb.tag in ("VBZ", "VBP") or "VBZ" in tags or "VBP" in tags:
        return Mood.PRESENT
    return Mood.OPEN


def _negation(tree: Tree, verb: Token, owner: Token) -> Span | None:
    for word in (verb, owner):
        for child in tree.children(word):
            if child.dep == "neg" or (child.text.lower() in _NEVER and child.dep in ("advmod", "preconj")):
                return child.span
            if child.dep in ("nsubj", "nsubjpass", "dobj") and (none := _none(tree, child)):
                return none
    return None


def _none(tree: Tree, noun: Token) -> Span | None:
    """Return the "no", "none" or "nobody" of a subject or object ("sent no troops")."""
    if noun.text.lower() in ("none", "nobody", "nothing", "neither"):
        return noun.span
    return next(
        (c.span for c in tree.children(noun, "det", "neg") if c.text.lower() in ("no", "neither")), None
    )


def denied_noun(tree: Tree, noun: Token) -> Span | None:
    """Return the word that denies a noun ("no plans", "no decision")."""
    return _none(tree, noun)


def condition(tree: Tree, verb: Token) -> Span | None:
    """Return the clause that a verb hangs on ("if", "unless", "once", "provided that"), codebook 1.4."""
    for child in tree.children(verb, "advcl", "prep"):
        marks = tree.children(child, "mark", "advmod") + ((child,) if child.dep == "prep" else ())
        for mark in marks:
            if mark.text.lower() in _CONDITION and mark.text.lower() != "until":
                return tree.reach(child)
    return None
