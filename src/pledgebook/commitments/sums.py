"""The sum of a commitment, chosen among those its claims give (codebook 8.9)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Accounting, StageGroup
from pledgebook.commitments.commitment import Conflict, Figure
from pledgebook.commitments.figures import Backed, Telling, backed, conflict, figure, near
from pledgebook.commitments.rough import rough_euros
from pledgebook.commitments.statement import Statement, Sum, voices
from pledgebook.commitments.words import Weights

_RETOLD = (Accounting.RESTATED, Accounting.CUMULATIVE)


class Choice(NamedTuple):
    """The sum that a person chose among those told, and who."""

    amount: Sum
    by: str


def choose_sum(
    said: Sequence[Statement], stale: Sequence[Statement], words: Weights, choice: Choice | None = None
) -> tuple[Sum | None, tuple[Conflict, ...]]:
    """Return the sum that stands and the conflict about it, if any.

    `said` are claims in force, `stale` those of versions that were replaced: they never win, but are shown.
    What is promised goes before what is done, what is told for the first time before what is told again.
    A person's choice goes before all of them (codebook 8.11).
    """
    if choice is not None:
        return choice.amount, _beside(choice, [*said, *stale])
    tellings = _tellings(said, words) or _tellings(stale, words)
    if not tellings:
        return None, ()
    every = backed(_revised(tellings, words))
    best = _exact(every, words.own(actor for one in said for actor in one.actors))
    others = [one for one in backed(tellings) if not agree(one.value, best.value)]
    others += [one for one in backed(_tellings(stale, words)) if not _known(one.value, [best, *others])]
    say = {one.value: spell(one.value) for one in (best, *others)}
    return best.value, (conflict("amount", best, others, say),) if others else ()


def _beside(choice: Choice, said: Sequence[Statement]) -> tuple[Conflict, ...]:
    """Return the chosen sum beside all others that are told, nothing where there is no other."""
    told = backed(Telling(one.amount, one) for one in said if one.amount is not None)
    others = [one for one in told if not agree(one.value, choice.amount)]
    if not others:
        return ()
    same = [telling.by for one in told if agree(one.value, choice.amount) for telling in one.tellings]
    chosen = spell(choice.amount)
    claims = tuple(dict.fromkeys(one.claim for one in same))
    tier = min((one.tier for one in same if one.tier), default=None)
    day = max((one.day for one in same if one.day), default=None)
    first = Figure(chosen, claims, tier, day, len(voices(same)))
    rest = (figure(one, {one.value: spell(one.value)}) for one in others)
    return (Conflict("amount", (first, *rest), chosen, f"chosen by {choice.by}"),)


def _tellings(said: Sequence[Statement], words: Weights) -> list[Telling[Sum]]:
    told = [one for one in said if one.amount is not None]
    # A figure that takes the place of another is news, though it speaks of what was told.
    first = [one for one in told if one.accounting not in _RETOLD or words.revises(one.words)] or told
    promised = [one for one in first if one.stage.group is not StageGroup.DONE] or first
    firm = [one for one in promised if one.stage.group in (StageGroup.PROMISED, StageGroup.DONE)] or promised
    return [Telling(one.amount, one) for one in firm if one.amount is not None]


def _revised(tellings: Sequence[Telling[Sum]], words: Weights) -> list[Telling[Sum]]:
    """Return the tellings of a figure that takes the place of others, else all."""
    before = [one.value for one in tellings if not words.revises(one.by.words)]
    new = [
        one
        for one in tellings
        if words.revises(one.by.words) and not any(agree(one.value, old) for old in before)
    ]
    return new if before and new else list(tellings)


def _exact(every: Sequence[Backed[Sum]], own: frozenset[str]) -> Backed[Sum]:
    """Return the first choice, or what says the same more exactly and in the sum's own currency."""
    agreeing = [one for one in every if agree(one.value, every[0].value)]
    same = [one for one in agreeing if one.value.currency in own] or agreeing
    exact = [one for one in same if one.value.qualifier is Qualifier.EXACT] or same
    return min(exact, key=lambda one: (not one.value.alternatives, -digits(one.value.value)))


def digits(value: Decimal) -> int:
    """Return how many digits of a number say something: 225 million has three, 200 million one."""
    return len(f"{value.normalize():f}".replace(".", "").strip("0"))


def _overlap(one: Sum, other: Sum) -> bool:
    if one.qualifier is other.qualifier is Qualifier.EXACT:
        return False
    (low, high), (least, most) = between(one), between(other)
    return low <= most and least <= high


def between(said: Sum) -> tuple[Decimal, Decimal]:
    """Return the least and the most that the words of a sum leave room for ("more than 13 billion" may be 13.6)."""
    low, high = _ROOM[said.qualifier]
    return said.value * low, (said.value_max or said.value) * high


# What reporters leave open: who says "more than 13" would say 16 where it is 16.
_ROOM = {
    Qualifier.EXACT: (Decimal(1), Decimal(1)),
    Qualifier.RANGE: (Decimal(1), Decimal(1)),
    Qualifier.ABOUT: (Decimal("0.94"), Decimal("1.06")),
    Qualifier.AT_LEAST: (Decimal(1), Decimal("1.2")),
    Qualifier.MORE_THAN: (Decimal(1), Decimal("1.2")),
    Qualifier.LESS_THAN: (Decimal("0.85"), Decimal(1)),
    Qualifier.UP_TO: (Decimal("0.85"), Decimal(1)),
}


def _known(value: Sum, others: Sequence[Backed[Sum]]) -> bool:
    return any(agree(value, other.value) for other in others)


def agree(one: Sum, other: Sum) -> bool:
    """Tell whether two sums can be the same: equal but for rounding, in a range, or in another currency."""
    if one.currency == other.currency:
        return near(one.value, other.value) or _overlap(one, other)
    if any(near(value, other.value) for value, currency in one.alternatives if currency == other.currency):
        return True
    if any(near(value, one.value) for value, currency in other.alternatives if currency == one.currency):
        return True
    here, there = rough_euros(one, None), rough_euros(other, None)
    return here is not None and there is not None and abs(here - there) < 0.12 * max(here, there)


def spell(value: Sum) -> str:
    """Return a sum as a figure beside others shows it."""
    upper = f"–{value.value_max:,f}" if value.value_max else ""
    often = "" if value.per is Per.ONCE else f" a {value.per.value}"
    return f"{value.value:,f}{upper} {value.currency or '(currency not settled)'}{often}"
