"""Who acts and who gains in a commitment, by what most and best sources say."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from pledgebook.claims.claim import StageGroup
from pledgebook.commitments.membership import Membership
from pledgebook.commitments.statement import GROUP, Statement, voices

Value = TypeVar("Value")


def most(said: Sequence[Statement], of: Callable[[Statement], Value | None]) -> Value | None:
    """Return the value that most independent voices give, the firmest then the first telling on a tie."""
    firm = _firm(said)
    told = [(value, one) for one in firm if (value := of(one))]
    if not told:
        return None
    if len({value for value, _ in told}) == 1:  # most acts have one report
        return told[0][0]
    backers: dict[Value, list[Statement]] = defaultdict(list)
    for value, one in told:
        backers[value].append(one)
    first: dict[Value, tuple[object, ...]] = {}
    for value, one in told:
        first[value] = min(first.get(value, one.order), one.order)
    return min(backers, key=lambda value: (-len(voices(backers[value])), first[value]))


def parties(said: Sequence[Statement], of: Callable[[Statement], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the parties most voices name; those who name fewer of the same say no other (joint acts).

    Parties whose id is known go before those only their words name.
    """
    named = {tuple(sorted(known)) for one in _firm(said) if (known := _known(of(one)))}

    def fullest(one: Statement) -> tuple[str, ...] | None:
        own = tuple(sorted(_known(of(one))))
        wider = [other for other in named if set(own) < set(other)]
        return min(wider, key=lambda other: (-len(other), other)) if own and len(wider) == 1 else own or None

    return most(said, fullest) or most(said, lambda one: of(one) or None) or ()


def givers(said: Sequence[Statement], groups: Membership) -> tuple[str, ...]:
    """Return whose act it is: where some name a group and others its members, it is the group's (codebook 8.5)."""
    told = parties(said, lambda one: one.actors)
    if len(said) == 1:
        return told
    alone = {one.actors[0] for one in _firm(said) if len(one.actors) == 1}
    # Whom nobody but a loose group names is said better by a group with a name.
    above = frozenset(groups.members) if told == (GROUP,) else groups.above(told)
    if groups.are(told):
        above -= {GROUP}
    wider = sorted(alone.intersection(above), key=lambda group: (group == GROUP, group))
    return (wider[0],) if wider else told


def _firm(said: Sequence[Statement]) -> list[Statement]:
    return [one for one in said if one.stage.group in (StageGroup.PROMISED, StageGroup.DONE)] or list(said)


def _known(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(party for party in ids if not party.startswith("<"))
