"""A figure that only says what is told of just before is worth ("The shipment is valued at €5 million")."""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Form, StageGroup
from pledgebook.claims.figures.so_far import is_sum_so_far
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar

_REACH = 1  # sentences
_SAID = (StageGroup.PROMISED, StageGroup.DONE)


def valued(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with each value at the goods it is the value of: one act is one claim."""
    done: list[Draft] = []
    for draft in drafts:
        place = _goods(draft, done) if _is_value(draft) else None
        if place is None:
            done.append(draft)
        else:
            done[place] = _with_value(done[place], draft)
    return done


def _is_value(draft: Draft) -> bool:
    """Tell whether the words of a figure say worth and no act: "worth", "the value of the package is"."""
    chain, words = draft.act.chain, draft.act.passage.grammar
    counted = any(item.quantity is not None for item in draft.items)
    if draft.amount is None or counted or not draft.guessed & {"stage", "lead"} or is_sum_so_far(draft):
        return False
    sized = any(step.sign and step.sign.classes[0] is CueClass.TOTAL for step in chain.steps)
    return sized or _names_worth(draft, words)


def _names_worth(draft: Draft, words: Grammar) -> bool:
    """Tell whether the figure is what a noun of worth is said to be ("its cost was", "lists the value as")."""
    tree = draft.act.passage.tree
    for step in draft.act.chain.steps:
        beside = tree.children(step.token, "nsubj", "nsubjpass", "dobj")
        if any(token.lemma.lower() in words.worth for token in (step.token, *beside)):
            return True
    return False


def _goods(value: Draft, before: Sequence[Draft]) -> int | None:
    """Return the nearest act without a figure, promised or given by the same, in the sentences before."""
    for place in range(len(before) - 1, -1, -1):
        other = before[place]
        apart = value.act.passage.number - other.act.passage.number
        if apart > _REACH:
            return None
        if other.act.passage.listed and not value.act.passage.listed:
            return None  # "in all it is worth $5m" sums up a list
        if apart <= 0 or other.amount or not (other.form is Form.GOODS or _is_aid_named(value, other)):
            continue
        if other.stage.group in _SAID and not other.force.negated and _same_actors(value, other):
            return place
    return None


def _is_aid_named(value: Draft, other: Draft) -> bool:
    """Tell whether the figure is how much "the package" or "this aid" is, told before without its kind."""
    tree, words = value.act.passage.tree, value.act.passage.grammar
    if other.form is not None or other.act.echo is not None or "stage" in other.guessed:
        return False  # "(source: Aid Monitor)" tells of no act
    said = (noun for step in value.act.chain.steps for noun in tree.children(step.token, "nsubj"))
    aid = (noun for noun in said if noun.lemma.lower() in words.package | words.granted | words.gift)
    marks = (word.text.lower() for noun in aid for word in tree.children(noun, "det", "poss"))
    return any(mark not in ("a", "an", "another", "each") for mark in marks)


def _same_actors(one: Draft, other: Draft) -> bool:
    ours, theirs = {p.id for p in one.actors}, {p.id for p in other.actors}
    return not ours or not theirs or bool(ours & theirs)


def _with_value(goods: Draft, value: Draft) -> Draft:
    evidence = tuple(sorted({*(goods.evidence or (goods.region,)), value.region}))
    return goods._replace(act=replace(goods.act, amount=value.amount), evidence=evidence)
