"""What the tense, modals and denial of one verb do to an act that still waits for them (codebook 1)."""

from pledgebook.claims.claim import CueRole, Stage
from pledgebook.claims.firmness.force import Force, weaker
from pledgebook.claims.firmness.modality import Modality, Mood

DONE = (Mood.PAST, Mood.PERFECT, Mood.GOING_ON)


def conditioned(found: Force, how: Modality) -> Force:
    """Return a force with the condition that stands with a word, where one does (codebook 1.4)."""
    if how.condition is None:
        return found
    return found._replace(conditional=True).cue(how.condition, CueRole.CONDITION)


def framed(inner: Force, how: Modality) -> Force:
    """Let a word without a meaning of its own lend its tense and modals to an open act ("helped to deliver")."""
    inner = conditioned(inner, how)
    if how.mood is Mood.POSSIBLE and (inner.open or inner.stage is None):
        return inner._replace(stage=weaker(inner.stage, Stage.CONSIDERED), open=False).cue(how.modal)
    if how.negation and inner.open and how.mood is Mood.FUTURE:
        return inner._replace(stage=Stage.RULED_OUT, open=False).cue(how.negation, CueRole.NEGATION)
    if how.mood is Mood.FUTURE and inner.open:
        return inner._replace(stage=weaker(inner.stage, Stage.PLEDGED), open=False).cue(how.modal)
    return inner


def in_that_way(inner: Force, how: Modality) -> Force:
    """Give an open act the tense of the verb whose way it is."""
    if how.mood not in DONE or how.negation or inner.stage not in (None, Stage.COMMITTED, Stage.ALLOCATED):
        return inner
    return inner._replace(stage=inner.stage or Stage.DELIVERED, open=False)


def waits(inner: Force) -> bool:
    """Tell whether an act still takes the tense of the word above it."""
    return inner.stage is None or inner.open


def timed(
    inner: Force, how: Modality, ongoing: Stage = Stage.PLEDGED, present: Stage = Stage.PLEDGED
) -> Force:
    """Give an act the stage of a tense: done in the past, promised in the future."""
    found = inner.cue(how.modal)
    if how.negation:
        return _not_done(found, how)
    if how.mood is Mood.OPEN:
        return found
    under_way = how.now and how.mood in (Mood.ONGOING, Mood.PRESENT)
    stage = Stage.DELIVERING if under_way else _BY_MOOD.get(how.mood, present)
    stage = ongoing if how.mood is Mood.ONGOING and not under_way else stage
    found = found.cue(how.now)._replace(progressive=how.mood is Mood.ONGOING and inner.stage is None)
    return found._replace(stage=weaker(inner.stage, stage) if inner.stage else stage, open=False)


_BY_MOOD = {
    Mood.PAST: Stage.DELIVERED,
    Mood.PERFECT: Stage.DELIVERED,
    Mood.GOING_ON: Stage.DELIVERING,
    Mood.FUTURE: Stage.PLEDGED,
    Mood.POSSIBLE: Stage.CONSIDERED,
    Mood.DUTY: Stage.REQUESTED,
}


def _not_done(found: Force, how: Modality) -> Force:
    """A denied act: undone in the past, refused in the future (codebook 1.3)."""
    found = found.cue(how.negation, CueRole.NEGATION)
    if how.mood in DONE:
        return found._replace(stage=Stage.DELIVERED, negated=not found.negated, open=False)
    if how.mood is Mood.DUTY:
        return found._replace(stage=Stage.REQUESTED, negated=True, open=False)
    return found._replace(stage=Stage.RULED_OUT, open=how.mood is Mood.OPEN)
