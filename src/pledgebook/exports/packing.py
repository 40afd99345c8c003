"""Tables into files: CSV, lines of JSON, Parquet, with a data package that describes them.

Rows go out as they are made; nothing holds a table whole. A file appears under its name only when it is whole.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from pledgebook import __version__
from pledgebook.exports.frames import BATCH, batch_of, batched, schema_of
from pledgebook.exports.reading_csv import csv_line, safe, write_csv
from pledgebook.exports.records import json_line
from pledgebook.exports.stock import Stock
from pledgebook.exports.tables import TEXT, Cell, Row, TableOf, tables_of
from pledgebook.whole_file import whole

PACKAGE = "datapackage.json"
_LINES = 500  # written at once
_WITH_TEXTS = 200
_LICENCE = (
    "Quotations belong to those who said or published them and are cited as evidence; the table itself is for "
    "those who kept the ledger to license."
)
_TEXTS = (
    " The whole texts in the table of documents belong to their publishers, and are not yours to pass on."
)
Tell = Callable[[str, int], None]


def write_tables(stock: Stock, kind: str, folder: Path, tell: Tell) -> None:
    """Write every table and the package's description into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {table: folder / f"{table.name}.{kind}" for table in tables_of(stock)}
    with ExitStack() as undo:
        files = {
            table: undo.enter_context(_opened(table, kind, path, partial(tell, table.name)))
            for table, path in paths.items()
        }
        _fill(stock, files)
    resources = [_resource(table, paths[table], file.done) for table, file in files.items()]
    described = _described(stock, resources)
    with whole(folder / PACKAGE) as path:
        path.write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _fill(stock: Stock, files: Mapping[TableOf, "_Rows"]) -> None:
    """Read every commitment once, and write its rows to all tables."""
    of_commitments = [(table.made, file) for table, file in files.items() if table.made]
    for one, said in stock.told():
        for made, file in of_commitments:
            file.take(made(one, said))
    for table, file in files.items():
        if table.made is None:
            file.take(table.rows(stock))


def write_table(
    table: TableOf, rows: Iterable[Row], kind: str, path: Path, tell: Callable[[int], None] = lambda _: None
) -> int:
    """Write the rows of a table to a file as they come, and return how many there are."""
    with _opened(table, kind, path, tell) as file:
        file.take(rows)
    return file.done


def lines(table: TableOf, rows: Iterable[Row], kind: str) -> Iterator[str]:
    """Yield rows as lines of CSV, the head first, or of JSON, some thousands of lines at a time."""
    if kind == "csv":
        yield csv_line(table.names)
    for batch in batched(rows):
        found: list[str] = []
        _write_rows(table, batch, kind, found.append)
        yield "".join(found)


class _Rows:
    """Takes rows, and writes some hundreds or thousands at a time."""

    def __init__(self, write: Callable[[list[Row]], None], most: int, tell: Callable[[int], None]) -> None:
        self._write, self._most, self._tell = write, most, tell
        self._held: list[Row] = []
        self.done = 0

    def take(self, rows: Iterable[Row]) -> None:
        """Take rows."""
        for row in rows:
            self._held.append(row)
            if len(self._held) == self._most:
                self.flush()

    def flush(self) -> None:
        """Write what is held."""
        if self._held:
            self._write(self._held)
        self.done += len(self._held)
        self._held = []
        self._tell(self.done)


@contextmanager
def _opened(table: TableOf, kind: str, path: Path, tell: Callable[[int], None]) -> Iterator[_Rows]:
    with whole(path) as part, (_parquet if kind == "parquet" else _text)(table, kind, part) as write:
        rows = _Rows(write, _at_once(table, kind), tell)
        yield rows
        rows.flush()


def _at_once(table: TableOf, kind: str) -> int:
    if TEXT in table.columns:
        return _WITH_TEXTS
    return BATCH if kind == "parquet" else _LINES


@contextmanager
def _text(table: TableOf, kind: str, path: Path) -> Iterator[Callable[[list[Row]], None]]:
    with path.open("w", encoding="utf-8", newline="") as file:
        if kind == "csv":
            file.write(csv_line(table.names))
        yield lambda rows: _write_rows(table, rows, kind, file.write)


@contextmanager
def _parquet(table: TableOf, _: str, path: Path) -> Iterator[Callable[[list[Row]], None]]:
    import pyarrow.parquet as pq

    schema = schema_of(table.columns, table.meaning)
    with pq.ParquetWriter(path, schema) as writer:
        yield lambda rows: writer.write_batch(batch_of(rows, schema))


def _write_rows(table: TableOf, rows: Iterable[Row], kind: str, write: Callable[[str], object]) -> None:
    if kind == "csv":
        write_csv(
            write, ([cell if cell is None else _PLAIN[type(cell)](cell) for cell in row] for row in rows)
        )
        return
    names = table.names
    for row in rows:
        write(f"{json_line(dict(zip(names, row, strict=True)))}\n")


def _figure(cell: float) -> float:
    return int(cell) if cell.is_integer() else cell


_PLAIN: Mapping[type, Callable[[Any], Cell]] = {
    str: safe,
    bool: lambda cell: "true" if cell else "false",
    float: _figure,
    int: lambda cell: cell,
}


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
        "licenses": [{"name": "see-note", "title": _LICENCE + (_TEXTS if stock.texts else "")}],
        "resources": resources,
    }
