"""What a talk tells without a word of giving: what was spent, and who is there."""

from collections.abc import Iterator

from pledgebook.claims.act import Act
from pledgebook.claims.claim import Stage
from pledgebook.claims.kinds import are_all
from pledgebook.claims.modality import Mood, modality
from pledgebook.language import Token

_DONE = (Mood.PAST, Mood.PERFECT)


def spoken_stage(act: Act) -> Stage | None:
    """Return how firm an act is in a talk whose words tell of no giving; null elsewhere, and where nothing says it."""
    if act.passage.turn is None:
        return None
    if act.amount is not None:
        return Stage.DELIVERED if any(_sizes(act, verb) for verb in _verbs(act)) else None
    if are_all(act.items, "personnel"):
        return next((stage for verb in _verbs(act) if (stage := _posted(act, verb))), None)
    return None


def _verbs(act: Act) -> Iterator[Token]:
    return (step.token for step in act.chain.steps if step.token.pos in ("VERB", "AUX"))


def _sizes(act: Act, verb: Token) -> bool:
    """Tell whether a sum is what was spent ("expenditure came to £5 million", "it cost £2 million")."""
    tree, words = act.passage.tree, act.passage.grammar
    spent = any(noun.lemma.lower() in words.outlay for noun in tree.children(verb, "nsubj"))
    costs = verb.lemma.lower() == "cost" and bool(tree.children(verb, "nsubj"))
    done = modality(tree, verb, words).mood in _DONE
    return done and (costs or (spent and verb.lemma.lower() in words.sizing))


def _posted(act: Act, verb: Token) -> Stage | None:
    """Return whether people are said to be somewhere ("we have six policemen there", "their doctors are at Gao")."""
    tree, words = act.passage.tree, act.passage.grammar
    places = any(prep.text.lower() in words.placing for prep in tree.children(verb, "prep"))
    there = any(word.text.lower() in words.present for word in tree.children(verb, "advmod"))
    first = any(word.text.lower() in words.first_person for word in tree.children(verb, "nsubj"))
    how = modality(tree, verb, words)
    if how.negation or verb.lemma not in ("be", "have") or not (places or there or first):
        return None
    return {Mood.PRESENT: Stage.DELIVERING, Mood.PERFECT: Stage.DELIVERING, Mood.PAST: Stage.DELIVERED}.get(
        how.mood
    )
