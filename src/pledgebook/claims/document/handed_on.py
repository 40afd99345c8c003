"""Agencies that only hand on what somebody was said to give: they are its channel (codebook 2.2)."""

from collections.abc import Sequence
from itertools import takewhile

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Form, StageGroup
from pledgebook.claims.words.kinds import agencies
from pledgebook.language import Item, Token
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary

_FAR = 6  # sentences
_POINTING = frozenset({"the", "this", "these", "those"})


def through_agencies(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the acts but those in which an agency hands on a gift told before ("The rice will be shipped by the WFP").

    The gift's act has its words as evidence, and the agency as a channel.
    """
    kept: list[Draft] = []
    for draft in drafts:
        agency = _handing_on(draft, vocabulary)
        at = _gift(kept, draft, agency) if agency is not None else None
        if agency is None or at is None:
            kept.append(draft)
        else:
            kept[at] = _with(kept[at], draft, agency)
    return kept


def _handing_on(draft: Draft, vocabulary: Vocabulary) -> Party | None:
    """Return the agency that acts, where the things it acts on were spoken of before and are not counted anew."""
    counted = draft.amount is not None or any(item.quantity is not None for item in draft.items)
    if draft.form is not Form.GOODS or counted or not draft.items or len(draft.actors) != 1:
        return None
    known = all(_is_pointed_at(draft, item) for item in draft.items)
    return draft.actors[0] if known and draft.actors[0].id in agencies(vocabulary) else None


def _is_pointed_at(draft: Draft, item: Item) -> bool:
    tree = draft.act.passage.tree
    words = [token for token in tree.tokens if item.span.holds(token.span)]
    return any(_determiner(draft, word) in _POINTING for word in words)


def _determiner(draft: Draft, word: Token) -> str:
    return next((det.text.lower() for det in draft.act.passage.tree.children(word, "det")), "")


def _gift(kept: Sequence[Draft], draft: Draft, agency: Party) -> int | None:
    """Return the place of the last act not far above in which somebody else gives the things."""
    number = draft.act.passage.number
    near = takewhile(lambda at: number - kept[at].act.passage.number <= _FAR, reversed(range(len(kept))))
    return next((at for at in near if _is_gift(kept[at], draft, agency)), None)


def _is_gift(earlier: Draft, draft: Draft, agency: Party) -> bool:
    """Tell whether an earlier act is somebody else's gift of the same things to the same receivers."""
    before = earlier.act.passage.number < draft.act.passage.number
    given = earlier.form is Form.GOODS and not earlier.force.negated and bool(earlier.actors)
    real = earlier.stage.group in (StageGroup.PROMISED, StageGroup.DONE)
    theirs = {party.id for party in draft.recipients} <= {party.id for party in earlier.recipients}
    others = agency.id not in {party.id for party in earlier.actors}
    return before and given and real and theirs and others and _shares_things(earlier, draft)


def _shares_things(earlier: Draft, draft: Draft) -> bool:
    names = {item.name for item in earlier.items}
    groups = {item.group for item in earlier.items if item.group is not None}
    return all(item.name in names or item.group in groups for item in draft.items)


def _with(gift: Draft, draft: Draft, agency: Party) -> Draft:
    """Return a gift with the telling of how it is handed on."""
    known = any(party.id == agency.id for party in gift.channels)
    evidence = (*(gift.evidence or (gift.region,)), draft.region)
    return gift._replace(channels=gift.channels if known else (*gift.channels, agency), evidence=evidence)
