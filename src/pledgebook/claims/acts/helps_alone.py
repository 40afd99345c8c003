"""Help that a party offers without a word for whom it is ("is ready to help", "promised to assist") (codebook 1).

Whom it is for is told around it; who offers must be said, for people of all kinds help at home.
"""

from pledgebook.claims.acts.governing import subjects
from pledgebook.claims.words.cues import CueClass, CueTable
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token, Tree


def helps_alone(passage: Passage, verb: Token, cues: CueTable) -> bool:
    """Tell whether a verb of helping has nobody and nothing below it, and a party is to do it."""
    tree, words = passage.tree, passage.grammar
    if verb.lemma.lower() not in words.helping_alone or verb.tag != "VB" or tree.children(verb, *_OBJECTS):
        return False
    aided = {child.text.lower() for child in tree.children(verb, "aux")}
    if not aided & words.future and not _is_promised(tree, verb, cues):
        return False
    return any(_is_party(passage, noun) for noun in _doing(tree, verb))


_OBJECTS = ("dobj", "nsubjpass", "dative", "ccomp", "xcomp", "prep")


def _is_promised(tree: Tree, verb: Token, cues: CueTable) -> bool:
    """Tell whether the infinitive hangs on a word of promise or readiness."""
    sign = cues.at(tree, tree.head(verb)) if verb.dep in _HUNG else None
    phrase = cues.phrase(tree, tree.head(verb)) if verb.dep in _HUNG else None
    return any(found is not None and found.can_be(*_PROMISING) for found in (sign, phrase))


_HUNG = ("xcomp", "advcl", "acl")
_PROMISING = (CueClass.PROMISE, CueClass.PLAN)


def _doing(tree: Tree, verb: Token) -> list[Token]:
    """Return the subjects of the verb, or of the word it hangs on ("Chile stood ready to help")."""
    above = (verb, tree.head(verb), tree.head(tree.head(verb)))
    return next((found for word in above if (found := list(subjects(tree, word)))), [])


def _is_party(passage: Passage, noun: Token) -> bool:
    pointing = passage.grammar.first_person | passage.grammar.pronoun
    return noun.index in passage.party_at or noun.text.lower() in pointing
