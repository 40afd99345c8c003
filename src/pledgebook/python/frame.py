"""What becomes a table: in Arrow, pandas, Polars, or plain dictionaries."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from pledgebook.errors import NotInstalledError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


class Frame(ABC):
    """Rows and columns that several libraries can take over."""

    @abstractmethod
    def to_arrow(self) -> "pa.Table":
        """Return the rows as an Arrow table; the metadata of each column says what it means."""

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas data frame."""
        _need("pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> "pl.DataFrame":
        """Return the rows as a Polars data frame."""
        _need("polars")
        import polars as pl

        return pl.from_arrow(self.to_arrow())

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each row as a dictionary."""
        rows: list[dict[str, Any]] = self.to_arrow().to_pylist()
        return rows


def _need(library: str) -> None:
    from importlib.util import find_spec

    if find_spec(library) is None:
        raise NotInstalledError(library)
