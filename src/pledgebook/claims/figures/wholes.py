"""Which figure a part belongs to: the nearest before it that is large enough to hold it, of the same actors."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from pledgebook.amounts import Amount
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Accounting
from pledgebook.claims.words.passage import LINES
from pledgebook.language import Block


class _Falling:
    """Figures in the order they are told, without those that a later one is as large as."""

    def __init__(self) -> None:
        self._values: list[Decimal] = []
        self._places: list[int] = []

    def tell(self, value: Decimal, place: int) -> None:
        """Take in the next figure."""
        while self._values and self._values[-1] <= value:
            self._values.pop()
            self._places.pop()
        self._values.append(value)
        self._places.append(place)

    def above(self, value: Decimal) -> int:
        """Return the place of the latest figure that is larger; -1 for none."""
        last = bisect_left(self._values, value.copy_negate(), key=Decimal.copy_negate)
        return self._places[last - 1] if last else -1


class Wholes:
    """The figures told so far, by actor and currency: a part finds its whole without going back over them all."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._first_lead = _first_leads(blocks)
        self._blocks: list[int] = []
        self._larger = defaultdict[tuple[str | None, bool, str | None], _Falling](_Falling)
        self._latest: dict[tuple[str | None, bool], int] = {}

    def tell(self, draft: Draft) -> None:
        """Take in the next act; a part is no whole."""
        place = len(self._blocks)
        self._blocks.append(draft.act.passage.block)
        if draft.amount is None or draft.accounting is Accounting.COMPONENT:
            return
        for party in draft.actors:
            for in_lists in (True,) if draft.act.passage.listed else (True, False):
                self._larger[party.id, in_lists, draft.amount.currency].tell(draft.amount.value, place)
                self._latest[party.id, in_lists] = place

    def of(self, draft: Draft, *, named: bool) -> int | None:
        """Return the place of the whole of an act.

        A line of a list that does not name itself a part is one of what leads to the list only; what is called
        somebody's part may be one of what several give.
        """
        place = max((self._place(party.id, draft.amount, named) for party in draft.actors), default=-1)
        if named and place < 0 and draft.amount:
            place = self._place("GROUP", draft.amount, named)
        leads = named or place < 0 or self._blocks[place] >= self._first_lead[draft.act.passage.block]
        return place if place >= 0 and leads else None

    def _place(self, actor: str | None, amount: Amount | None, in_lists: bool) -> int:
        if amount is None:
            return self._latest.get((actor, in_lists), -1)
        return self._larger[actor, in_lists, amount.currency].above(amount.value)


def _first_leads(blocks: Sequence[Block]) -> list[int]:
    """Return for each block the first that can lead to it: no list may end between the two."""
    first, last_line, found = -1, -1, []
    for number, block in enumerate(blocks):
        found.append(first)
        if block.kind in LINES:
            last_line = number
        else:
            first = last_line
    return found
