"""Review: what a person decides.

In:  the commitments and statements that stand, the decisions taken.
Out: a board: what waits, in the order of value times doubt; and decisions, which beat the machine's.
"""

from pledgebook.review.board import Board, board_of
from pledgebook.review.queue import with_queue
from pledgebook.review.task import Facets, Filter, Kind, Task
from pledgebook.review.votes import agreement

__all__ = ["Board", "Facets", "Filter", "Kind", "Task", "agreement", "board_of", "with_queue"]
