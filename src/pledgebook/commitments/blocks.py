"""Which rows share a label with another: no others are compared, and most of what comes meets nothing."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_BLOCKS = "blocks"


def labels(rows: pa.Table) -> pa.ChunkedArray:
    """Return all labels of rows."""
    return pc.list_flatten(rows[_BLOCKS])


def repeated(rows: pa.Table) -> pa.ChunkedArray:
    """Return the labels that rows have more than once among them."""
    counted = pc.value_counts(labels(rows))
    return counted.field("values").filter(pc.greater(counted.field("counts"), 1))


def sharing(rows: pa.Table, wanted: pa.ChunkedArray) -> pa.Table:
    """Return the rows that have one of these labels."""
    has = pc.is_in(labels(rows), wanted).to_numpy()
    owners = np.repeat(np.arange(rows.num_rows), pc.list_value_length(rows[_BLOCKS]).to_numpy())
    kept = np.zeros(rows.num_rows, dtype=bool)
    kept[owners[has]] = True
    return rows.filter(pa.array(kept))
