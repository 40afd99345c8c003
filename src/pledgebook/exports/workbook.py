"""A workbook people can use at once: what it adds up to, every commitment, its sources in their words, the method."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pledgebook import __version__
from pledgebook.commitments import totals
from pledgebook.commitments.columns import By, Column, Kind
from pledgebook.commitments.title import party_names
from pledgebook.commitments.totals import Totals
from pledgebook.exports.kiel import KielTable
from pledgebook.exports.packing import Tell
from pledgebook.exports.sheets import MOST_LINKS, MOST_ROWS, fill
from pledgebook.exports.stock import Stock, some_of
from pledgebook.exports.tables import COMMITMENTS, Cell, Row, commitment_rows
from pledgebook.exports.totals_view import TotalsView
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from pledgebook.whole_file import whole

_LINKS = (
    f"A sheet holds {MOST_ROWS:,} rows and {MOST_LINKS:,} links; what is more goes on in a sheet with a number, and "
    "further addresses stand as plain text."
)
_KIEL = (
    "The last sheet has the layout of the Kiel Institute's table, which is about Ukraine and has no column for who "
    "gains; export with --recipient Ukraine to have what it is about."
)
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
            fill(book, sheet, names, rows, tell)


def _sheets(stock: Stock) -> Iterator[tuple[str, list[str], Iterable[Sequence[Cell]]]]:
    words = Vocabulary(Settings().vocabulary)
    kiel = KielTable(words)
    found = totals(stock.commitments, (By.ACTOR,))
    names = [column.name for column in COMMITMENTS]
    yield (
        "Summary",
        ["Kind", "Donor", *(column.capitalize() for column in Column), "Notes"],
        _summary(found, words),
    )
    yield "Commitments", names, _rows(stock, parts=False)
    yield "Components", names, _rows(stock, parts=True)
    yield "Sources", list(_SOURCES), _sources(stock)
    yield "Left out", ["Reason", "Commitments", "Sums"], _left_out(found)
    yield "Method", ["Column", "Note"], _method(stock, found)
    yield kiel.sheet, kiel.columns, kiel.rows(stock)


def _rows(stock: Stock, *, parts: bool) -> Iterator[Row]:
    return commitment_rows(one for one in stock.commitments if (one.parent is not None) is parts)


def _summary(found: Totals, words: Vocabulary) -> Iterator[Sequence[Cell]]:
    names = party_names(words)
    for row in found.rows:
        if row.kind is Kind.ACTS:
            continue
        who = " and ".join(names.get(one, one.strip("<>")) for one in (row.key[0] or "not known").split("+"))
        sums = [float(cell.sum.value) if cell.commitments else None for cell in row.cells]
        bare = len(row[Column.PLEDGED].no_amount)
        yield [row.kind.value, who, *sums, f"{bare} without an amount" if bare else None]


def _sources(stock: Stock) -> Iterator[Sequence[Cell]]:
    for one, told in stock.told():
        for said in told:
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


def _left_out(found: Totals) -> Iterator[Sequence[Cell]]:
    for one, (reason, _, sums) in zip(found.left_out, TotalsView(found).left_out(), strict=True):
        yield reason, len(one.commitments), sums


def _method(stock: Stock, found: Totals) -> Iterator[Sequence[Cell]]:
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
    notes = TotalsView(found).notes(some_of(stock.commitments, {one.commitment for one in found.over}))
    yield from (["", note] for note in notes)
    yield ["", _LINKS]
    yield ["", _KIEL]
    yield from ([column.name, column.meaning] for column in COMMITMENTS)
