"""What a talk only touches on: nothing is given, asked for or weighed by it (codebook 1.1)."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects, verbs
from pledgebook.claims.claim import Stage
from pledgebook.language import Token


def is_loose_talk(draft: Draft) -> bool:
    """Tell whether words for what was told before, or for things left somewhere, tell of no act."""
    first = next(iter(verbs(draft)), None)
    if first is None or draft.gainers.firm or draft.amount is not None:
        return False
    if _is_left_behind(draft, first):
        return True
    return draft.act.echo is not None and any(tells(draft, first) for tells in _CHECKS)


def _is_left_behind(draft: Draft, verb: Token) -> bool:
    """Tell whether what somebody had is only left there, for nobody ("left behind all of that equipment")."""
    tree = draft.act.passage.tree
    beside = tree.children(verb, "prt", "advmod", "prep")
    behind = verb.lemma == "leave" and any(word.text.lower() == "behind" for word in beside)
    had = tree.children(draft.act.foot, "poss", "det")  # who "left behind tents" gave them
    return behind and any(word.text.lower() not in _ANY for word in had)


def _is_question(draft: Draft, verb: Token) -> bool:
    """Tell whether somebody was only asked a question, and for nothing ("got asked this question")."""
    return draft.act.foot.lemma.lower() == "question" and verb.lemma == "ask"


def _only_speaks(draft: Draft, verb: Token) -> bool:
    """Tell whether one person only speaks of something, with nobody ("she talked about it"); a cabinet weighs it."""
    tree = draft.act.passage.tree
    preps = (prep.text.lower() for prep in tree.children(verb, "prep"))
    one = any(noun.text.lower() in ("he", "she", "i") for noun in subjects(tree, verb))
    return one and verb.lemma in ("talk", "speak") and "with" not in preps


def _has_to_work(draft: Draft, verb: Token) -> bool:
    """Tell whether people told before only have to work in some way ("they would have to work in tandem")."""
    acting = draft.act.foot.dep in ("nsubj", "nsubjpass")
    return acting and verb.lemma == "work" and draft.stage is Stage.REQUESTED


def _is_anything(draft: Draft, verb: Token) -> bool:
    """Tell whether only anything at all is told of ("you could land anything on it", "bring everything to bear")."""
    return draft.act.foot.lemma.lower() in ("anything", "everything") and verb.index != draft.act.foot.index


_ANY = ("a", "an", "some", "any", "no", "another")
_CHECKS = (_is_question, _only_speaks, _has_to_work, _is_anything)
