"""A user's own tables: exchange rates, and what economies made in a year."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeAlias, TypeVar

from pledgebook.errors import TableError

Key = TypeVar("Key")
Value = TypeVar("Value")
Row: TypeAlias = Mapping[str, str]
GdpTable: TypeAlias = Mapping[tuple[str, int], tuple[Decimal, str]]  # value and currency by state and year

_LETTERS = 3


class _UnfitError(ValueError):
    """A cell that cannot be used; says so, and how to write it."""

    def __init__(self, cell: str, expected: str) -> None:
        super().__init__(f"{cell!r} is not {expected}")


class _EuroError(_UnfitError):
    """A rate is given for the euro itself."""

    def __init__(self) -> None:
        ValueError.__init__(self, "the euro is what rates are counted in; remove its row")


def read_rates(paths: Sequence[Path]) -> Mapping[str, Mapping[date, Decimal]]:
    """Return what files of `date,currency,rate` say, units of the currency for one euro; a later file wins."""
    table: dict[str, dict[date, Decimal]] = {}
    for path in paths:
        for (currency, day), value in _read(path, ("date", "currency", "rate"), _rate).items():
            table.setdefault(currency, {})[day] = value
    return table


def read_gdp(path: Path) -> GdpTable:
    """Return what a file of `state,year,currency,value` says, by state and year."""
    return _read(path, ("state", "year", "currency", "value"), _gdp)


def _rate(row: Row) -> tuple[tuple[str, date], Decimal]:
    currency = _currency(row["currency"])
    if currency == "EUR":
        raise _EuroError
    return (currency, _day(row["date"])), _positive(row["rate"])


def _gdp(row: Row) -> tuple[tuple[str, int], tuple[Decimal, str]]:
    return (_state(row["state"]), _year(row["year"])), (_positive(row["value"]), _currency(row["currency"]))


def _read(path: Path, columns: tuple[str, ...], make: Callable[[Row], tuple[Key, Value]]) -> dict[Key, Value]:
    table: dict[Key, Value] = {}
    for line, row in _rows(path, columns):
        try:
            key, value = make(row)
        except _UnfitError as problem:
            raise TableError(path, line, str(problem)) from None
        if table.setdefault(key, value) != value:
            raise TableError(path, line, "a line above gives a different value; keep one of them")
    return table


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as problem:
        raise TableError(path, None, problem.strerror or "cannot be read") from problem
    except UnicodeDecodeError as problem:
        raise TableError(path, None, "is not UTF-8; save it as CSV in UTF-8") from problem
    reader = csv.reader(lines, strict=True)
    try:
        head = tuple(name.strip().lower() for name in next(reader, ()))
        if sorted(head) != sorted(columns):
            raise TableError(path, 1, f"the first line must be {','.join(columns)}")
        for cells in reader:
            yield from _row(path, reader.line_num, head, cells)
    except csv.Error as problem:
        raise TableError(path, reader.line_num, str(problem)) from problem


def _row(path: Path, line: int, head: tuple[str, ...], cells: list[str]) -> Iterator[tuple[int, Row]]:
    if not any(map(str.strip, cells)):
        return
    if len(cells) != len(head):
        raise TableError(path, line, f"{len(cells)} cells where {len(head)} are expected")
    yield line, {name: cell.strip() for name, cell in zip(head, cells, strict=True)}


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise _UnfitError(cell, "a day; write it as 2024-12-19") from None


def _year(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) == len("2024")):
        raise _UnfitError(cell, "a year; write it as 2024")
    return int(cell)


def _state(cell: str) -> str:
    if not cell:
        raise _UnfitError(cell, "a state; write its three letters, as POL")
    return cell.upper()


def _currency(cell: str) -> str:
    if not (len(cell) == _LETTERS and cell.isascii() and cell.isalpha()):
        raise _UnfitError(cell, "a currency; write its three letters, as UAH")
    return cell.upper()


def _positive(cell: str) -> Decimal:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and value > 0):
        raise _UnfitError(cell, "a number above 0; write it as 41.25")
    return value
