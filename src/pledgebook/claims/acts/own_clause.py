"""What a clause of its own says of a sum that is told beside another thing, or as its whole or part (codebook 4.3)."""

from pledgebook.claims.acts.chain import climb
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.words.act import FRAME
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.claims.words.sums import measures
from pledgebook.language import Token, Tree


def own_clause(passage: Passage, token: Token, cues: CueTable) -> Chain | None:
    """Return the words over such a sum from its own clause on, where it has one.

    "In addition to the $3m already paid", "a fifth of the $80m for which it appealed", "including $5m already spent".
    """
    tree, words, prep = passage.tree, passage.grammar, passage.tree.head(token)
    if token.pos not in ("NUM", "SYM") or token.dep != "pobj":
        return None
    for clause in tree.children(token, "acl", "relcl"):
        sign = cues.at(tree, clause)
        if sign and _tells(tree, prep, clause, sign, words):
            inner = (Step(clause, "dobj", sign), *climb(tree, clause, cues, words).steps)
            return Chain(inner)
    return None


def _tells(tree: Tree, prep: Token, clause: Token, sign: Sign, words: Grammar) -> bool:
    """Tell whether a clause, not what stands above, says how firm a sum is."""
    noun = tree.head(prep)
    if prep.text.lower() == "of" and _is_part(noun, words):
        return sign.can_be(*_OPEN)
    if prep.text.lower() in _INCLUDING:
        return sign.can_be(*_GIVEN) and _is_past(tree, clause, words)
    added = noun.lemma.lower() in _ADDED and noun.dep == "pobj"
    beside = added or prep.text.lower() in _BESIDES or measures(noun, prep)
    return beside and sign.classes[0] not in FRAME


def _is_part(noun: Token, words: Grammar) -> bool:
    """Tell whether a noun means a fraction of what is told behind it."""
    return noun.lemma.lower() in words.fraction or noun.text.lower() in ("%", "percent", "cent")


def _is_past(tree: Tree, clause: Token, words: Grammar) -> bool:
    """Tell whether a clause says that something has been done before ("already paid", "that it had lent")."""
    before = any(word.text.lower() in _BEFORE for word in tree.children(clause, "advmod"))
    return before or (clause.dep == "relcl" and modality(tree, clause, words).mood is Mood.PERFECT)


_BESIDES, _ADDED = ("besides", "beyond", "beside"), ("addition", "top")
_INCLUDING = ("including", "with")
_OPEN = (CueClass.REQUEST, CueClass.PROMISE)
_GIVEN = (CueClass.TRANSFER, CueClass.MOVE, CueClass.FUND)
_BEFORE = ("already", "previously", "earlier")
