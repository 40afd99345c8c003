"""Totals: what a ledger adds up to, with the words behind every sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments import totals as add_up
from pledgebook.commitments.columns import By, Column, Pooled
from pledgebook.commitments.evidence import by_id
from pledgebook.commitments.gdp import Gdp
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.tables import read_gdp, read_rates
from pledgebook.commitments.totals import Totals
from pledgebook.ledger import Ledger
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class TotalsRequest:
    """What is to be added up, and how.

    `constant` is the one day whose rates are used for all sums; `tables` are a user's own rates, `gdp` the
    user's own table of economies; `explain` asks for the words too.
    """

    by: tuple[By, ...] = (By.ACTOR,)
    stage: Column = Column.ALLOCATED
    currency: str = "EUR"
    constant: date | None = None
    tables: tuple[Path, ...] = ()
    pooled: Pooled = Pooled.STATE
    gdp: Path | None = None
    known_by: date | None = None
    as_of: datetime | None = None
    explain: bool = False

    def rates(self, vocabulary: Vocabulary) -> Rates:
        """Return the rates asked for."""
        return Rates(self.currency, self.constant, read_rates(self.tables), vocabulary)


@dataclass(frozen=True, slots=True)
class Summed:
    """Totals, the commitments by id that they are made of, and where asked what each claim says."""

    totals: Totals
    commitments: Mapping[str, Commitment]
    words: Mapping[str, Sequence[Statement]]


def totals(request: TotalsRequest, address: str | None = None) -> Summed:
    """Return what a ledger adds up to."""
    with Ledger.open(address, missing_ok=False) as ledger:
        return totals_in(ledger, request)


def totals_in(ledger: Ledger, request: TotalsRequest) -> Summed:
    """Return what a ledger that is open adds up to."""
    rates = request.rates(Vocabulary(Settings().vocabulary))
    gdp = Gdp(read_gdp(request.gdp)) if request.gdp else None
    found = ledger.commitments(request.known_by, request.as_of)
    said = ledger.statements(request.known_by, request.as_of) if request.explain else ()
    wanted = {claim for one in found for claim in one.claims}
    words = by_id(one for one in said if one.claim in wanted)
    made = add_up(found, request.by, request.stage, rates, request.pooled, gdp)
    return Summed(made, {one.id: one for one in found}, words)
