"""Tables in memory, for those who go on in pandas, Polars, DuckDB or Arrow itself: columns that say what they mean."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pledgebook import __version__
from pledgebook.claims import Reading
from pledgebook.commitments.columns import By
from pledgebook.commitments.columns import Column as Stages
from pledgebook.commitments.rows import Row as Sums
from pledgebook.commitments.totals import Totals
from pledgebook.exports.reading_csv import COLUMNS, claim_cells
from pledgebook.exports.tables import Cell, Column, Row

BATCH = 5_000
_NUMBERS = frozenset(("amount", "amount_max", "confidence"))
_COUNTS = frozenset(("tier", "start", "end"))
_YES = frozenset(("headline", "negated", "conditional"))
CLAIMS_READ = tuple(
    Column(
        name,
        "number"
        if name in _NUMBERS
        else "integer"
        if name in _COUNTS
        else "boolean"
        if name in _YES
        else "string",
        "",
    )
    for name in COLUMNS
)


def schema_of(columns: Sequence[Column], meaning: str = "") -> Any:
    """Return the schema of a table, each column with its meaning."""
    import pyarrow as pa

    types = {"string": pa.string(), "number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_()}
    fields = [
        pa.field(column.name, types.get(column.type, pa.string()), metadata={"meaning": column.meaning})
        for column in columns
    ]
    return pa.schema(fields, metadata={"meaning": meaning, "program": f"Pledgebook {__version__}"})


def batches(rows: Iterable[Row], schema: Any) -> Iterator[Any]:
    """Yield rows as record batches of a schema, a few thousand at a time."""
    return (batch_of(some, schema) for some in batched(rows))


def batch_of(rows: Sequence[Row], schema: Any) -> Any:
    """Return rows as a record batch of a schema."""
    import pyarrow as pa

    columns = zip(zip(*rows, strict=True), schema, strict=True)
    return pa.record_batch([pa.array(cells, field.type) for cells, field in columns], schema=schema)


def batched(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows some thousands at a time."""
    found = iter(rows)
    while batch := list(islice(found, BATCH)):
        yield batch


def arrow_table(columns: Sequence[Column], rows: Iterable[Row], meaning: str = "") -> Any:
    """Return rows as an Arrow table."""
    import pyarrow as pa

    schema = schema_of(columns, meaning)
    return pa.Table.from_batches(batches(rows, schema), schema)


def claim_rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """Yield the claims of readings as rows of `CLAIMS_READ`."""
    for reading in readings:
        for claim in reading.claims:
            cells = claim_cells(reading, claim)
            yield tuple(_read(cell, column) for cell, column in zip(cells, CLAIMS_READ, strict=True))


def _read(cell: Cell, column: Column) -> Cell:
    if column.type == "boolean":
        return cell == "yes"
    return (str(cell) or None) if column.type == "string" and cell is not None else cell


def totals_columns(by: Iterable[By]) -> tuple[Column, ...]:
    """Return the columns of totals: what a row is of, then sums and numbers for each stage."""
    keys = (
        Column(one.value, "string", f"the {one.value} of the row, empty where it is not known") for one in by
    )
    sums = (column for stage in Stages for column in _of_stage(stage))
    kind = Column("kind", "string", "grants and goods, loans, guarantees, acts without money: never added up")
    currency = Column("currency", "string", "what all sums are in")
    return (
        kind,
        *keys,
        currency,
        *sums,
        Column("gdp_percent", "number", "of what the donor's economy makes in a year"),
    )


def _of_stage(stage: Stages) -> tuple[Column, ...]:
    return (
        Column(stage.value, "number", f"the sum of what reached at least {stage.value}"),
        Column(f"{stage.value}_low", "number", "the least that the words allow"),
        Column(f"{stage.value}_high", "number", "the most that the words allow"),
        Column(f"{stage.value}_conditional", "number", "the part that hangs on a condition"),
        Column(f"{stage.value}_commitments", "integer", "how many commitments bring a sum"),
        Column(f"{stage.value}_no_amount", "integer", "how many say no sum"),
    )


def totals_rows(made: Totals) -> Iterator[Row]:
    """Yield the rows of totals, as their columns have it."""
    for row in made.rows:
        gdp = None if row.gdp is None else float(row.gdp)
        yield row.kind.value, *row.key, made.rates.into, *_cells(row), gdp


def _cells(row: Sums) -> Iterator[Cell]:
    for cell in row.cells:
        yield from (float(cell.sum.value), float(cell.sum.low), float(cell.sum.high), float(cell.conditional))
        yield from (len(cell.commitments), len(cell.no_amount) + len(cell.not_stated))
