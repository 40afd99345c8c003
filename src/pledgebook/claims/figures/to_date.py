"""Figures that sum up many acts, though no word of a total stands by them (codebook 4.5)."""

import re

from pledgebook.amounts import Qualifier
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import StageGroup
from pledgebook.language import Token
from pledgebook.span import Span

_VAGUE = re.compile(
    r"(?:^|\b(?:hundreds|tens|scores|dozens) of |^[^\d]*\band )(?:m|b|tr)illions\b", re.IGNORECASE
)
_HAVE = ("have", "has", "'ve", "\u2019ve", "'s", "\u2019s")
_KINDS = 3  # so many kinds of aid are seldom told of one act
_HABIT = ("VBP", "VBZ")
_OPEN = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)


def to_date(draft: Draft) -> Span | None:
    """Return the words by which a perfect tells of all that was given until now, if any do."""
    verb = _acting(draft)
    if verb is None or draft.amount is None:
        return None
    if verb.tag in _HABIT:
        return verb.span if is_vague(draft) and not draft.act.passage.tree.children(verb, "aux") else None
    if not _is_perfect(draft, verb):
        return None
    already = [
        word for word in draft.act.passage.tree.children(verb, "advmod") if word.text.lower() == "already"
    ]
    if already and draft.stage.group is StageGroup.DONE:
        return already[0].span
    if is_vague(draft) or _many_kinds(draft) or _is_open(draft):
        return verb.span
    return None


def is_vague(draft: Draft) -> bool:
    """Tell whether a sum is only a size ("hundreds of millions"): no one act is told so when it is done."""
    return draft.amount is not None and _VAGUE.search(draft.act.passage.words(draft.amount.span)) is not None


def _is_open(draft: Draft) -> bool:
    done = draft.stage.group is StageGroup.DONE
    return (
        done and draft.amount is not None and draft.amount.qualifier in _OPEN and not draft.act.passage.dates
    )


def _acting(draft: Draft) -> Token | None:
    """Return the nearest verb of an act."""
    return next((step.token for step in draft.act.chain.signs if step.token.pos == "VERB"), None)


def _is_perfect(draft: Draft, verb: Token) -> bool:
    helpers = draft.act.passage.tree.children(verb, "aux")
    return verb.tag == "VBN" and any(word.text.lower() in _HAVE for word in helpers)


def _many_kinds(draft: Draft) -> bool:
    """Tell whether a sum is in aid of three kinds or more ("in relief, military and economic assistance")."""
    tree = draft.act.passage.tree
    top = tree.top(draft.amount.span) if draft.amount else None
    below = [word for prep in tree.children(top, "prep") for word in tree.subtree(prep)] if top else []
    helping = (item for item in draft.act.passage.items if (item.group or "").startswith("general/"))
    kinds = sum(word.dep == "conj" for word in below)
    return kinds >= _KINDS - 1 and any(word.span.overlaps(item.span) for item in helping for word in below)
