"""Who gives, where only who gets it is told: whoever was told just before to give to them (codebook 2.1)."""

from collections.abc import Sequence

from pledgebook.amounts import Amount
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Form, StageGroup
from pledgebook.party import Party

_REACH = 2  # sentences
_PART_REACH = 4  # sentences


def giver_before(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Return who gave the whole of which somebody now receives a part, or who gave to them or was asked for it.

    "Norway announced aid to Nepal. Nepal will get $5m": who else gives it would be told.
    """
    if not draft.doers.receives or draft.doers.parties:
        return ()
    for other in reversed(told):
        back = draft.act.passage.number - other.act.passage.number
        if back > _PART_REACH:
            return ()
        if other.actors and (_is_whole(other, draft) or (back <= _REACH and _gives_them(other, draft))):
            return other.actors
    return ()


def _is_whole(other: Draft, draft: Draft) -> bool:
    """Tell whether a sum is one of which another can be a part ("Benin will get half")."""
    return bool(other.amount and draft.amount and _holds(other.amount, draft.amount))


def _holds(whole: Amount, part: Amount) -> bool:
    return whole.currency == part.currency and whole.value >= part.value


def _gives_them(other: Draft, draft: Draft) -> bool:
    """Tell whether an act is for those who now get something, and can have led to it."""
    gaining = {party.id for party in draft.gainers.recipients} - {None, "GROUP"}
    meant = {party.id for party in other.gainers.recipients if other.gainers.firm}
    apart = gaining.isdisjoint(party.id for party in other.actors)
    given = other.form not in (Form.TALKS, Form.SANCTIONS) and "actor" not in other.guessed
    return bool(gaining) and gaining <= meant and apart and given and other.stage.group in _leading(draft)


def _leading(draft: Draft) -> tuple[StageGroup, ...]:
    """Return what can have led to an act: what was asked for only to what is promised now."""
    given = (StageGroup.PROMISED, StageGroup.DONE)
    return (*given, StageGroup.POSSIBLE) if draft.stage.group is StageGroup.PROMISED else given
