"""Ledger: what is kept: an append-only store, releases, and what it said at any time.

In:  readings (`pledgebook.claims`), decisions.
Out: statements, commitments, and findings about a ledger that is broken.
"""

from pledgebook.ledger.keep import Kept, Outcome
from pledgebook.ledger.ledger import Ledger
from pledgebook.ledger.rules import Rules

__all__ = ["Kept", "Ledger", "Outcome", "Rules"]
