"""The same rows in every format, opened again by readers of others."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import duckdb
import openpyxl
import pytest

from pledgebook.commitments.evidence import evidence_in
from pledgebook.exports.kiel import KielTable
from pledgebook.exports.packing import write_tables
from pledgebook.exports.report import report_page
from pledgebook.exports.stock import Stock
from pledgebook.exports.tables import TABLES, tables_of
from pledgebook.exports.workbook import write_workbook
from pledgebook.jobs import ListRequest
from pledgebook.jobs.stocking import stock_in
from pledgebook.ledger import Ledger
from pledgebook.vocabulary import Vocabulary
from tests.commitments.made import made
from tests.ledger.books import OLD, document, read, three

MADE = datetime(2025, 3, 1, 12, tzinfo=UTC)
LEFT_OUT = [("cancelled", 1, "€3m")]
NASTY = "Sweden will give Moldova 3 million euros for clinics, a minister said. =HYPERLINK(1)"


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stock]:
    path = str(tmp_path_factory.mktemp("book") / "book.db")
    with Ledger.open(path) as ledger:
        nasty = document(NASTY, "nasty", title="=cmd()", publisher="@Post", url="https://n.example/a?b=c")
        ledger.add([*three(), read(nasty)], OLD)
    with Ledger.open(path) as again, stock_in(again, ListRequest(), MADE) as found:
        yield found


def test_the_tables_are_the_ledger(stock: Stock) -> None:
    counts = {table.name: sum(1 for _ in table.rows(stock)) for table in TABLES}
    assert counts == {"commitments": 4, "claims": 4, "documents": 4, "history": 4}
    assert all(len(row) == len(table.columns) for table in TABLES for row in table.rows(stock))


def test_every_format_has_the_same_rows(stock: Stock, tmp_path: Path) -> None:
    for kind in ("csv", "jsonl", "parquet"):
        write_tables(stock, kind, tmp_path / kind, lambda *_: None)
    for table in TABLES:
        names = [column.name for column in table.columns]
        made = [dict(zip(names, row, strict=True)) for row in table.rows(stock)]
        lines = (tmp_path / "jsonl" / f"{table.name}.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line) for line in lines] == made
        path = tmp_path / "parquet" / f"{table.name}.parquet"
        with duckdb.connect() as database:
            found = database.execute(f"SELECT * FROM read_parquet('{path}')").fetchall()
        assert [dict(zip(names, row, strict=True)) for row in found] == made
        with (tmp_path / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [[_plain(cell) for cell in row.values()] for row in made] == [
            list(row.values()) for row in rows
        ]


def _plain(cell: object) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(("=", "@")) else text


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_the_package_describes_its_files(stock: Stock, tmp_path: Path, kind: str) -> None:
    write_tables(stock, kind, tmp_path, lambda *_: None)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert package["rules"] == list(stock.rules)
    for resource in package["resources"]:
        data = (tmp_path / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
        assert resource["rows"] == 4
        assert all(field["description"] for field in resource["schema"]["fields"])
    assert sorted(path.suffix for path in tmp_path.iterdir()) == sorted([".json"] + [f".{kind}"] * 4)


def test_no_whole_text_goes_along(stock: Stock, tmp_path: Path) -> None:
    write_tables(stock, "jsonl", tmp_path, lambda *_: None)
    assert not any("HYPERLINK" in path.read_text("utf-8") for path in tmp_path.iterdir())


@pytest.fixture
def redacted(tmp_path: Path) -> str:
    path = str(tmp_path / "redacted.db")
    with Ledger.open(path) as ledger:
        ledger.add([*three(), read(document(f'={NASTY}\n\nSecond, "quoted".', "nasty"))], OLD)
        ledger.redact("tanks", "order of the court")
    return path


@pytest.mark.parametrize("request_", [ListRequest(), ListRequest(as_of=datetime(2100, 1, 1, tzinfo=UTC))])
@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_whole_texts_go_along_where_they_are_asked_for(
    redacted: str, tmp_path: Path, kind: str, request_: ListRequest
) -> None:
    with Ledger.open(redacted) as ledger, stock_in(ledger, request_, MADE, texts=True) as stock:
        write_tables(stock, kind, tmp_path / "all", lambda *_: None)
    rows = _opened(tmp_path / "all" / f"documents.{kind}")
    assert len(rows) == 4
    for row in rows:
        text = row["text"] or None
        if row["label"] == "tanks":
            assert text is None
            continue
        assert text is not None
        assert list(row)[-1] == "text"
        told = text.removeprefix("'") if kind == "csv" else text
        assert sha256(told.encode()).hexdigest() == row["text_sha256"]
    package = json.loads((tmp_path / "all" / "datapackage.json").read_text("utf-8"))
    (papers,) = [one for one in package["resources"] if one["name"] == "documents"]
    assert papers["schema"]["fields"][-1]["name"] == "text"
    assert "belong to their publishers" in package["licenses"][0]["title"]


def _opened(path: Path) -> list[dict[str, str | None]]:
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    with duckdb.connect() as database:
        found = database.execute(f"SELECT * FROM read_parquet('{path}')")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_texts_cost_nothing_where_they_are_not_asked_for(redacted: str, tmp_path: Path) -> None:
    with Ledger.open(redacted) as ledger, stock_in(ledger, ListRequest(), MADE) as stock:
        assert tables_of(stock) == TABLES
        write_tables(stock, "jsonl", tmp_path / "all", lambda *_: None)
    assert all("text" not in row for row in _opened(tmp_path / "all" / "documents.jsonl"))
    assert "belong to their publishers" not in (tmp_path / "all" / "datapackage.json").read_text("utf-8")


def test_an_export_of_nothing_has_heads_and_no_rows(tmp_path: Path) -> None:
    empty = Stock((), evidence_in(()), (), (), MADE)
    for kind in ("csv", "jsonl", "parquet"):
        write_tables(empty, kind, tmp_path / kind, lambda *_: None)
    assert (tmp_path / "csv" / "claims.csv").read_text("utf-8").startswith("id,document,")
    assert (tmp_path / "jsonl" / "claims.jsonl").read_text("utf-8") == ""
    write_workbook(empty, tmp_path / "a.xlsx", lambda *_: None)
    assert "".join(report_page(empty))


@pytest.fixture(scope="module")
def book(stock: Stock, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("xlsx") / "ledger.xlsx"
    write_workbook(stock, path, lambda *_: None)
    return openpyxl.load_workbook(path)


def test_the_workbook_has_its_sheets_frozen_and_filtered(book: openpyxl.Workbook) -> None:
    names = ["Summary", "Commitments", "Components", "Sources", "Left out", "Method"]
    assert book.sheetnames == [*names, KielTable(Vocabulary()).sheet]
    for name in names:
        assert book[name].freeze_panes == "B2"
        assert book[name].auto_filter.ref


def test_the_workbook_leads_to_the_words(book: openpyxl.Workbook) -> None:
    rows = {row[0].value: row for row in book["Sources"].iter_rows(min_row=2)}
    words = [row[6].value for row in rows.values()]
    assert any(said.startswith("Finland will give Tanzania a grant") for said in words)
    links = [row[7].hyperlink.target for row in rows.values() if row[7].hyperlink]
    assert links == ["https://n.example/a?b=c"]


def test_nothing_that_was_read_is_a_formula(book: openpyxl.Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == "@Post" for cell in cells)


def test_the_summary_adds_up(book: openpyxl.Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["Summary"].iter_rows(min_row=2)]
    assert ["grants and goods", "Finland", 5_000_000, None, None, None, None] in rows


def test_what_is_left_out_is_counted_in_numbers(book: openpyxl.Workbook) -> None:
    assert [tuple(cell.value for cell in row) for row in book["Left out"].iter_rows(min_row=2)] == LEFT_OUT


def test_the_layout_of_the_other_tracker(book: openpyxl.Workbook, stock: Stock) -> None:
    sheet = book[KielTable(Vocabulary()).sheet]
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert len(found) == sum(one.counted for one in stock.commitments)
    finland = next(row for row in found if row["Countries"] == "Finland")
    assert finland["Monetary Value as Given by Source"] == 5_000_000
    assert finland["Original Currency"] == "EUR"
    assert finland["Type of Aid General"] in ("Humanitarian", "Financial")


def test_the_header_names_are_the_published_ones() -> None:
    published = Path(__file__).parents[3] / "shared" / "data" / "kiel_columns.json"
    if not published.exists():
        pytest.skip("the list of published columns is not here")
    assert KielTable(Vocabulary()).columns == json.loads(published.read_text("utf-8"))["2024"]


def test_the_report_stands_alone(stock: Stock) -> None:
    page = "".join(report_page(stock))
    assert "Finland will give Tanzania a grant" in page
    assert "data:image/svg+xml;base64," in page
    assert "Left out, and why" in page
    assert 'src="http' not in page
    assert "<script" not in page


def test_the_report_shows_some_and_counts_the_rest() -> None:
    donors = [f"<donor {number:03}>" for number in range(130)]
    book = [made(f"act{number:03}", 1e6 + number, actors=(donor,)) for number, donor in enumerate(donors)]
    page = "".join(report_page(Stock(book, evidence_in(()), (), (), MADE)))
    assert page.count('<details class="act">') == 60
    assert "70 smaller ones are not told here" in page
    assert page.count('<tr><th scope="row">donor ') == 100
    assert "30 donors with smaller sums are not told here" in page
