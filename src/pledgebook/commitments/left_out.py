"""What is in no row of a total, by reason, with its own sums."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.commitments.announced import times
from pledgebook.commitments.commitment import Commitment
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


def left_out(outs: Iterable[Out]) -> tuple[LeftOut, ...]:
    """Return the reasons, the most frequent first."""
    by_reason: dict[str, list[Commitment]] = defaultdict(list)
    for out in outs:
        by_reason[str(out.reason)].append(out.commitment)
    found = (_of(reason, commitments) for reason, commitments in by_reason.items())
    return tuple(sorted(found, key=lambda one: (-len(one.commitments), one.reason)))


def _of(reason: str, commitments: list[Commitment]) -> LeftOut:
    sums: dict[str | None, Decimal] = defaultdict(Decimal)
    for commitment in commitments:
        if commitment.amount:
            sums[commitment.amount.currency] += commitment.amount.value * times(commitment)
    return LeftOut(
        reason=reason,
        commitments=tuple(sorted(commitment.id for commitment in commitments)),
        sums=tuple(sorted(sums.items(), key=lambda pair: (pair[0] is None, pair[0] or ""))),
        no_amount=sum(commitment.amount is None for commitment in commitments),
    )
