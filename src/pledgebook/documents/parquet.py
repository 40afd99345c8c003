"""Parquet tables: the known columns of each row, a few rows at a time."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from pledgebook.documents.reasons import UnreadableError, Why
from pledgebook.documents.records import BadRow, Row, known_columns
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
            _check_packing(file, table.metadata, limit)
            yield from _rows(table, _names(table.schema_arrow))
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


def _names(schema: Any) -> dict[str, str]:
    """Return the known columns by the names they bear in this table."""
    import pyarrow as pa

    names = known_columns(schema.names)
    kind = schema.field(names["text"]).type
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)):
        raise UnreadableError(Why.PARQUET_TYPE, str(kind))
    return names


def _check_packing(file: BinaryIO, about: Any, limit: int) -> None:
    # The sizes of single columns would tell more, but asking for them ends the program on a broken file.
    unpacked = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
    times = unpacked // max(file.seek(0, io.SEEK_END), 1)
    if times > _PACKED_AT_MOST and unpacked > 20 * limit:
        raise UnreadableError(Why.PARQUET_BOMB, str(times))
