"""Sums beside what the actors' economies make in a year."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.commitments.rates import Rate, Rates
from pledgebook.commitments.tables import GdpTable

_DECEMBER = (12, 31)


@dataclass(frozen=True, slots=True)
class Gdp:
    """A user's table of gross domestic products."""

    table: GdpTable

    def percent(self, value: Decimal, actors: str | None, year: int | None, rates: Rates) -> Decimal | None:
        """Return a sum in per cent of the product of all its actors, null where the table lacks one of them.

        Without a year it is the latest one that the table has for all.
        """
        states = actors.split("+") if actors else []
        when = year if year is not None else self._latest(states)
        made = [self._made(state, when, rates) for state in states] if when is not None else []
        known = [one for one in made if one is not None]
        if not made or len(known) < len(made):
            return None
        return (100 * value / sum(known)).quantize(Decimal("0.001"))

    def _latest(self, states: Collection[str]) -> int | None:
        years = [{year for state, year in self.table if state == one} for one in states]
        return max(set.intersection(*years), default=None) if years else None

    def _made(self, state: str, year: int, rates: Rates) -> Decimal | None:
        found = self.table.get((state, year))
        if found is None:
            return None
        rate = rates.of(found[1], date(year, *_DECEMBER))
        return rate.convert(found[0]) if isinstance(rate, Rate) else None
