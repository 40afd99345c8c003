"""What people did who were punished just before is no act of who punished them ("The five sent drones to Chad")."""

from collections.abc import Sequence
from itertools import takewhile

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects, verbs
from pledgebook.claims.claim import Form, StageGroup
from pledgebook.language import Token


def without_punished(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those left out that only tell of people or firms on whom sanctions were just told."""
    kept: list[Draft] = []
    punishing: list[Draft] = []
    for draft in drafts:
        if draft.form is Form.SANCTIONS:
            punishing.append(draft)
        elif _is_of_others(draft) and _near(draft, punishing):
            continue
        kept.append(draft)
    return kept


def _near(draft: Draft, punishing: Sequence[Draft]) -> bool:
    """Tell whether who is taken to act is who was just said to punish somebody."""
    number, actors = draft.act.passage.number, {party.id for party in draft.actors}
    just = takewhile(lambda one: number - one.act.passage.number <= _REACH, reversed(punishing))
    return any(actors <= {party.id for party in one.actors} for one in just)


_REACH = 4  # sentences


def _is_of_others(draft: Draft) -> bool:
    """Tell whether people are said to have acted of whom it is only guessed for whom they did."""
    tree = draft.act.passage.tree
    if "actor" not in draft.guessed or draft.stage.group is not StageGroup.DONE or draft.silent:
        return False
    acting = [noun for verb in verbs(draft) for noun in subjects(tree, verb)]
    return any(_can_be_punished(draft, noun) for noun in acting)


def _can_be_punished(draft: Draft, noun: Token) -> bool:
    """Tell whether a subject is people or firms without a state: "they", "who", "the five", "the firms", a name."""
    words, tree = draft.act.passage.grammar, draft.act.passage.tree
    if noun.index in draft.act.passage.party_at:
        return False
    if noun.text.lower() in _PRONOUNS or (noun.tag == "NNP" and noun.entity == "PERSON"):
        return True
    known = any(word.text.lower() in ("the", "these", "those", "both") for word in tree.children(noun, "det"))
    return known and (noun.tag == "CD" or noun.lemma.lower() in words.people | words.firm)


_PRONOUNS = ("they", "he", "she", "who", "both")
