"""A workbook people can use at once: what it adds up to, every commitment, its sources in their words, the method."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pledgebook import __version__
from pledgebook.commitments import totals
from pledgebook.commitments.columns import By, Column, Kind
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.title import party_names
from pledgebook.exports.kiel import KielTable
from pledgebook.exports.packing import Tell
from pledgebook.exports.tables import COMMITMENTS, Cell, Row, Stock, commitment_row
from pledgebook.exports.totals_view import TotalsView
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from pledgebook.whole_file import whole

_WIDE = {"title": 60, "Words": 90, "meaning": 90, "Explanation": 60, "Reason": 60, "Note": 110, "Title": 50}
_WIDTH, _MOST_WIDTH = 14, 40
_LONGEST_CELL = 32_000  # a cell holds 32,767 signs
_SOURCES = (
    "Commitment",
    "Title",
    "Publisher",
    "Published",
    "Tier",
    "Stage",
    "Words",
    "Address",
    "Document",
    "Claim",
)


def write_workbook(stock: Stock, path: Path, tell: Tell) -> None:
    """Write the workbook; it appears under its name only when it is whole."""
    import xlsxwriter

    # Nothing that was read becomes a formula or a link by itself.
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    options = {**safe, "constant_memory": True, "nan_inf_to_errors": True}
    with whole(path) as part, xlsxwriter.Workbook(str(part), options) as book:
        for sheet, names, rows in _sheets(stock):
            tell(sheet, 0)
            _fill(book, sheet, names, rows)


def _sheets(stock: Stock) -> Iterator[tuple[str, list[str], Iterable[Sequence[Cell]]]]:
    words = Vocabulary(Settings().vocabulary)
    kiel = KielTable(words)
    names = [column.name for column in COMMITMENTS]
    yield (
        "Summary",
        ["Kind", "Donor", *(column.capitalize() for column in Column), "Notes"],
        _summary(stock, words),
    )
    yield "Commitments", names, _rows(stock, parts=False)
    yield "Components", names, _rows(stock, parts=True)
    yield "Sources", list(_SOURCES), _sources(stock)
    yield "Left out", ["Reason", "Commitments", "Sums"], _left_out(stock)
    yield "Method", ["Column", "Note"], _method(stock)
    yield kiel.sheet, kiel.columns, kiel.rows(stock)


def _rows(stock: Stock, *, parts: bool) -> Iterator[Row]:
    rates = Rates()
    return (commitment_row(one, rates) for one in stock.commitments if (one.parent is not None) is parts)


def _summary(stock: Stock, words: Vocabulary) -> Iterator[Sequence[Cell]]:
    names = party_names(words)
    found = totals(stock.commitments, (By.ACTOR,))
    for row in found.rows:
        if row.kind is Kind.ACTS:
            continue
        who = " and ".join(names.get(one, one) for one in (row.key[0] or "not known").split("+"))
        sums = [float(cell.sum.value) if cell.commitments else None for cell in row.cells]
        bare = len(row[Column.PLEDGED].no_amount)
        yield [row.kind.value, who, *sums, f"{bare} without an amount" if bare else None]


def _sources(stock: Stock) -> Iterator[Sequence[Cell]]:
    for one in stock.commitments:
        for said in stock.told(one):
            source = said.source
            yield [
                one.id,
                one.title,
                source.publisher,
                source.published.isoformat() if source.published else None,
                said.tier or source.tier,
                said.stage.value,
                said.words,
                source.url,
                source.id,
                said.claim,
            ]


def _left_out(stock: Stock) -> Iterator[Sequence[Cell]]:
    view = TotalsView(totals(stock.commitments, (By.ACTOR,)))
    yield from ([reason, many, sums] for reason, many, sums in view.left_out())


def _method(stock: Stock) -> Iterator[Sequence[Cell]]:
    view = TotalsView(totals(stock.commitments, (By.ACTOR,)))
    of = f"release “{stock.release}”" if stock.release else "the ledger as it stood"
    yield [
        "",
        f"Pledgebook {__version__}, {of}, made {stock.made:%Y-%m-%d %H:%M} UTC; rules {', '.join(stock.rules)}",
    ]
    yield ["", "Every row rests on words that were said: the sheet Sources has them, with where they stand."]
    yield [
        "",
        "Sums of the summary are in euros. Grants and goods, loans and guarantees are never added together.",
    ]
    notes = view.notes({one.id: one for one in stock.commitments})
    yield from (["", note] for note in notes)
    yield from ([column.name, column.meaning] for column in COMMITMENTS)


def _fill(book: Any, name: str, columns: list[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {
        float: book.add_format({"num_format": "#,##0.##"}),
        int: book.add_format({"num_format": "#,##0"}),
    }
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDE.get(column, min(max(_WIDTH, len(column)), _MOST_WIDTH)))
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, columns, head)
    link = book.get_default_url_format()
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, last, place, cell, formats, link)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _write(sheet: Any, row: int, place: int, cell: Cell, formats: dict[type, Any], link: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell, formats[type(cell)])
    elif cell.startswith(("http://", "https://")) and len(cell) < 2_000 and " " not in cell:
        sheet.write_url(row, place, cell, link, cell[:_LONGEST_CELL])
    else:
        sheet.write_string(row, place, _printable(cell)[:_LONGEST_CELL])


def _printable(cell: str) -> str:
    return "".join(sign if sign >= " " or sign in "\n\t" else "\ufffd" for sign in cell)
