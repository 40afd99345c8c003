"""What is in no row of a total, by reason, with its own sums."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.commitments.announced import times
from pledgebook.commitments.counting import Out


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Commitments left out for one reason: their sums by the currency they are said in, null where not settled.

    `no_amount` is how many of them have none.
    """

    reason: str
    commitments: tuple[str, ...]
    sums: tuple[tuple[str | None, Decimal], ...]
    no_amount: int


class Reasons:
    """Gathers what is left out, and holds no more of it than ids and sums."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = defaultdict(list)
        self._sums: dict[str, dict[str | None, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        self._bare: Counter[str] = Counter()
        self.number = 0

    def take(self, out: Out) -> None:
        """Take one that is left out."""
        reason, one = str(out.reason), out.commitment
        self._names[reason].append(one.id)
        self.number += 1
        if one.amount:
            self._sums[reason][one.amount.currency] += one.amount.value * times(one)
        else:
            self._bare[reason] += 1

    def told(self) -> tuple[LeftOut, ...]:
        """Return the reasons, the most frequent first."""
        found = (self._of(reason) for reason in self._names)
        return tuple(sorted(found, key=lambda one: (-len(one.commitments), one.reason)))

    def _of(self, reason: str) -> LeftOut:
        sums = sorted(self._sums[reason].items(), key=lambda pair: (pair[0] is None, pair[0] or ""))
        return LeftOut(reason, tuple(sorted(self._names[reason])), tuple(sums), self._bare[reason])
