"""Sheets that hold more than a sheet can: rows go on in another, addresses as plain text."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from pledgebook.exports.sheets import MOST_LINKS, fill
from pledgebook.exports.tables import Row

NAME = "Sources of all that is told here"


def written(path: Path, rows: Sequence[Row], *limits: int) -> tuple[Any, list[tuple[str, int]]]:
    """Return the workbook of a sheet, read again, and what was told of its progress; a warning is an error."""
    told: list[tuple[str, int]] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
            fill(
                book, NAME, ("Words", "Address"), rows, lambda name, done: told.append((name, done)), *limits
            )
    return openpyxl.load_workbook(path, read_only=not limits), told


def test_rows_beyond_a_sheet_go_on_in_another(tmp_path: Path) -> None:
    book, told = written(tmp_path / "a.xlsx", [(f"word {number}", None) for number in range(7)], 3)
    assert book.sheetnames == [NAME[:31], f"{NAME[:27]} 2", f"{NAME[:27]} 3"]
    found = [row[0].value for sheet in book for row in sheet.iter_rows(min_row=2)]
    assert found == [f"word {number}" for number in range(7)]
    assert all(sheet["A1"].value == "Words" and sheet.freeze_panes == "B2" for sheet in book)
    assert told == [(NAME, 0), (NAME, 7)]


def test_a_sheet_that_is_just_full_has_no_empty_one_after_it(tmp_path: Path) -> None:
    assert len(written(tmp_path / "a.xlsx", [("word", None)] * 3, 3)[0].sheetnames) == 1
    assert len(written(tmp_path / "b.xlsx", [], 3)[0].sheetnames) == 1


def test_no_address_is_lost_where_a_sheet_can_link_no_more(tmp_path: Path) -> None:
    rows = [("w", f"https://n.example/{number}") for number in range(MOST_LINKS + 600)]
    book, told = written(tmp_path / "a.xlsx", rows)
    (sheet,) = book
    assert list(sheet.iter_rows(min_row=2, values_only=True)) == rows
    assert told[1:3] == [(NAME, 1_000), (NAME, 2_000)]
