"""A sum said to be what somebody gave or got ("the aid that Chad received was $3m") is that act (codebook 4.3)."""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token


def as_sums(own: Sequence[Draft]) -> list[Draft]:
    """Return the acts of a sentence, sums as the act that their subject's clause tells of, and that once."""
    told = {be.index: draft for draft in own if (be := _subject_of(draft)) is not None}
    sums = {draft.place: told[be.index] for draft in own if (be := _said_of(draft)) and be.index in told}
    spent = {id(draft) for draft in sums.values()}
    return [
        _as(draft, sums[draft.place]) if draft.place in sums else draft
        for draft in own
        if id(draft) not in spent
    ]


def _as(draft: Draft, act: Draft) -> Draft:
    """Return a sum with the stage and sides of the act that it says the size of."""
    doers = draft.doers if draft.doers.parties else act.doers
    gainers = act.gainers if act.gainers.recipients else draft.gainers
    guessed = (draft.guessed - {"stage", "lead"}) | (act.guessed & {"stage", "lead"})
    return draft._replace(
        force=act.force, stage=act.stage, cues=act.cues, doers=doers, gainers=gainers, guessed=guessed
    )


def _subject_of(draft: Draft) -> Token | None:
    """Return the "is" whose subject a clause of giving or getting tells of, where that counts nothing."""
    counted = draft.amount is not None or any(item.quantity is not None for item in draft.items)
    steps = [] if counted or draft.force.negated else draft.act.chain.steps
    told = any(step.dep in ("relcl", "acl", "csubj") for step in steps)
    return next(
        (step.token for step in steps if told and _is_being(step.token) and step.dep in _SUBJECT), None
    )


_SUBJECT = ("nsubj", "csubj")


def _said_of(draft: Draft) -> Token | None:
    """Return the "is" that says a sum, with no word of acting over it."""
    passage, foot = draft.act.passage, draft.act.foot
    if draft.amount is None or any(step.sign and step.dep != "attr" for step in draft.act.chain.steps[:1]):
        return None
    first = _first(passage, foot)
    be = passage.tree.head(first)
    return be if first.dep == "attr" and _is_being(be) else None


def _first(passage: Passage, word: Token) -> Token:
    """Return the first of a row of sums."""
    while word.dep == "conj" and passage.tree.head(word).index < word.index:
        word = passage.tree.head(word)
    return word


def _is_being(word: Token) -> bool:
    return word.lemma == "be"
