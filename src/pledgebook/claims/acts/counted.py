"""Acts told by a number and "be" or "have" alone ("There will be more.", "It now has 800 there."): so many of them."""

from collections.abc import Iterator, Sequence

from pledgebook.claims.acts.draft import Draft, clause
from pledgebook.claims.claim import Cue, CueRole, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act, Echo
from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token

_THERE = {
    Mood.PRESENT: Stage.DELIVERING,
    Mood.PERFECT: Stage.DELIVERING,
    Mood.PAST: Stage.DELIVERED,
    Mood.FUTURE: Stage.PLEDGED,
    Mood.POSSIBLE: Stage.CONSIDERED,
}
_IN_ALL = _THERE | {Mood.PRESENT: Stage.DELIVERED, Mood.PERFECT: Stage.DELIVERED}
_FEWER = ("fewer", "less")


def counted(passage: Passage, own: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the numbers of things told before that are said to be somewhere, or to have been reached.

    Outside of talks only what stands in the sentence of the things themselves: of whom else it tells is open.
    """
    if passage.asked:
        return
    for verb in passage.tree.tokens:
        if (held := _held_there(passage, verb)) is not None and not _is_told(passage, verb, held, own):
            yield from _kept(passage, verb, held)
    if passage.turn is None and not own:
        return
    for verb in passage.tree.tokens:
        number = _number(passage, verb) if verb.lemma == "be" and verb.dep != "aux" else None
        stage = _stage(passage, verb, number) if number is not None else None
        if number is not None and stage is not None and not _is_told(passage, verb, number, own):
            yield _told(passage, verb, number, stage)


def _is_told(passage: Passage, verb: Token, number: Token, own: Sequence[Draft]) -> bool:
    """Tell whether an act of the sentence says so already ("there are 450 of them on their way")."""
    below = {word.index for word in passage.tree.subtree(number)} | {verb.index}
    paths = ((draft.act.foot, *(step.token for step in draft.act.chain.steps)) for draft in own)
    return any(word.index in below for path in paths for word in path)


def _held_there(passage: Passage, verb: Token) -> Token | None:
    """Return the number of those told before whom somebody has at a place told before ("It now has 6,200 there")."""
    if verb.lemma != "have" or verb.dep == "aux":
        return None
    for number in passage.tree.children(verb, "dobj"):
        beside = (*passage.tree.children(verb, "advmod"), *passage.tree.children(number, "advmod"))
        there = any(word.text.lower() == "there" for word in beside)
        if there and number.tag == "CD" and not _is_known(passage, number):
            return number
    return None


def _kept(passage: Passage, verb: Token, number: Token) -> Iterator[Draft]:
    how = modality(passage.tree, verb, passage.grammar)
    stage = _THERE.get(how.mood) if how.negation is None else None
    having = named(passage, passage.tree.children(verb, "nsubj"))
    if stage is not None and having:
        yield _told(passage, verb, number, stage)._replace(doers=Doers(having))


def _number(passage: Passage, verb: Token) -> Token | None:
    """Return the number that "there is" or "it is" tells, where no noun follows it."""
    tree = passage.tree
    it = (word.text.lower() == "it" for word in tree.children(verb, "nsubj"))
    if not (tree.children(verb, "expl") or any(it)):
        return None
    for word in tree.children(verb, "attr", "acomp"):
        there = bool(tree.children(verb, "expl"))
        more = there and word.text.lower() in ("more", *_FEWER) and not tree.children(word, "amod", "dobj")
        if (word.tag == "CD" or more) and not _is_known(passage, word):
            return word
    return None


def _is_known(passage: Passage, word: Token) -> bool:
    """Tell whether a number belongs to a sum, a thing or a date."""
    seen = (one.span for row in (passage.amounts, passage.items, passage.dates) for one in row)
    return any(span.overlaps(word.span) for span in seen)


def _stage(passage: Passage, verb: Token, number: Token) -> Stage | None:
    how = modality(passage.tree, verb, passage.grammar)
    if how.negation is not None:
        return None
    if number.text.lower() in _FEWER:
        return Stage.CANCELLED
    table = _THERE if passage.tree.children(verb, "expl") else _IN_ALL
    return table.get(how.mood)


def _told(passage: Passage, verb: Token, number: Token, stage: Stage) -> Draft:
    force = Force(stage, cues=(Cue(verb.span, CueRole.STAGE),), open=False)
    chain = Chain((Step(verb, number.dep, None),))
    act = Act(passage, number, chain, echo=Echo.PART)
    region = clause(passage.tree, chain.steps, number)
    return Draft(act, force, stage, Doers(), Gainers(), region, cues=force.cues)
