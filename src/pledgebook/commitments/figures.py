"""One figure out of several: those that agree are one, those that do not stand side by side (codebook 8.9)."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from pledgebook.claims.claim import StageGroup
from pledgebook.commitments.commitment import Conflict, Figure
from pledgebook.commitments.statement import Statement, voices

Value = TypeVar("Value", bound=Hashable)
_LAST = 9


@dataclass(frozen=True, slots=True)
class Telling(Generic[Value]):
    """A value and one claim that gives it."""

    value: Value
    by: Statement


@dataclass(frozen=True, slots=True)
class Backed(Generic[Value]):
    """A value with what speaks for it, best first when sorted by `rank`.

    `tier` is the best of its sources; for what is done, the receiver's word and an organisation's come
    before the giver's (codebook 5.2). `day` is the newest day on which a story that gives it began: a copy
    does not renew what it copies. `first` is the day of its first telling.
    """

    value: Value
    tellings: tuple[Telling[Value], ...]
    tier: float
    day: date
    sources: int
    first: date

    @property
    def rank(self) -> tuple[float, int, int, date, str]:
        """The order of choice: tier, then recency, then the number of independent sources."""
        return self.tier, -self.day.toordinal(), -self.sources, self.first, str(self.value)


def backed(tellings: Iterable[Telling[Value]]) -> list[Backed[Value]]:
    """Return the values that are told, the one to choose first."""
    told: dict[Value, list[Telling[Value]]] = {}
    for one in tellings:
        told.setdefault(one.value, []).append(one)
    began = _began(one for group in told.values() for one in group)
    return sorted((_back(value, group, began) for value, group in told.items()), key=lambda one: one.rank)


def _began(tellings: Iterable[Telling[Value]]) -> dict[str, date]:
    began: dict[str, date] = {}
    for one in tellings:
        day = one.by.source.published or one.by.day or date.min
        story = _story(one.by)
        began[story] = min(day, began.get(story, date.max))
    return began


def _back(value: Value, group: Sequence[Telling[Value]], began: dict[str, date]) -> Backed[Value]:
    return Backed(
        value,
        tuple(group),
        tier=min(_tier(one.by) for one in group),
        day=max(began[_story(one.by)] for one in group),
        sources=len(voices(one.by for one in group)),
        first=min(one.by.source.published or date.max for one in group),
    )


def _story(one: Statement) -> str:
    return one.source.story or one.source.id


def _tier(one: Statement) -> float:
    tier = one.tier or one.source.tier or _LAST
    done = one.stage.group is StageGroup.DONE
    return tier - 2.5 if done and tier in (3, 4) else tier


def conflict(
    field: str, chosen: Backed[Value], others: Sequence[Backed[Value]], say: dict[Value, str]
) -> Conflict:
    """Return the values side by side, the one chosen and the reason."""
    return Conflict(
        field=field,
        values=tuple(figure(one, say) for one in (chosen, *others)),
        chosen=say[chosen.value],
        reason=_reason(chosen, others),
    )


def figure(one: Backed[Value], say: dict[Value, str]) -> Figure:
    """Return a value as it stands beside others."""
    claims = tuple(dict.fromkeys(telling.by.claim for telling in one.tellings))
    tier = min((telling.by.tier for telling in one.tellings if telling.by.tier), default=None)
    return Figure(say[one.value], claims, tier, None if one.day == date.min else one.day, one.sources)


def _reason(chosen: Backed[Value], others: Sequence[Backed[Value]]) -> str:
    if all(chosen.tier < other.tier for other in others):
        return "the source closest to the act (codebook 5.2)"
    if all(chosen.day > other.day for other in others if other.tier == chosen.tier):
        return "the latest among sources equally close"
    if all(chosen.sources > other.sources for other in others if other.tier == chosen.tier):
        return "told by more independent sources"
    return "told first; nothing else decides"


def near(one: Decimal, other: Decimal) -> bool:
    """Tell whether two numbers are the same but for rounding: within a fortieth of each other."""
    return abs(one - other) * 40 <= max(abs(one), abs(other))
