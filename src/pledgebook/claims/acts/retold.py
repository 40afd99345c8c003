"""What money or goods told just before are for is no second act ("The project aims to equip farmers")."""

from collections.abc import Sequence
from itertools import takewhile

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.effects import is_effect
from pledgebook.claims.acts.governing import is_nobody, subjects, verbs
from pledgebook.claims.claim import Form, StageGroup
from pledgebook.language import Token, Tree


def without_purposes(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those left out that only say what an act just before them is for."""
    kept: list[Draft] = []
    for draft in drafts:
        if not (_can_serve(draft) and _serves_any(draft, kept)):
            kept.append(draft)
    return kept


def _serves_any(draft: Draft, before: Sequence[Draft]) -> bool:
    reach = _FAR if _names_the_gift(draft) else _NEAR
    near = list(takewhile(lambda one: _away(draft, one) <= reach, reversed(before)))
    if any(_is_origin(draft, one) for one in near[:1]):
        return True
    return any(_serves(draft, one) for one in near) or any(is_effect(draft, one) for one in near[:_BESIDE])


def _is_origin(draft: Draft, before: Draft) -> bool:
    """Tell whether goods told before are only said to have been built somewhere, as works are not ("built in Rome")."""
    first = next(iter(verbs(draft)), None)
    if first is None or draft.doers.found or before.form is not Form.GOODS or first.tag != "VBN":
        return False
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    passive = bool(tree.children(first, "auxpass")) and draft.act.foot in tree.children(first, "nsubjpass")
    moved = not any(item.name.split()[-1] in words.works for item in (*before.items, *draft.items))
    return passive and moved and first.lemma.lower() in words.building and _away(draft, before) > 0


def _names_the_gift(draft: Draft) -> bool:
    """Tell whether a noun for a gift says what is spoken of, however far off it was told ("this donation")."""
    words = draft.act.passage.grammar
    return any(noun.lemma.lower() in words.gift and _points(draft, noun) for noun in _serving(draft))


def _away(draft: Draft, before: Draft) -> int:
    return draft.act.passage.number - before.act.passage.number


def _can_serve(draft: Draft) -> bool:
    """Tell whether an act names nothing that makes it one of its own: no sum, no number."""
    if draft.amount or draft.silent or draft.force.negated or draft.form in (Form.TALKS, Form.SANCTIONS):
        return False
    return all(item.quantity is None for item in draft.items)


def _serves(draft: Draft, before: Draft) -> bool:
    """Tell whether a draft says what one told before it is for."""
    if _away(draft, before) == 0 or not (before.amount or before.items):
        return False
    groups = (before.stage.group, draft.stage.group)
    if groups[0] is not groups[1] and groups != (StageGroup.DONE, StageGroup.PROMISED):
        return False  # what was given is to be used
    return _alike(draft, before) and any(_is_named(draft, before, noun) for noun in _serving(draft))


def _alike(draft: Draft, before: Draft) -> bool:
    gaining = {party.id for party in draft.recipients}
    known = {party.id for party in before.recipients}
    return "recipient" in draft.guessed or not gaining or not known or bool(gaining & known)


def _serving(draft: Draft) -> list[Token]:
    """Return the subjects of the act's verbs that say what a thing is for."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    serving = (verb for verb in verbs(draft) if verb.lemma.lower() in words.serving or verb.lemma == "go")
    told = ((verb, noun) for verb in serving for noun in subjects(tree, verb))
    return [noun for verb, noun in told if noun.pos == "PRON" or not _lasts(tree, verb)]


def _lasts(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb only says that something goes on, and no end that it serves."""
    return any(word.text in _ON for word in tree.children(verb))


_ON = ("on", "ahead", "forward")


def _is_named(draft: Draft, before: Draft, noun: Token) -> bool:
    """Tell whether a subject points back at the earlier act: "this funding", "it", a programme's name."""
    if is_nobody(draft, noun):
        return noun.pos == "PRON" or _points(draft, noun)
    if _is_same_thing(draft, before, noun) or _are_goods(draft, before, noun):
        return True
    named = noun.pos == "PROPN" and noun.index not in draft.act.passage.party_at
    return named and noun.text in before.act.passage.said.split()


def _are_goods(draft: Draft, before: Draft, noun: Token) -> bool:
    """Tell whether "they" are goods told before, which act by themselves ("sent jeeps. They will ease the work")."""
    goods = before.form is Form.GOODS and noun.index not in draft.act.passage.party_at
    tree = draft.act.passage.tree
    acts = noun.dep == "nsubj" and bool(tree.children(tree.head(noun), "dobj"))  # not "then they went again"
    return goods and acts and noun.text.lower() == "they"


def _is_same_thing(draft: Draft, before: Draft, noun: Token) -> bool:
    """Tell whether goods told before are said to go somewhere ("sent tents. The tents will go to schools")."""
    definite = any(
        word.text.lower() in ("the", "these") for word in draft.act.passage.tree.children(noun, "det")
    )
    return definite and any(item.name.split()[-1] == noun.lemma.lower() for item in before.items)


def _points(draft: Draft, noun: Token) -> bool:
    tree = draft.act.passage.tree
    return bool(tree.children(noun, "det", "poss")) or noun.tag == "NNS"


_NEAR, _FAR = 3, 12  # sentences
_BESIDE = 8  # acts told before
