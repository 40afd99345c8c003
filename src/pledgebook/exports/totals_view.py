"""Totals in short words, for tables and pages."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.announced import rate_day_in
from pledgebook.commitments.columns import By, Column, Kind, Pooled
from pledgebook.commitments.counting import Over
from pledgebook.commitments.keys import NOT_BROKEN_DOWN
from pledgebook.commitments.rates import Origin, Rate, Rates
from pledgebook.commitments.rows import Cell, Row
from pledgebook.commitments.totals import Totals
from pledgebook.exports.sums import short_sum
from pledgebook.exports.wording import day_words, one_line

_UNKNOWN = "not known"
_NONE = "–"
_IN_TIME = (By.MONTH, By.YEAR)
_POOLED = {
    Pooled.STATE: "Common funds: what a state pays in counts for it; what a fund pays out is left out.",
    Pooled.FUND: "Common funds: what a fund pays out counts for it; what is paid in is left out.",
}


class Line(NamedTuple):
    """One row in short words: the sums of the four stages, two numbers of commitments, and what to add below.

    `no_amount` are those that count and say no sum; `not_stated` those said to be delivered without saying how
    much; `note` is of the named stage.
    """

    labels: tuple[str, ...]
    sums: tuple[str, ...]
    no_amount: str
    not_stated: str
    gdp: str
    note: str


class TotalsView:
    """Totals as a reader sees them."""

    def __init__(self, totals: Totals) -> None:
        self.totals = totals
        self.kinds = tuple(row.kind for row in totals.sums)

    def rows(self, kind: Kind) -> Iterator[tuple[Row, Line]]:
        """Yield the rows of one kind, with their short words."""
        yield from ((row, _line(row, self.totals)) for row in self.totals.rows if row.kind is kind)

    def lines(self, kind: Kind) -> Iterator[Line]:
        """Yield the short words of one kind."""
        return (line for _, line in self.rows(kind))

    def sum(self, kind: Kind) -> Line:
        """Return the sum of one kind."""
        (row,) = (row for row in self.totals.sums if row.kind is kind)
        return _line(row, self.totals)

    def left_out(self) -> Iterator[tuple[str, str, str]]:
        """Yield each reason, how many commitments, and their sums by currency: "€1.2bn, NOK 38m"."""
        for one in self.totals.left_out:
            sums = [short_sum(value, currency) for currency, value in one.sums]
            bare = [f"{one.no_amount:,} without amount"] if one.no_amount else []
            yield one_line(one.reason), f"{len(one.commitments):,}", ", ".join([*sums, *bare])

    def notes(self, commitments: Mapping[str, Commitment]) -> Iterator[str]:
        """Yield how the sums are made, and what about them does not agree."""
        yield _columns(self.totals)
        yield _rates(self.totals)
        yield _POOLED[self.totals.pooled]
        yield from _without_rate(self.totals)
        yield from (_over(one, self.totals, commitments) for one in self.totals.over)


def _line(row: Row, totals: Totals) -> Line:
    named = row[totals.stage]
    return Line(
        labels=tuple(_label(by, value) for by, value in zip(totals.by, row.key, strict=False)),
        sums=tuple(_sum(cell, totals.rates.into) for cell in row.cells),
        no_amount=_many(row[Column.PLEDGED].no_amount),
        not_stated=_many(row[Column.DELIVERED].not_stated),
        gdp="" if row.gdp is None else f"{row.gdp.normalize():f}%",
        note=" · ".join(_notes(named, totals)),
    )


def _label(by: By, value: str | None) -> str:
    if value is None:
        return _UNKNOWN
    if value == NOT_BROKEN_DOWN:
        return value
    return day_words(value) if by in _IN_TIME else one_line(value.replace("_", " "))


def _sum(cell: Cell, currency: str) -> str:
    return short_sum(cell.sum.value, currency) if cell.commitments else _NONE


def _many(names: tuple[str, ...]) -> str:
    return f"{len(names):,}" if names else ""


def _notes(cell: Cell, totals: Totals) -> Iterator[str]:
    """Yield what stands beneath a row, of the named stage."""
    currency, band = totals.rates.into, cell.sum
    low, high = short_sum(band.low, currency), short_sum(band.high, currency)
    if low != high:
        yield f"between {low} and {high}{' or more' if band.open else ''}"
    elif band.open:
        yield "at least, by some of its figures"
    if cell.conditional:
        yield f"{(cell.conditional_share or Decimal(0)).normalize():f}% on condition"
    if cell.suspended:
        yield f"{short_sum(cell.suspended, currency)} suspended"


def _columns(totals: Totals) -> str:
    return (
        "Each column holds what reached at least that stage. “No amount”: commitments that say no sum; “not stated”: "
        f"delivered, without saying how much. Notes beneath a row are of “{totals.stage}”."
    )


def _over(one: Over, totals: Totals, commitments: Mapping[str, Commitment]) -> str:
    whole, parts = (short_sum(value, totals.rates.into) for value in (one.whole, one.parts))
    title = one_line(commitments[one.commitment].title)
    return f"Parts exceed their package, {parts} against {whole}: {title} [{one.commitment}]"


def _rates(totals: Totals) -> str:
    rates, own = totals.rates, " and your own table" if totals.rates.own else ""
    if rates.constant:
        return f"Sums in {rates.into}, all at the reference rates of {day_words(rates.constant.isoformat())}{own}."
    return (
        f"Sums in {rates.into} at the ECB's reference rate{own} of the day announced, or the nearest earlier day "
        "within seven."
    )


def _without_rate(totals: Totals) -> Iterator[str]:
    """Yield what stays in its own currency, by reason: "Not converted, no day to convert on: $490m, ¥136bn"."""
    reasons: dict[str, dict[str | None, Decimal]] = {}
    for one in totals.unconverted:
        sums = reasons.setdefault(one.reason.value, {})
        sums[one.currency] = sums.get(one.currency, Decimal(0)) + one.value
    for reason, sums in sorted(reasons.items()):
        said = (short_sum(sums[currency], currency) for currency in sorted(sums, key=str))
        yield f"Not converted, {reason}: {', '.join(said)}."


def behind(
    row: Row,
    totals: Totals,
    commitments: Mapping[str, Commitment],
    words: Mapping[str, Sequence[Statement]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the commitments of a row, each with its quotations: "“…” — Example Wire, 4 May 2023"."""
    names = {name for cell in row.cells for name in (*cell.commitments, *cell.no_amount, *cell.not_stated)}
    for name in sorted(names):
        one = commitments[name]
        quotes = [quote for claim in one.claims for said in words.get(claim, ()) for quote in _quote(said)]
        yield (
            f"{one_line(one.title)}, {one.stage} {_converted(one, totals.rates, commitments)}[{name}]",
            tuple(quotes),
        )


def _converted(one: Commitment, rates: Rates, commitments: Mapping[str, Commitment]) -> str:
    """Say at which rate a sum was converted: "(0.8274 GBP a EUR on 19 Dec 2024)"."""
    rate = rates.of(one.amount.currency, rate_day_in(one, commitments)) if one.amount else None
    if not isinstance(rate, Rate) or one.amount is None or rate.origin is Origin.SAME:
        return ""
    day = f" on {day_words(rate.day.isoformat())}" if rate.day else ""
    return f"({rate.value:.5g} {one.amount.currency} a {rates.into}{day}) "


def _quote(said: Statement) -> Iterator[str]:
    source = said.source
    day = day_words(source.published.isoformat()) if source.published else "undated"
    yield f"“{one_line(said.words)}” — {one_line(source.name)}, {day}"
