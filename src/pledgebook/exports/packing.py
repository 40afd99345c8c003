"""Tables into files: CSV, lines of JSON, Parquet, with a data package that describes them.

Rows go out as they are made; nothing holds a table whole. A file appears under its name only when it is whole.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from pledgebook import __version__
from pledgebook.exports.frames import BATCH, batches, schema_of
from pledgebook.exports.reading_csv import csv_line
from pledgebook.exports.records import json_line
from pledgebook.exports.tables import TABLES, Row, Stock, TableOf
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
        count = write_table(table, stock, kind, path, lambda done, name=table.name: tell(name, done))  # type: ignore[misc]
        resources.append(_resource(table, path, count))
    described = _described(stock, resources)
    with whole(folder / PACKAGE) as path:
        path.write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", "utf-8")


def write_table(
    table: TableOf, stock: Stock, kind: str, path: Path, tell: Callable[[int], None] = lambda _: None
) -> int:
    """Write one table to a file and return how many rows it has."""
    with whole(path) as part:
        if kind == "parquet":
            return _parquet(table, stock, part, tell)
        with part.open("w", encoding="utf-8", newline="") as file:
            file.write(_head(table, kind))
            count = 0
            for count, row in enumerate(table.rows(stock), start=1):
                file.write(_line(table, row, kind))
                if count % BATCH == 0:
                    tell(count)
        return count


def lines(table: TableOf, stock: Stock, kind: str) -> Iterator[str]:
    """Yield a table as lines of CSV, the head first, or of JSON."""
    yield _head(table, kind)
    yield from (_line(table, row, kind) for row in table.rows(stock))


def _head(table: TableOf, kind: str) -> str:
    return csv_line([column.name for column in table.columns]) if kind == "csv" else ""


def _line(table: TableOf, row: Row, kind: str) -> str:
    if kind == "csv":
        return csv_line(_written(row))
    return f"{json_line({column.name: cell for column, cell in zip(table.columns, row, strict=True)})}\n"


def _written(row: Row) -> Iterator[Any]:
    for cell in row:
        yield ("true" if cell else "false") if isinstance(cell, bool) else _plain(cell)


def _plain(cell: Any) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _parquet(table: TableOf, stock: Stock, path: Path, tell: Callable[[int], None]) -> int:
    import pyarrow.parquet as pq

    schema = schema_of(table.columns, table.meaning)
    count = 0
    with pq.ParquetWriter(path, schema) as writer:
        for batch in batches(table.rows(stock), schema):
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
