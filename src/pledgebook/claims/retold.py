"""What money or goods told just before are for is no second act ("The project aims to equip farmers")."""

from collections.abc import Sequence

from pledgebook.claims.claim import Form
from pledgebook.claims.draft import Draft
from pledgebook.claims.idle import is_nobody, subjects, verbs
from pledgebook.language import Token


def without_purposes(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those left out that only say what an act just before them is for."""
    kept: list[Draft] = []
    for draft in drafts:
        before = next((one for one in reversed(kept) if _serves(draft, one)), None)
        if before is None:
            kept.append(draft)
    return kept


def _serves(draft: Draft, before: Draft) -> bool:
    """Tell whether a draft says what the one before it is for."""
    if draft.amount or draft.silent or draft.force.negated or draft.form in (Form.TALKS, Form.SANCTIONS):
        return False
    if any(item.quantity is not None for item in draft.items) or not (before.amount or before.items):
        return False
    here, there = draft.act.passage, before.act.passage
    close = 0 < here.number - there.number <= _NEAR and here.block - there.block <= 1
    if not close or draft.stage.group is not before.stage.group:
        return False
    return _alike(draft, before) and any(_is_named(draft, before, noun) for noun in _serving(draft))


def _alike(draft: Draft, before: Draft) -> bool:
    gaining = {party.id for party in draft.recipients}
    known = {party.id for party in before.recipients}
    return "recipient" in draft.guessed or not gaining or not known or bool(gaining & known)


def _serving(draft: Draft) -> list[Token]:
    """Return the subjects of the act's verbs that say what a thing is for."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    serving = (verb for verb in verbs(draft) if verb.lemma.lower() in words.serving)
    return [noun for verb in serving for noun in subjects(tree, verb)]


def _is_named(draft: Draft, before: Draft, noun: Token) -> bool:
    """Tell whether a subject points back at the earlier act: "this funding", "it", a programme's name."""
    if is_nobody(draft, noun):
        return noun.pos == "PRON" or _points(draft, noun)
    name = draft.act.passage.tree.top(noun.span)
    own = noun.pos == "PROPN" and noun.index not in draft.act.passage.party_at and name is not None
    return own and noun.text in before.act.passage.words(before.act.passage.span).split()


def _points(draft: Draft, noun: Token) -> bool:
    tree = draft.act.passage.tree
    return bool(tree.children(noun, "det", "poss")) or noun.tag == "NNS"


_NEAR = 3  # sentences
