"""Export: the ledger or a part of it, out of the house in the form that is asked for."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pledgebook.commitments.obey import orders
from pledgebook.exports.packing import lines, write_table, write_tables
from pledgebook.exports.tables import TABLES, Stock, commitment_rows
from pledgebook.jobs.listing import ListRequest, chosen, latest_first
from pledgebook.ledger import Ledger
from pledgebook.quiet import no_collection
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from pledgebook.whole_file import whole

Tell = Callable[[str, int], None]
STDOUT = "-"


class To(StrEnum):
    """The forms of an export."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONL = "jsonl"
    IATI = "iati"
    REPORT = "report"


_TABLES = (To.CSV, To.PARQUET, To.JSONL)
_ALONE = TABLES[0]  # the commitments


def stock_of(request: ListRequest, address: str | None = None, made: datetime | None = None) -> Stock:
    """Return what an export is made of: the commitments asked for, their statements and documents."""
    with Ledger.open(address, missing_ok=False) as ledger:
        return stock_in(ledger, request, made)


def stock_in(ledger: Ledger, request: ListRequest, made: datetime | None = None) -> Stock:
    """Return what an export of a ledger that is open is made of."""
    found = chosen(ledger.commitments(request.known_by, request.as_of), request)
    cited = {document for one in found for document in one.documents}
    every = ledger.statements(request.known_by, request.as_of)
    said = [one for one in every if one.source.id in cited]
    papers = ledger.documents({one.source.id: one.source for one in said})
    stands = orders(ledger.decisions(request.as_of)).applied(said)
    statements = {one.key: one for one in stands}
    return Stock(found, statements, papers, ledger.rules(), made or datetime.now(UTC))


def export(
    to: To, out: str, request: ListRequest, address: str | None = None, tell: Tell = lambda *_: None
) -> Iterator[str]:
    """Write an export to a folder or file; yield its lines where it goes to standard output ("-")."""
    with Ledger.open(address, missing_ok=False) as ledger:
        yield from export_from(ledger, to, out, request, tell)


def export_from(
    ledger: Ledger, to: To, out: str, request: ListRequest, tell: Tell = lambda *_: None
) -> Iterator[str]:
    """Write an export of a ledger that is open; the commitments alone go through one at a time."""
    if to in _TABLES and out == STDOUT and to is not To.PARQUET:
        yield from lines(_ALONE, commitment_rows(latest_first(ledger, request)), to.value)
    elif to in _TABLES and Path(out).suffix == f".{to.value}":
        rows = commitment_rows(latest_first(ledger, request))
        write_table(_ALONE, rows, to.value, Path(out), lambda done: tell(_ALONE.name, done))
    else:
        tell("what the ledger says", 0)
        with no_collection():
            yield from export_stock(to, out, stock_in(ledger, request), tell)


def export_stock(to: To, out: str, stock: Stock, tell: Tell = lambda *_: None) -> Iterator[str]:
    """Write what is at hand to a folder or file; yield its lines where it goes to standard output ("-")."""
    if to is To.REPORT:
        yield from _report(stock, out)
    elif to is To.IATI:
        yield from _iati(stock, out)
    elif to is To.XLSX:
        from pledgebook.exports.workbook import write_workbook

        write_workbook(stock, Path(out), tell)
    else:
        write_tables(stock, to.value, Path(out), tell)


def _report(stock: Stock, out: str) -> Iterator[str]:
    from pledgebook.exports.report import report_page

    if out == STDOUT:
        yield from report_page(stock)
        return
    _write(Path(out), (piece.encode() for piece in report_page(stock)))


def _iati(stock: Stock, out: str) -> Iterator[str]:
    from pledgebook.exports.iati import activities

    vocabulary = Vocabulary(Settings().vocabulary)
    pieces = activities(stock.commitments, stock.statements, stock.release, stock.made, vocabulary)
    if out == STDOUT:
        yield from (piece.decode() for piece in pieces)
        return
    _write(Path(out), pieces)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with whole(path) as part, part.open("wb") as file:
        file.writelines(pieces)
