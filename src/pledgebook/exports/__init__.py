"""Exports: how it leaves.

In:  readings (`pledgebook.claims`), annotations (`pledgebook.language`).
Out: lines of JSON, tables, rows for the terminal, pages.
"""

from pledgebook.exports.annotation_json import annotation_line
from pledgebook.exports.reading_csv import claims_csv
from pledgebook.exports.reading_json import reading_line
from pledgebook.exports.reading_rows import Row, reading_rows

__all__ = ["Row", "annotation_line", "claims_csv", "reading_line", "reading_rows"]
