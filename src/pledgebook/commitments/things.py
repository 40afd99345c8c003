"""The things of a commitment with their numbers, chosen among what its claims give (codebook 3.3, 8.9)."""

from collections.abc import Sequence
from decimal import Decimal

from pledgebook.claims.claim import Accounting, StageGroup
from pledgebook.commitments.commitment import Conflict
from pledgebook.commitments.figures import Telling, backed, conflict
from pledgebook.commitments.statement import Goods, Statement
from pledgebook.commitments.words import Weights

_RETOLD = (Accounting.RESTATED, Accounting.CUMULATIVE)


def choose_things(
    said: Sequence[Statement], words: Weights
) -> tuple[tuple[Goods, ...], tuple[Conflict, ...]]:
    """Return each thing once with the number that stands, and the conflicts about numbers."""
    told: dict[str, list[Telling[Goods]]] = {}
    for one in _first(said, words):
        for item in one.items:
            told.setdefault(item.name, []).append(Telling(item, one))
    chosen = [_choose(group) for _, group in sorted(told.items())]
    return tuple(item for item, _ in chosen), tuple(found for _, found in chosen if found)


def _first(said: Sequence[Statement], words: Weights) -> list[Statement]:
    told = [one for one in said if one.items]
    first = [one for one in told if one.accounting not in _RETOLD or words.revises(one.words)] or told
    return [one for one in first if one.stage.group is not StageGroup.DONE] or first


def _choose(group: Sequence[Telling[Goods]]) -> tuple[Goods, Conflict | None]:
    numbered = [one for one in group if one.value.quantity is not None] or group
    best, *others = backed(numbered)
    differing = [one for one in others if not _agree(one.value, best.value)]
    if not differing:
        return best.value, None
    say = {one.value: spell(one.value) for one in (best, *differing)}
    return best.value, conflict("items", best, differing, say)


def _agree(one: Goods, other: Goods) -> bool:
    if one.quantity is None or other.quantity is None:
        return True
    low, high = min(one.quantity, other.quantity), max(one.quantity, other.quantity)
    return low == high or any(
        item.quantity_max is not None and high <= item.quantity_max for item in (one, other)
    )


def spell(item: Goods) -> str:
    """Return a thing with its number as a figure beside others shows it."""
    upper = f"–{item.quantity_max:,f}" if item.quantity_max else ""
    return f"{item.quantity:,f}{upper} {item.name}" if item.quantity is not None else item.name


def add_things(parts: Sequence[Sequence[Goods]]) -> tuple[Goods, ...]:
    """Return things with their numbers added up; a thing of which one part has no number has none."""
    numbers: dict[str, list[Goods]] = {}
    for part in parts:
        for item in part:
            numbers.setdefault(item.name, []).append(item)
    return tuple(_add(group) for _, group in sorted(numbers.items()))


def _add(group: Sequence[Goods]) -> Goods:
    quantities = [item.quantity for item in group if item.quantity is not None]
    total = sum(quantities, Decimal(0)) if len(quantities) == len(group) else None
    first = group[0]
    return Goods(first.name, first.group, total, None, first.unit)
