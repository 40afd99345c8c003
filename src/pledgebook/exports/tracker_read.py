"""Another tracker's table, read row by row: a workbook, a CSV file, or activities of IATI."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile

from pledgebook.commitments.statement import Sum
from pledgebook.errors import TableError
from pledgebook.exports.tracker_iati import booked_activities
from pledgebook.exports.tracker_layout import Layout, known_layouts, read_mapping
from pledgebook.exports.tracker_row import Booked
from pledgebook.exports.tracker_words import TrackerWords, addresses_in, day_of, number_of
from pledgebook.findings import Finding
from pledgebook.vocabulary import Vocabulary

Cells: TypeAlias = Sequence[Any]
_LOOKED_AT = 30  # rows in which a header may stand
_WORKBOOKS = (".xlsx", ".xlsm")
_NO_HEADER = (
    "no header of a known layout was found; say which column is what with --mapping FILE "
    "(lines of 'our field: their column')"
)


def read_tracker(
    path: Path, mapping: Path | None, vocabulary: Vocabulary
) -> tuple[tuple[Booked, ...], tuple[Finding, ...]]:
    """Return the rows of a table and what could not be read."""
    if path.suffix.lower() == ".xml":
        return tuple(booked_activities(path, vocabulary)), ()
    layouts = (read_mapping(mapping),) if mapping else known_layouts(vocabulary)
    words = TrackerWords(vocabulary)
    rows: list[Booked] = []
    findings: list[Finding] = []
    packages = False
    try:
        for layout, one in _rows(path, layouts):
            packages = layout.packages
            booked = _booked(one, layout, words)
            if isinstance(booked, Finding):
                findings.append(booked)
            elif booked:
                rows.append(booked)
    except (OSError, UnicodeDecodeError, csv.Error, BadZipFile, KeyError) as problem:
        raise TableError(path, None, f"cannot be read as a table ({problem})") from problem
    return tuple(_packages(rows) if packages else rows), tuple(findings)


class _Row(dict[str, list[Any]]):
    """The cells of each field, and the number of the row."""

    def __init__(self, place: int, cells: Mapping[str, list[Any]]) -> None:
        super().__init__(cells)
        self.place = place

    def text(self, name: str) -> str:
        """Return the first words in the columns of a field."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> list[str]:
        """Return all words in the columns of a field."""
        said = (str(cell).strip() for cell in self.get(name, ()) if cell is not None)
        return [words for words in said if words and words != "."]

    def cell(self, name: str) -> Any:
        """Return the first cell of a field that is not empty."""
        return next((cell for cell in self.get(name, ()) if cell not in (None, "", ".")), None)


def _rows(path: Path, layouts: Sequence[Layout]) -> Iterator[tuple[Layout, _Row]]:
    """Yield the rows below the first header that a layout knows."""
    for sheet in _sheets(path):
        numbered = enumerate(sheet, start=1)
        for _, header in islice(numbered, _LOOKED_AT):
            for layout in layouts:
                if (columns := layout.columns(header)) is not None:
                    yield from ((layout, _row(place, cells, columns)) for place, cells in numbered)
                    return
    raise TableError(path, None, _NO_HEADER)


def _row(place: int, cells: Cells, columns: Mapping[str, list[int]]) -> _Row:
    return _Row(
        place, {name: [cells[at] for at in at_all if at < len(cells)] for name, at_all in columns.items()}
    )


def _sheets(path: Path) -> Iterator[Iterable[Cells]]:
    if path.suffix.lower() in _WORKBOOKS:
        yield from _workbook(path)
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        dialect = _dialect(file.readline())
        file.seek(0)
        yield csv.reader(file, dialect)


def _workbook(path: Path) -> Iterator[Iterable[Cells]]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            yield sheet.iter_rows(values_only=True)
    finally:
        book.close()


def _dialect(head: str) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = max(",;\t", key=head.count)

    return Found


def _booked(row: _Row, layout: Layout, words: TrackerWords) -> Booked | Finding | None:
    """Return a row as a value, null where it is empty, a finding where it does not say who gives."""
    if all(cell in (None, "") for cells in row.values() for cell in cells):
        return None
    actors = words.parties(row.text("donor") or layout.defaults.get("donor", ""))
    if not actors:
        return Finding(f"row {row.place}", "does not say who gives")
    said = {
        name: row.text(name) or layout.defaults.get(name, "")
        for name in ("stage", "category", "recipient", "form")
    }
    stages = words.stages(said["stage"]) or words.stages(layout.defaults.get("stage", ""))
    return Booked(
        name=row.text("id") or f"row {row.place}",
        place=row.place,
        actors=actors,
        recipients=words.parties(said["recipient"]),
        day=day_of(row.cell("date"), layout.date_format),
        amount=_amount(row, layout),
        stages=stages,
        category=words.category(said["category"]),
        form=words.form(said["form"]) or words.form(said["stage"]),
        items=" ".join([*row.texts("units"), *row.texts("items")]),
        sources=addresses_in(*row.texts("sources")),
        note=row.text("note"),
    )


def _amount(row: _Row, layout: Layout) -> Sum | None:
    value = number_of(row.cell("amount"), layout.decimal)
    currency = (row.text("currency") or layout.defaults.get("currency", "")).upper()
    return Sum(value, currency or None) if value else None


def _packages(rows: Iterable[Booked]) -> Iterator[Booked]:
    """Yield rows of one id and day as one act: their sums added, one said on every row once."""
    groups: dict[tuple[Any, ...], list[Booked]] = {}
    for row in rows:
        groups.setdefault((row.name, row.actors, row.day), []).append(row)
    for group in groups.values():
        yield group[0] if len(group) == 1 else _joined(group)


def _joined(group: Sequence[Booked]) -> Booked:
    sums = dict.fromkeys(row.amount for row in group if row.amount)
    currency = next((one.currency for one in sums), None)
    value = sum((one.value for one in sums if one.currency == currency), Decimal(0))
    return replace(
        group[0],
        amount=Sum(value, currency) if sums else None,
        items="; ".join(filter(None, (row.items for row in group))),
        sources=tuple(dict.fromkeys(url for row in group for url in row.sources)),
        note=" ".join(dict.fromkeys(row.note for row in group if row.note)),
    )
