"""Sheets of a workbook: filled row by row, so that none is held, with frozen heads, filters, formats and links."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from typing import Any

from pledgebook.exports.packing import Tell
from pledgebook.exports.tables import Cell

MOST_ROWS, MOST_LINKS = 1_048_575, 65_000  # of a sheet: Excel takes 1,048,576 rows and 65,530 links
_WIDE = {"title": 60, "Words": 90, "meaning": 90, "Explanation": 60, "Reason": 60, "Note": 110, "Title": 50}
_WIDTH, _MOST_WIDTH = 14, 40
_LONGEST_CELL, _LONGEST_LINK, _LONGEST_NAME = 32_000, 2_000, 31  # a cell holds 32,767 signs
_OFTEN = 1_000  # rows between two words of how far it is
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f]")


def fill(
    book: Any,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    tell: Tell,
    most: int = MOST_ROWS,
) -> None:
    """Add a sheet of rows, and further ones where there are more rows than a sheet holds."""
    tell(name, 0)
    left, done = iter(rows), 0
    for number in count(1):
        called = name[:_LONGEST_NAME] if number == 1 else f"{name[: _LONGEST_NAME - 4]} {number}"
        done += _Sheet(book, called, columns).fill(_told(islice(left, most), name, done, tell))
        first = next(left, None)
        if first is None:
            break
        left = chain((first,), left)
    tell(name, done)


def _told(rows: Iterable[Sequence[Cell]], name: str, before: int, tell: Tell) -> Iterator[Sequence[Cell]]:
    for number, row in enumerate(rows, start=before + 1):
        if number % _OFTEN == 0:
            tell(name, number)
        yield row


class _Sheet:
    """One sheet that is being filled."""

    def __init__(self, book: Any, name: str, columns: Sequence[str]) -> None:
        self._sheet = book.add_worksheet(name)
        self._across = len(columns)
        self._numbers = {
            float: book.add_format({"num_format": "#,##0.##"}),
            int: book.add_format({"num_format": "#,##0"}),
        }
        self._link = book.get_default_url_format()
        self._links = 0
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for place, column in enumerate(columns):
            width = _WIDE.get(column, min(max(_WIDTH, len(column)), _MOST_WIDTH))
            self._sheet.set_column(place, place, width)
        self._sheet.freeze_panes(1, 1)
        self._sheet.write_row(0, 0, columns, head)

    def fill(self, rows: Iterable[Sequence[Cell]]) -> int:
        """Write rows below the head, and return how many there are."""
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                if cell is not None:
                    self._write(last, place, cell)
        self._sheet.autofilter(0, 0, max(last, 1), self._across - 1)
        return last

    def _write(self, row: int, place: int, cell: str | float) -> None:
        if isinstance(cell, bool):
            self._sheet.write_boolean(row, place, cell)
        elif isinstance(cell, int | float):
            self._sheet.write_number(row, place, cell, self._numbers[type(cell)])
        elif self._links < MOST_LINKS and _is_link(cell):
            self._links += 1
            self._sheet.write_url(row, place, cell, self._link, cell)
        else:
            self._sheet.write_string(row, place, _UNPRINTABLE.sub("\ufffd", cell)[:_LONGEST_CELL])


def _is_link(cell: str) -> bool:
    return cell.startswith(("http://", "https://")) and len(cell) < _LONGEST_LINK and " " not in cell
