"""Sums that name their stage, with what was left out and why (codebook 8.3 to 8.7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import localcontext

from pledgebook.commitments.adding import Rows
from pledgebook.commitments.columns import By, Column, Pooled
from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.counting import Out, Outcome, Over, Part, Terms, Unconverted
from pledgebook.commitments.gdp import Gdp
from pledgebook.commitments.left_out import LeftOut, Reasons
from pledgebook.commitments.packages import outcomes
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.rows import Row, in_order
from pledgebook.errors import UnknownCurrencyError

_FIGURES = 50  # of decimals while adding: no sum is ever rounded


@dataclass(frozen=True, slots=True)
class Totals:
    """The rows, their sums by kind, and everything that is in none of them.

    Grants and goods, loans and guarantees are never added together. `unconverted` are amounts without a rate;
    `over` packages whose parts add up to more than they do. `number` counts all commitments looked at.
    """

    by: tuple[By, ...]
    stage: Column
    rates: Rates
    pooled: Pooled
    rows: tuple[Row, ...]
    sums: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    unconverted: tuple[Unconverted, ...]
    over: tuple[Over, ...]
    number: int


def totals(
    commitments: Iterable[Commitment],
    by: Iterable[By] = (By.ACTOR,),
    stage: Column = Column.ALLOCATED,
    rates: Rates | None = None,
    pooled: Pooled = Pooled.STATE,
    gdp: Gdp | None = None,
) -> Totals:
    """Return what commitments add up to, in one currency; their order does not matter."""
    terms = Terms(tuple(dict.fromkeys(by)), rates or Rates(), pooled)
    if not terms.rates.known():
        raise UnknownCurrencyError(terms.rates.into)
    with localcontext(prec=_FIGURES):
        return _totals(outcomes(commitments, terms), terms, stage, gdp)


def _totals(found: Iterable[Outcome], terms: Terms, stage: Column, gdp: Gdp | None) -> Totals:
    rows, sums, reasons = Rows(), Rows(), Reasons()
    unconverted: list[Unconverted] = []
    over: list[Over] = []
    for one in found:
        match one:
            case Part():
                rows.take(one)
                sums.take(one._replace(key=()))
            case Out():
                reasons.take(one)
            case Unconverted():
                unconverted.append(one)
            case Over():
                over.append(one)
    return Totals(
        by=terms.by,
        stage=stage,
        rates=terms.rates,
        pooled=terms.pooled,
        rows=tuple(_beside(row, terms, stage, gdp) for row in in_order(rows.made(), terms.by, stage)),
        sums=tuple(in_order(sums.made(), (), stage)),
        left_out=reasons.told(),
        unconverted=tuple(sorted(unconverted, key=str)),
        over=tuple(sorted(over)),
        number=rows.number + reasons.number,
    )


def _beside(row: Row, terms: Terms, stage: Column, gdp: Gdp | None) -> Row:
    if gdp is None or By.ACTOR not in terms.by or not row[stage].commitments:
        return row
    known = dict(zip(terms.by, row.key, strict=True))
    year = known.get(By.YEAR) or (known.get(By.MONTH) or "")[:4]
    percent = gdp.percent(
        row[stage].sum.value, known[By.ACTOR], int(year) if year.isdigit() else None, terms.rates
    )
    return replace(row, gdp=percent)
