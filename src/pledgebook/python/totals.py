"""Sums that name their stage, as a table and in a notebook."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pledgebook.commitments import Commitment
from pledgebook.commitments.totals import Totals as Sums
from pledgebook.python.frame import Frame

if TYPE_CHECKING:
    import pyarrow as pa


class Totals(Frame):
    """What commitments add up to; grants and goods, loans and guarantees are rows apart and never added together."""

    def __init__(self, made: Sums, commitments: Mapping[str, Commitment]) -> None:
        self.made = made
        self.commitments = commitments

    @property
    def left_out(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of commitments that are in no sum, by the reason."""
        return {one.reason: one.commitments for one in self.made.left_out}

    def to_arrow(self) -> "pa.Table":
        """Return the rows as an Arrow table: the sum of each stage, its band, and how many bring it."""
        from pledgebook.exports.frames import arrow_table, totals_columns, totals_rows

        return arrow_table(totals_columns(self.made.by), totals_rows(self.made), "what belongs together")

    def __repr__(self) -> str:
        by = ", ".join(one.value for one in self.made.by)
        return f"<Totals by {by}: {len(self.made.rows)} rows in {self.made.rates.into}>"

    def _repr_html_(self) -> str:
        from pledgebook.exports.notebook import totals_html

        return totals_html(self.made)
