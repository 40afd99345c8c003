"""Export: the ledger or a part of it, out of the house in the form that is asked for."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path

from pledgebook.errors import NoTextsThereError
from pledgebook.exports.packing import Tell, lines, write_table, write_tables
from pledgebook.exports.stock import Stock
from pledgebook.exports.tables import TABLES, commitment_rows
from pledgebook.jobs.listing import ListRequest
from pledgebook.jobs.stocking import stock_in
from pledgebook.ledger import Ledger
from pledgebook.quiet import no_collection
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from pledgebook.whole_file import whole

STDOUT = "-"


class To(StrEnum):
    """The forms of an export."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONL = "jsonl"
    IATI = "iati"
    REPORT = "report"


_ALONE = TABLES[0]  # the commitments
_OFTEN = 1_000  # activities between two words of how far it is


def export(
    to: To,
    out: str,
    request: ListRequest,
    address: str | None = None,
    tell: Tell = lambda *_: None,
    *,
    texts: bool = False,
) -> Iterator[str]:
    """Write an export to a folder or file; yield its lines where it goes to standard output ("-")."""
    with Ledger.open(address, missing_ok=False) as ledger:
        yield from export_from(ledger, to, out, request, tell, texts=texts)


def export_from(
    ledger: Ledger,
    to: To,
    out: str,
    request: ListRequest,
    tell: Tell = lambda *_: None,
    *,
    texts: bool = False,
) -> Iterator[str]:
    """Write an export of a ledger that is open; whole texts go along only where they are asked for."""
    if texts and not _is_folder(to, out):
        raise NoTextsThereError(to.value, out)
    tell("reading the ledger", 0)
    with no_collection(), stock_in(ledger, request, texts=texts) as stock:
        yield from export_stock(to, out, stock, tell)


def export_stock(to: To, out: str, stock: Stock, tell: Tell = lambda *_: None) -> Iterator[str]:
    """Write what is at hand to a folder or file; yield its lines where it goes to standard output ("-")."""
    if to is To.REPORT:
        yield from _report(stock, out, tell)
    elif to is To.IATI:
        yield from _iati(stock, out, tell)
    elif to is To.XLSX:
        from pledgebook.exports.workbook import write_workbook

        write_workbook(stock, Path(out), tell)
    elif out == STDOUT and to is not To.PARQUET:
        yield from lines(_ALONE, commitment_rows(stock.commitments), to.value)
    elif Path(out).suffix == f".{to.value}":
        write_table(
            _ALONE, commitment_rows(stock.commitments), to.value, Path(out), partial(tell, _ALONE.name)
        )
    else:
        write_tables(stock, to.value, Path(out), tell)


def _is_folder(to: To, out: str) -> bool:
    """Tell whether an export is a folder of tables: documents are nowhere else."""
    tables = to in (To.CSV, To.PARQUET, To.JSONL)
    return tables and out != STDOUT and Path(out).suffix != f".{to.value}"


def _report(stock: Stock, out: str, tell: Tell) -> Iterator[str]:
    from pledgebook.exports.report import report_page

    page = report_page(stock, tell)
    if out == STDOUT:
        yield from page
    else:
        _write(Path(out), (piece.encode() for piece in page))


def _iati(stock: Stock, out: str, tell: Tell) -> Iterator[str]:
    from pledgebook.exports.iati import activities

    vocabulary = Vocabulary(Settings().vocabulary)
    made = activities(stock.commitments, stock.evidence, stock.release, stock.made, vocabulary)
    pieces = _told(made, "activities", tell)
    if out == STDOUT:
        yield from (piece.decode() for piece in pieces)
    else:
        _write(Path(out), pieces)


def _told(pieces: Iterable[bytes], name: str, tell: Tell) -> Iterator[bytes]:
    for number, piece in enumerate(pieces):  # the last ends the file
        if number % _OFTEN == 0:
            tell(name, number)
        yield piece
    tell(name, number)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with whole(path) as part, part.open("wb") as file:
        file.writelines(pieces)
