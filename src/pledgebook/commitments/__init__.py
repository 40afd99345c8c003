"""Commitments: what all documents say together.

In:  statements: claims with the documents that make them.
Out: commitments: one act each, its claims joined, its stages over time; and what they add up to.
"""

from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.decision import Decision
from pledgebook.commitments.reconcile import reconcile
from pledgebook.commitments.statement import Source, Statement, statement_of
from pledgebook.commitments.totals import totals

__all__ = ["Commitment", "Decision", "Source", "Statement", "reconcile", "statement_of", "totals"]
