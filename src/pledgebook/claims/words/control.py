"""Verbs below another whose subject stands with that one ("is to be sent", "prepared to leave", "began to arrive")."""

from collections.abc import Iterator

from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.steps import VERBAL, Step
from pledgebook.language import Token, Tree


def raised(tree: Tree, dep: str, verb: Token, own: Sign | None, cues: CueTable) -> Iterator[Step]:
    """Yield the verb whose subject a thing is to be or is said to be ("is to be sent", "is said to have landed")."""
    passive = dep == "nsubjpass" and own is not None and own.classes[0] is CueClass.REPORT
    is_to = dep == "nsubj" and verb.lemma in ("be", "have")
    likely = tree.children(verb, "acomp") if is_to and verb.lemma == "be" else ()
    if passive or is_to:
        below = [child for word in (verb, *likely) for child in tree.children(word, "xcomp", "acomp")]
        below += _of_first(tree, verb, cues.words)
    elif dep == "attr" and verb.lemma == "be":
        below = _of_first(tree, verb, cues.words)  # "among the first to arrive were 72 vets"
    else:
        below = _controlled(tree, verb, cues) if dep in ("nsubj", "nsubjpass") else []
    for child in below:
        sign = cues.at(tree, child) if child.pos in VERBAL else None
        if sign is not None and (child.pos == "VERB" or sign.classes[0] is CueClass.CANCEL):
            yield Step(child, "nsubjpass" if tree.children(child, "auxpass") else "nsubj", sign)
            yield from (Step(rank, "relcl", None) for rank in _ranks(tree, verb, cues.words))


def is_controlled(tree: Tree, verb: Token, cues: CueTable) -> bool:
    """Tell whether the subject of a verb is who comes, leaves or stays by the verb below it ("prepared to leave")."""
    return bool(_controlled(tree, verb, cues))


def _controlled(tree: Tree, verb: Token, cues: CueTable) -> list[Token]:
    """Return the infinitive or gerund of coming, leaving or staying below a verb, with no object of its own."""
    below = (child for child in tree.children(verb, "xcomp") if child.tag in ("VB", "VBG"))
    return [child for child in below if _moves_itself(tree, child, cues)]


def _moves_itself(tree: Tree, verb: Token, cues: CueTable) -> bool:
    sign = cues.at(tree, verb)
    if sign is None or tree.children(verb, "auxpass", "nsubj"):
        return False
    goes = sign.classes[0] in (CueClass.ARRIVE, CueClass.CANCEL) or verb.lemma == "deploy"
    stays = sign.classes[0] is CueClass.BEGIN and verb.lemma in cues.stay
    objects = tree.children(verb, "dobj", "xcomp", "ccomp", "attr", "acomp")
    return (goes and sign.classes[0] is CueClass.ARRIVE and verb.lemma in _PLACED) or (
        (goes or stays) and not objects
    )


_PLACED = ("leave", "reach", "enter")  # what they have for an object is a place


def _of_first(tree: Tree, verb: Token, words: Grammar) -> list[Token]:
    """Return what those did who were the first to ("were the first to arrive", "were among the first to come")."""
    holders = (*ranks, verb) if (ranks := _ranks(tree, verb, words)) else ()
    acts = (act for word in holders for act in tree.children(word, "relcl", "acl", "xcomp", "advcl"))
    return [act for act in acts if act.tag == "VB"]


def _ranks(tree: Tree, verb: Token, words: Grammar) -> list[Token]:
    """Return the words by which somebody is said to be the first or last of those who did something."""
    among = (noun for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj"))
    return [word for word in (*tree.children(verb, "attr"), *among) if word.text.lower() in words.ordinal]
