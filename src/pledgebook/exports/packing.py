"""Tables into files: CSV, lines of JSON, Parquet, with a data package that describes them.

Rows go out as they are made; nothing holds a table whole. A file appears under its name only when it is whole.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from pledgebook import __version__
from pledgebook.exports.frames import batched, batches, schema_of
from pledgebook.exports.reading_csv import write_csv
from pledgebook.exports.records import json_line
from pledgebook.exports.tables import TABLES, Cell, Row, Stock, TableOf
from pledgebook.whole_file import whole

PACKAGE = "datapackage.json"
_LICENCE = (
    "Quotations belong to those who said or published them and are cited as evidence; the table itself is for "
    "those who kept the ledger to license."
)
Tell = Callable[[str, int], None]


def write_tables(stock: Stock, kind: str, folder: Path, tell: Tell) -> None:
    """Write every table and the package's description into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for table in TABLES:
        path = folder / f"{table.name}.{kind}"
        count = write_table(table, table.rows(stock), kind, path, partial(tell, table.name))
        tell(table.name, count)
        resources.append(_resource(table, path, count))
    described = _described(stock, resources)
    with whole(folder / PACKAGE) as path:
        path.write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", "utf-8")


def write_table(
    table: TableOf, rows: Iterable[Row], kind: str, path: Path, tell: Callable[[int], None] = lambda _: None
) -> int:
    """Write the rows of a table to a file as they come, and return how many there are."""
    with whole(path) as part:
        if kind == "parquet":
            return _parquet(table, rows, part, tell)
        with part.open("w", encoding="utf-8", newline="") as file:
            return _text(table, rows, kind, file.write, tell)


def lines(table: TableOf, rows: Iterable[Row], kind: str) -> Iterator[str]:
    """Yield rows as lines of CSV, the head first, or of JSON, some thousands of lines at a time."""
    found: list[str] = []
    _text(table, (), kind, found.append, lambda _: None)
    yield from found
    for batch in batched(rows):
        found = []
        _write_rows(table, batch, kind, found.append)
        yield "".join(found)


def _text(
    table: TableOf,
    rows: Iterable[Row],
    kind: str,
    write: Callable[[str], object],
    tell: Callable[[int], None],
) -> int:
    if kind == "csv":
        write_csv(write, ([column.name for column in table.columns],))
    count = 0
    for batch in batched(rows):
        _write_rows(table, batch, kind, write)
        count += len(batch)
        tell(count)
    return count


def _write_rows(table: TableOf, rows: Iterable[Row], kind: str, write: Callable[[str], object]) -> None:
    if kind == "csv":
        write_csv(write, ([cell if cell is None else _plain(cell) for cell in row] for row in rows))
        return
    names = [column.name for column in table.columns]
    for row in rows:
        write(f"{json_line(dict(zip(names, row, strict=True)))}\n")


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _parquet(table: TableOf, rows: Iterable[Row], path: Path, tell: Callable[[int], None]) -> int:
    import pyarrow.parquet as pq

    schema = schema_of(table.columns, table.meaning)
    count = 0
    with pq.ParquetWriter(path, schema) as writer:
        for batch in batches(rows, schema):
            writer.write_batch(batch)
            count += len(batch)
            tell(count)
    return count


def _resource(table: TableOf, path: Path, count: int) -> dict[str, Any]:
    data = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            data.update(piece)
    return {
        "name": table.name,
        "path": path.name,
        "format": path.suffix[1:],
        "description": f"Each row is {table.meaning}.",
        "rows": count,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{data.hexdigest()}",
        "schema": {
            "fields": [
                {"name": column.name, "type": column.type, "description": column.meaning}
                for column in table.columns
            ],
            "primaryKey": "id" if table.columns[0].name == "id" and table.name != "claims" else None,
        },
    }


def _described(stock: Stock, resources: list[dict[str, Any]]) -> dict[str, Any]:
    for resource in resources:
        if resource["schema"]["primaryKey"] is None:
            del resource["schema"]["primaryKey"]
    return {
        "profile": "data-package",
        "name": "pledgebook-ledger",
        "title": "What states and organisations said they would do for others, from a Pledgebook ledger",
        "created": stock.made.isoformat(timespec="seconds"),
        "program": f"Pledgebook {__version__}",
        "rules": list(stock.rules),
        "release": stock.release,
        "licenses": [{"name": "see-note", "title": _LICENCE}],
        "resources": resources,
    }
