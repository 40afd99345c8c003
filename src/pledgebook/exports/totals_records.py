"""Totals as exact records: one line of JSON, or one row of a table, for each row and each reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.announced import rate_day_in
from pledgebook.commitments.columns import Column
from pledgebook.commitments.left_out import LeftOut
from pledgebook.commitments.rates import Rate, Rates
from pledgebook.commitments.record import sum_record
from pledgebook.commitments.rows import Cell, Row
from pledgebook.commitments.totals import Totals
from pledgebook.exports.reading_csv import csv_line
from pledgebook.exports.records import Record, json_line, number

_OF_A_CELL = ("", "_low", "_high", "_conditional", "_suspended", "_commitments", "_no_amount", "_not_stated")


def totals_lines(
    totals: Totals, commitments: Mapping[str, Commitment], words: Mapping[str, Sequence[Statement]]
) -> Iterator[str]:
    """Yield lines of JSON: about the totals, rows, their sums by kind, what is left out; and the words, if any."""
    yield from (f"{json_line(record)}\n" for record in totals_records(totals))
    if words:
        used = sorted({name for row in totals.rows for cell in row.cells for name in _all(cell)})
        yield from (
            f"{json_line(_explained(commitments[name], totals.rates, commitments, words))}\n" for name in used
        )


def _all(cell: Cell) -> Iterable[str]:
    return (*cell.commitments, *cell.no_amount, *cell.not_stated)


def totals_records(totals: Totals) -> Iterator[Record]:
    """Yield a record for the totals, each row, each sum by kind, each reason to leave out."""
    yield about_record(totals)
    for name, rows in (("row", totals.rows), ("sum", totals.sums)):
        yield from ({"record": name, **_row(row, totals)} for row in rows)
    yield from (_left_out(one) for one in totals.left_out)
    for amount in totals.unconverted:
        yield {
            "record": "unconverted",
            "commitment": amount.commitment,
            "value": number(amount.value),
            "currency": amount.currency,
            "reason": amount.reason.value,
        }
    for over in totals.over:
        yield {
            "record": "parts_exceed_package",
            "commitment": over.commitment,
            "package": number(over.whole),
            "parts": number(over.parts),
        }


def about_record(totals: Totals) -> Record:
    """Return how totals were asked for, and how many commitments were looked at."""
    day = totals.rates.constant
    return {
        "record": "about",
        "by": [one.value for one in totals.by],
        "stage": totals.stage.value,
        "currency": totals.rates.into,
        "rates": "constant" if day else "dated",
        "rate_date": day.isoformat() if day else None,
        "pooled": totals.pooled.value,
        "commitments": totals.number,
    }


def _row(row: Row, totals: Totals) -> Record:
    # The sums by kind have no key of their own.
    key = {one.value: value for one, value in zip(totals.by, row.key, strict=False)}
    cells = {column.value: _cell(row[column]) for column in Column}
    return {"kind": row.kind.value, "key": key, **cells, "gdp_percent": number(row.gdp)}


def _cell(cell: Cell) -> Record:
    return {
        "sum": number(cell.sum.value),
        "low": number(cell.sum.low),
        "high": number(cell.sum.high),
        "open": cell.sum.open,
        "conditional": number(cell.conditional),
        "suspended": number(cell.suspended),
        "commitments": list(cell.commitments),
        "no_amount": list(cell.no_amount),
        "not_stated": list(cell.not_stated),
    }


def _left_out(one: LeftOut) -> Record:
    return {
        "record": "left_out",
        "reason": one.reason,
        "commitments": list(one.commitments),
        "sums": [{"currency": currency, "value": number(value)} for currency, value in one.sums],
        "no_amount": one.no_amount,
    }


def _explained(
    one: Commitment,
    rates: Rates,
    commitments: Mapping[str, Commitment],
    words: Mapping[str, Sequence[Statement]],
) -> Record:
    rate = rates.of(one.amount.currency, rate_day_in(one, commitments)) if one.amount else None
    found = rate if isinstance(rate, Rate) else None
    return {
        "record": "commitment",
        "id": one.id,
        "title": one.title,
        "stage": one.stage.value,
        "amount": sum_record(one.amount) if one.amount else None,
        "rate": number(found.value) if found else None,
        "rate_date": found.day.isoformat() if found and found.day else None,
        "rate_from": found.origin.value if found else None,
        "claims": [_claim(said) for claim in one.claims for said in words.get(claim, ())],
    }


def _claim(said: Statement) -> Record:
    return {
        "claim": said.claim,
        "document": said.source.id,
        "label": said.source.label,
        "publisher": said.source.publisher,
        "published": said.source.published.isoformat() if said.source.published else None,
        "stage": said.stage.value,
        "words": said.words,
    }


def totals_csv(totals: Totals) -> Iterator[str]:
    """Yield a table: rows, their sums by kind, and the sums left out by reason and currency."""
    dimensions = [one.value for one in totals.by]
    columns = [f"{column.value}{part}" for column in Column for part in _OF_A_CELL]
    head = ["record", "kind", *dimensions, "currency", *columns, "gdp_percent", "reason", "number", "amount"]
    yield csv_line(head)
    for name, rows in (("row", totals.rows), ("sum", totals.sums)):
        yield from (csv_line([name, *_row_cells(row, totals)]) for row in rows)
    blank = ["left_out", "", *("" for _ in dimensions)]
    for one in totals.left_out:
        for currency, value, count in _by_currency(one):
            yield csv_line([*blank, currency, *("" for _ in columns), "", one.reason, count, value])


def _row_cells(row: Row, totals: Totals) -> Iterator[Any]:
    yield row.kind.value
    yield from (value or "" for value in (row.key or [""] * len(totals.by)))
    yield totals.rates.into
    for cell in row.cells:
        yield from (_plain(value) for value in (cell.sum.value, cell.sum.low, cell.sum.high))
        yield from (_plain(value) for value in (cell.conditional, cell.suspended))
        yield from (len(names) for names in (cell.commitments, cell.no_amount, cell.not_stated))
    yield from (_plain(row.gdp), "", "", "")


def _by_currency(one: LeftOut) -> Iterator[tuple[str, str, int | str]]:
    """Yield each sum; the first line carries how many commitments there are."""
    sums: Sequence[tuple[str | None, Decimal | None]] = one.sums or ((None, None),)
    for place, (currency, value) in enumerate(sums):
        yield currency or "", _plain(value), "" if place else len(one.commitments)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
