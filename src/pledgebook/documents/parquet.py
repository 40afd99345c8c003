"""Parquet tables: the known columns of each row, a few rows at a time."""

from collections.abc import Iterator
from typing import Any

from pledgebook.documents.reasons import UnreadableError, Why
from pledgebook.documents.records import COLUMNS, BadRow, Row
from pledgebook.documents.streams import Opened

_BATCH = 16
# Text packs five to twenty times; a column packed far beyond that is made to fill memory.
_PACKED_AT_MOST = 400


def read_parquet(opened: Opened, limit: int) -> Iterator[Row | BadRow]:
    """Yield each record of the table with its row number, from 1."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with opened.seekable() as file:
            table = pq.ParquetFile(file)
            yield from _rows(table, _names(table, limit))
    except (pa.ArrowException, OSError, ValueError, MemoryError, OverflowError) as problem:
        raise UnreadableError(Why.PARQUET_BROKEN, str(problem)) from problem


def _rows(table: Any, names: dict[str, str]) -> Iterator[Row | BadRow]:
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, columns=list(names.values())):
        for at in range(batch.num_rows):
            number += 1
            yield _row(number, {name: batch.column(own)[at] for name, own in names.items()})


def _row(number: int, cells: dict[str, Any]) -> Row | BadRow:
    try:
        return Row(number, {name: cell.as_py() for name, cell in cells.items()})
    except (UnicodeDecodeError, ValueError, OverflowError):
        return BadRow(number, UnreadableError(Why.BINARY))


def _names(table: Any, limit: int) -> dict[str, str]:
    """Return the known columns by the names they bear in this table."""
    import pyarrow as pa

    schema = table.schema_arrow
    names = {own.strip().casefold(): own for own in schema.names if own.strip().casefold() in COLUMNS}
    if "text" not in names:
        raise UnreadableError(Why.NO_TEXT_COLUMN, ", ".join(schema.names) or "none")
    kind = schema.field(names["text"]).type
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)):
        raise UnreadableError(Why.PARQUET_TYPE, str(kind))
    _check_packing(table, limit)
    return names


def _check_packing(table: Any, limit: int) -> None:
    for group in range(table.metadata.num_row_groups):
        for at in range(table.metadata.row_group(group).num_columns):
            column = table.metadata.row_group(group).column(at)
            times = column.total_uncompressed_size // max(column.total_compressed_size, 1)
            if times > _PACKED_AT_MOST and column.total_uncompressed_size > 20 * limit:
                raise UnreadableError(Why.PARQUET_BOMB, str(times))
