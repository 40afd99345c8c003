"""Ledger: what is kept: an append-only store, releases, and what it said at any time.

In:  readings (`pledgebook.claims`), decisions.
Out: statements, commitments, and findings about a ledger that is broken.
"""

from pledgebook.ledger.changes import Difference, StageTotal, differences, stage_totals
from pledgebook.ledger.ledger import Ledger
from pledgebook.ledger.meet import Kept, Outcome
from pledgebook.ledger.paper import Paper
from pledgebook.ledger.particulars import Particulars
from pledgebook.ledger.rules import Rules

__all__ = [
    "Difference",
    "Kept",
    "Ledger",
    "Outcome",
    "Paper",
    "Particulars",
    "Rules",
    "StageTotal",
    "differences",
    "stage_totals",
]
