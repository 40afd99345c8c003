"""Figures of one document that cannot all be right: parts that add up to more than their whole (codebook 8.4, 9)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pledgebook.amounts import Amount, Qualifier
from pledgebook.claims.acts.draft import Draft
from pledgebook.findings import Flag, FlagKind

_FIRM = (Qualifier.EXACT, Qualifier.UP_TO, Qualifier.LESS_THAN)
_FLOORS = (Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN)


def contradictions(drafts: Sequence[Draft]) -> Iterator[Flag]:
    """Yield a flag, in the view, on each whole that its parts exceed."""
    parts: dict[int, list[Amount]] = defaultdict(list)
    for draft in drafts:
        if draft.parent is not None and draft.amount and draft.amount.qualifier in _FLOORS:
            parts[draft.parent].append(draft.amount)
    for place in sorted(parts):
        whole = drafts[place].amount
        if whole is None or whole.qualifier not in _FIRM:
            continue
        told = sum((part.value for part in parts[place] if part.currency == whole.currency), Decimal(0))
        if len(parts[place]) > 1 and told > whole.value:
            reason = f"its parts add up to {told:,f}, more than the whole of {whole.value:,f}"
            yield Flag(FlagKind.INCONSISTENT_FIGURE, reason, whole.span)
