"""Jobs: what a user asks for, one function each; both doors and `import pledgebook` call them.

In:  names of inputs and what the user set.
Out: readings, annotations, what was kept, and findings about what could not be read.
"""

from pledgebook.jobs.add import add
from pledgebook.jobs.comparing import compare
from pledgebook.jobs.deciding import Deed, Order, decide
from pledgebook.jobs.desk import Desk
from pledgebook.jobs.exporting import To, export
from pledgebook.jobs.keeping import Diff, check, diff, redact, release
from pledgebook.jobs.listing import ListRequest, Shown, commitments, show
from pledgebook.jobs.people import add_user, change_user, users
from pledgebook.jobs.read import annotate, count, read
from pledgebook.jobs.request import Request
from pledgebook.jobs.reviewing import Case, case, settle, waiting
from pledgebook.jobs.totals import Summed, TotalsRequest, totals

__all__ = [
    "Case",
    "Deed",
    "Desk",
    "Diff",
    "ListRequest",
    "Order",
    "Request",
    "Shown",
    "Summed",
    "To",
    "TotalsRequest",
    "add",
    "add_user",
    "annotate",
    "case",
    "change_user",
    "check",
    "commitments",
    "compare",
    "count",
    "decide",
    "diff",
    "export",
    "read",
    "redact",
    "release",
    "settle",
    "show",
    "totals",
    "users",
    "waiting",
]
