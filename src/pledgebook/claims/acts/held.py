"""Whether talks beside something else were held or are to come (codebook 1.7)."""

from pledgebook.claims.claim import Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.words.act import Act
from pledgebook.language import Token


def says_nothing_of_talks(found: Force, act: Act) -> bool:
    """Tell whether no word says how firm talks are themselves: the tense of what they stand beside does."""
    return found.stage is None or _is_own_word(found, act) or _is_lent(act)


def _is_own_word(found: Force, act: Act) -> bool:
    """Tell whether only the word for talks makes an act one that is weighed ("a breakthrough came in talks")."""
    return found.stage is Stage.CONSIDERED and all(cue.span.overlaps(act.foot.span) for cue in found.cues)


def _is_lent(act: Act) -> bool:
    """Tell whether it is something else that is planned or decided ("the plan was laid out in a call")."""
    lent = any(step.dep == "lent" for step in act.chain.steps)
    return lent and (_follows(act) or _leader(act) in _BESIDE)


def _leader(act: Act) -> str:
    """Return the preposition that leads to talks."""
    return act.passage.tree.head(act.foot).text.lower() if act.foot.dep == "pobj" else ""


_AFTER = ("after", "following")
_BESIDE = (*_AFTER, "in", "during", "at", "on")


def _follows(act: Act) -> bool:
    """Tell whether something is said to follow talks ("the deal follows talks in Lima")."""
    above = act.passage.tree.head(act.foot)
    return act.foot.dep == "dobj" and above.lemma == "follow"


def held(act: Act) -> Stage:
    """Return whether talks beside another act were held, by the tense of the verb they stand by."""
    tree = act.passage.tree
    words = [act.foot, *tree.ancestors(act.foot)]
    if any(above.text.lower() in ("before", "ahead") for above in words):
        return Stage.PLEDGED  # "speaking before the talks, they praised"
    verb = _verb(words)
    mood = modality(tree, verb, act.passage.grammar).mood if verb is not None else None
    if (mood is Mood.PRESENT and _is_under_way(act)) or (mood is Mood.ONGOING and _is_going_on(act, verb)):
        return Stage.DELIVERING
    past = mood is Mood.PRESENT and (_follows(act) or _leader(act) in _AFTER)  # "this comes after talks"
    return Stage.DELIVERED if past or mood in (Mood.PAST, Mood.PERFECT) else Stage.PLEDGED


def _verb(words: list[Token]) -> Token | None:
    """Return the verb talks stand by; a participle has the time of its verb ("Meeting in Lima, they praised")."""
    verbal = (above for above in words if above.pos in ("VERB", "AUX") and above.dep != "prep")
    return next((above for above in verbal if (above.tag, above.dep) != ("VBG", "advcl")), None)


def _is_under_way(act: Act) -> bool:
    """Tell whether somebody is said to be on a visit or in talks now ("who is on a visit to Peru")."""
    tree = act.passage.tree
    return _leader(act) in ("on", "in") and tree.head(tree.head(act.foot)).lemma == "be"


def _is_going_on(act: Act, verb: Token | None) -> bool:
    """Tell whether talks are being had now, and are not set for a day to come ("is having talks with Chad")."""
    words = act.passage.tree.subtree(verb) if verb is not None else ()
    to_come = act.passage.grammar.ahead
    return act.foot.dep == "dobj" and not any(word.text.lower() in to_come for word in words)
