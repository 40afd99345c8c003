"""What a speech hands over by a word alone ("This bridge is now yours"), and what was spent ("It cost us $9m")."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft, clause
from pledgebook.claims.claim import Cue, CueRole, Form, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.inherent import Inherent
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token
from pledgebook.party import Party

_STAGES = {
    Mood.PRESENT: Stage.DELIVERED,
    Mood.PAST: Stage.DELIVERED,
    Mood.PERFECT: Stage.DELIVERED,
    Mood.FUTURE: Stage.PLEDGED,
}
_SPENT = {
    Mood.PAST: Stage.DELIVERED,
    Mood.PERFECT: Stage.DELIVERED,
    Mood.PRESENT: Stage.DELIVERING,
    Mood.ONGOING: Stage.DELIVERING,
    Mood.FUTURE: Stage.PLEDGED,
}


def made_yours(passage: Passage) -> Iterator[Draft]:
    """Yield the things that a speaker says are now those of whom he speaks to."""
    if passage.turn is not None or passage.asked:
        return
    built = passage.grammar.works | passage.grammar.facility | passage.grammar.premises
    for token in passage.tree.tokens:
        known = passage.party_at.get(token.index) if token.text.lower() == "yours" else None
        verb = passage.tree.head(token)
        if known is None or verb.lemma not in ("be", "become") or token.dep not in ("attr", "acomp", "oprd"):
            continue
        how = modality(passage.tree, verb, passage.grammar)
        stage = _STAGES.get(how.mood) if how.negation is None else None
        known_things = passage.things | {t.index for t in passage.tree.tokens if t.lemma.lower() in built}
        # not "the decision is yours"
        things = [noun for noun in passage.tree.children(verb, "nsubj") if noun.index in known_things]
        if stage is not None and things:
            yield _handed(passage, things[0], verb, stage, known)


_HANDED = Inherent("hand over", Form.GOODS, None)


def _handed(passage: Passage, thing: Token, verb: Token, stage: Stage, to: Party) -> Draft:
    force = Force(stage, cues=(Cue(verb.span, CueRole.STAGE),), open=False)
    chain = Chain((Step(verb, "nsubj", None),))
    items = tuple(item for item in passage.items if item.head.overlaps(thing.span))
    act = Act(passage, thing, chain, items=items, inherent=_HANDED)
    region = clause(passage.tree, chain.steps, thing)
    doers, gain = Doers(first_person=True, pronoun=thing.span), Gainers((to,), firm=True)
    return Draft(act, force, stage, doers, gain, region, items=items, cues=force.cues)


def cost_us(act: Act) -> Stage | None:
    """Return how firm a sum is that something is said to cost whoever speaks, null where that is not said."""
    tree, words = act.passage.tree, act.passage.grammar
    if act.amount is None:
        return None
    for step in act.chain.steps[:1]:
        ours = tree.children(step.token, "dative", "dobj") if step.token.lemma == "cost" else ()
        if any(word.text.lower() in words.first_person for word in ours):
            how = modality(tree, step.token, words)
            return _SPENT.get(how.mood) if how.negation is None else None
    return None
