"""Sums that name their stage, with what was left out and why (codebook 8.3 to 8.7)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from pledgebook.commitments.band import Band, total
from pledgebook.commitments.columns import By, Column, Kind, Pooled
from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.counting import Out, Outcome, Over, Part, Terms, Unconverted, Unsaid
from pledgebook.commitments.gdp import Gdp
from pledgebook.commitments.keys import Key
from pledgebook.commitments.left_out import LeftOut, left_out
from pledgebook.commitments.packages import outcomes
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.rows import Cell, Row, in_order
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
        return _totals(list(outcomes(commitments, terms)), terms, stage, gdp)


def _totals(found: Sequence[Outcome], terms: Terms, stage: Column, gdp: Gdp | None) -> Totals:
    parts = sorted((one for one in found if isinstance(one, Part)), key=lambda part: part.commitment.id)
    outs = [one for one in found if isinstance(one, Out)]
    rows = _rows(parts)
    return Totals(
        by=terms.by,
        stage=stage,
        rates=terms.rates,
        pooled=terms.pooled,
        rows=tuple(_beside(row, terms, stage, gdp) for row in in_order(rows, terms.by, stage)),
        sums=tuple(in_order(_rows([part._replace(key=()) for part in parts]), (), stage)),
        left_out=left_out(outs),
        unconverted=tuple(sorted((one for one in found if isinstance(one, Unconverted)), key=str)),
        over=tuple(sorted(one for one in found if isinstance(one, Over))),
        number=len(parts) + len(outs),
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


def _rows(parts: Iterable[Part]) -> list[Row]:
    groups: dict[tuple[Kind, Key], list[Part]] = defaultdict(list)
    for part in parts:
        groups[part.kind, part.key].append(part)
    return [
        Row(kind, key, tuple(_cell(together, place) for place in range(len(Column))))
        for (kind, key), together in groups.items()
    ]


def _cell(parts: Sequence[Part], place: int) -> Cell:
    sums: list[tuple[Part, Band]] = []
    unsaid: dict[Unsaid, list[str]] = {Unsaid.NO_AMOUNT: [], Unsaid.NOT_STATED: []}
    for part in parts:
        held = part.shares[place]
        if isinstance(held, Band):
            sums.append((part, held))
        elif held is not None:
            unsaid[held].append(part.commitment.id)
    return Cell(
        sum=total(held for _, held in sums),
        commitments=tuple(part.commitment.id for part, _ in sums),
        no_amount=tuple(unsaid[Unsaid.NO_AMOUNT]),
        not_stated=tuple(unsaid[Unsaid.NOT_STATED]),
        conditional=sum((held.value for part, held in sums if part.conditional), Decimal(0)),
        suspended=sum((held.value for part, held in sums if part.suspended), Decimal(0)),
    )
