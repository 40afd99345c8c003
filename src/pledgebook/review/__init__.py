"""Review: what a person decides.

In:  the commitments and statements that stand, the decisions taken.
Out: a board: what waits, in the order of value times doubt; and decisions, which beat the machine's.
"""

from pledgebook.review.board import Board
from pledgebook.review.task import Facets, Kind, Task

__all__ = ["Board", "Facets", "Kind", "Task"]
