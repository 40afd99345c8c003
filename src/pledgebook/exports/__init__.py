"""Exports: how it leaves.

In:  readings (`pledgebook.claims`), annotations (`pledgebook.language`), totals (`pledgebook.commitments`).
Out: lines of JSON, tables, rows for the terminal, pages.
"""

from pledgebook.exports.annotation_html import annotation_page
from pledgebook.exports.annotation_json import annotation_line
from pledgebook.exports.commitment_rows import commitment_line, commitment_lines, commitments_csv
from pledgebook.exports.reading_csv import claims_csv
from pledgebook.exports.reading_html import reading_page
from pledgebook.exports.reading_json import reading_line
from pledgebook.exports.reading_rows import Head, Row, reading_head, reading_rows
from pledgebook.exports.totals_records import totals_csv, totals_lines
from pledgebook.exports.totals_view import TotalsView

__all__ = [
    "Head",
    "Row",
    "TotalsView",
    "annotation_line",
    "annotation_page",
    "claims_csv",
    "commitment_line",
    "commitment_lines",
    "commitments_csv",
    "reading_head",
    "reading_line",
    "reading_page",
    "reading_rows",
    "totals_csv",
    "totals_lines",
]
