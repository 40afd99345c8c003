"""What a passage without a word of acting takes from the one before it.

"This package is worth €9 million" and a line of a list say nothing of firmness themselves: the act they are
part of was told just before, by the sentence or heading that leads to them.
"""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.cues import CueClass
from pledgebook.claims.draft import Draft
from pledgebook.claims.home import buys_for_itself
from pledgebook.language import BlockKind
from pledgebook.vocabulary import Vocabulary

_LISTED = (BlockKind.ITEM, BlockKind.ROW)
_REACH = 3  # sentences


def inherit(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts with stage, actors and recipients of their lead; frames themselves are dropped."""
    done: list[Draft] = []
    for draft in drafts:
        held = "stage" in draft.guessed or ("lead" in draft.guessed and _holds(draft))
        lead = _lead(draft, done, vocabulary) if held else None
        done.append(_led(draft, lead) if lead else draft)
    return [draft for draft in done if not draft.frame]


def _lead(draft: Draft, before: Sequence[Draft], vocabulary: Vocabulary) -> Draft | None:
    """Return the act that leads to a passage: for a line of a list the last one outside the list."""
    passage = draft.act.passage
    listed = passage.kind in _LISTED
    counted = any(item.quantity is not None for item in draft.items)
    if not (listed or counted or draft.amount or _holds(draft)):
        return None
    for other in reversed(before):
        if ("stage" in other.guessed and not other.led) or buys_for_itself(other, vocabulary):
            continue
        near = other.act.passage
        if listed and near.kind not in _LISTED:
            return other
        apart = near.number < passage.number or _goes_on(draft, other)
        if not listed and passage.number - near.number <= _REACH and apart:
            return other
        if not listed and near.number < passage.number - _REACH:
            return None
    return None


def _goes_on(draft: Draft, other: Draft) -> bool:
    """Tell whether a sum only stands behind another, the verb told once ("gave Chad $5m; Mali $3m")."""
    bare = not draft.act.chain.signs and draft.amount is not None and other.amount is not None
    return bare and not other.force.negated


def _holds(draft: Draft) -> bool:
    """Tell whether a word of holding ties a thing to what was told ("that involves more weapons")."""
    first = next(iter(draft.act.chain.signs), None)
    return bool(first and first.sign and first.sign.classes[0] is CueClass.INCLUDE)


def _led(draft: Draft, lead: Draft) -> Draft:
    # what a package holds may name others ("in use by their army"); who gives is who gave the package
    doers = draft.doers if draft.doers.parties and not _holds(draft) else lead.doers
    gainers = draft.gainers if draft.gainers.recipients else lead.gainers
    return replace(
        draft,
        stage=lead.stage,
        force=replace(lead.force, cues=(), conditional=False),
        doers=doers,
        gainers=gainers,
        led=True,
        guessed=draft.guessed - {"stage"} | {"lead"},
    )
