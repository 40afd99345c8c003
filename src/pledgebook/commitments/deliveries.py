"""What is said to be delivered: each delivery once, a total to date in place of those before it (codebook 8.2)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.claims.claim import Accounting, Stage, StageGroup
from pledgebook.commitments.commitment import Delivered
from pledgebook.commitments.statement import Goods, Statement, Sum
from pledgebook.commitments.things import add_things

_SAME_DAYS = 7


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery and the claims that tell of it; `so_far` where the words give a total to date."""

    tellings: tuple[Statement, ...]
    amount: Sum | None
    items: tuple[Goods, ...]
    so_far: bool

    @property
    def day(self) -> date | None:
        """The day it was told first."""
        return self.tellings[0].day


def deliveries(said: Sequence[Statement], amount: Sum | None, items: Sequence[Goods]) -> list[Delivery]:
    """Return the deliveries of one commitment in the order of their days, each with all that tells of it.

    `amount` and `items` are the whole: what "is under way" has arrived only where its number is another.
    """
    groups: list[list[Statement]] = []
    whole = _numbers(amount, items)
    beside = named_beside(said, amount, items)
    for one in sorted(said, key=lambda one: one.order):
        numbers = _numbers(one.amount, one.items)
        if one.key in beside:
            continue
        part = one.stage is Stage.DELIVERING and not numbers & whole
        if numbers and (part or one.stage is Stage.DELIVERED):
            _place(one, groups)
    return [_delivery(group) for group in groups]


def named_beside(
    said: Sequence[Statement], amount: Sum | None, items: Sequence[Goods]
) -> frozenset[tuple[str, str]]:
    """Return the claims of what is done that only name the whole beside a part of it that came.

    "Paid 100 million, the first part of a grant of 400 million": the 400 have not come.
    """
    whole = _numbers(amount, items)
    apart = {one.source.id for one in said if _is_part(one, whole)}
    return frozenset(
        one.key
        for one in said
        if one.stage.group is StageGroup.DONE
        and one.accounting is Accounting.RESTATED
        and one.source.id in apart
        and _numbers(one.amount, one.items) & whole
    )


def _is_part(one: Statement, whole: frozenset[tuple[str | None, Decimal]]) -> bool:
    """Tell whether a claim of what came gives another number than the whole."""
    numbers = _numbers(one.amount, one.items)
    return one.stage.group is StageGroup.DONE and bool(numbers) and not numbers & whole


def _numbers(amount: Sum | None, items: Sequence[Goods]) -> frozenset[tuple[str | None, Decimal]]:
    money = {(amount.currency, amount.value)} if amount else set()
    return frozenset(money | {(item.name, item.quantity) for item in items if item.quantity is not None})


def _place(one: Statement, groups: list[list[Statement]]) -> None:
    same = next((group for group in groups if _same(group[0], one)), None)
    groups.append([one]) if same is None else same.append(one)


def _same(one: Statement, other: Statement) -> bool:
    """Tell whether two claims tell of one delivery: the same figures, and days that are close or told again."""
    if _numbers(one.amount, one.items) != _numbers(other.amount, other.items):
        return False
    close = not (one.day and other.day) or abs((one.day - other.day).days) <= _SAME_DAYS
    return close or Accounting.RESTATED in (one.accounting, other.accounting)


def _delivery(group: Sequence[Statement]) -> Delivery:
    so_far = any(one.accounting is Accounting.CUMULATIVE or one.stage is Stage.DELIVERING for one in group)
    first = group[0]
    return Delivery(tuple(group), first.amount, first.items, so_far)


def arrived(told: Sequence[Delivery], amount: Sum | None = None) -> Delivered | None:
    """Return what the deliveries told so far come to, null where nothing is said; first in the currency of `amount`."""
    if not told:
        return None
    last = max((at for at, one in enumerate(told) if one.so_far), default=0)
    counted = told[last:]
    sums = add_sums((one.amount for one in counted if one.amount), amount)
    return delivered_of(sums, add_things([one.items for one in counted if one.items]))


def add_sums(sums: Iterable[Sum], amount: Sum | None = None) -> list[Sum]:
    """Return one sum for each currency, that of `amount` first."""
    by_currency: dict[str | None, list[Sum]] = defaultdict(list)
    for one in sums:
        by_currency[one.currency].append(one)
    added = [
        same[0]
        if len(same) == 1
        else Sum(sum((one.value for one in same), Decimal(0)), currency, same[0].qualifier)
        for currency, same in by_currency.items()
    ]
    return sorted(added, key=lambda one: amount is None or one.currency != amount.currency)


def delivered_of(sums: Sequence[Sum], items: tuple[Goods, ...]) -> Delivered:
    """Return what is delivered: its first sum, and those in other currencies beside it."""
    return Delivered(sums[0] if sums else None, items, others=tuple(sums[1:]))


def is_all(so_far: Delivered, amount: Sum | None, items: Sequence[Goods]) -> bool:
    """Tell whether what is said to have come is no less, in anything that can be compared, than what was to come."""
    if so_far.whole:
        return True
    for came_in in so_far.sums:
        if amount and came_in.currency == amount.currency:
            return came_in.value >= amount.value
    came = {item.name: item.quantity for item in so_far.items if item.quantity is not None}
    due = {item.name: item.quantity for item in items if item.quantity is not None}
    return all(came[name] >= due[name] for name in came.keys() & due.keys())
