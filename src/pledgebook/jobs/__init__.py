"""Jobs: what a user asks for, one function each; both doors and `import pledgebook` call them.

In:  names of inputs and what the user set.
Out: readings, annotations, what was kept, and findings about what could not be read.

Each is fetched when it is first asked for, so that a command loads only what it needs. No module here bears
the name of a job: the module would stand in its place once loaded.
"""

from typing import TYPE_CHECKING

from pledgebook.lazy import lazily

if TYPE_CHECKING:
    from pledgebook.jobs.adding import add
    from pledgebook.jobs.backing_up import backup, restore
    from pledgebook.jobs.bulk_reading import BulkRequest, Runner, bulk
    from pledgebook.jobs.comparing import Walk, compare, walk
    from pledgebook.jobs.deciding import Deed, Order, decide
    from pledgebook.jobs.desk import Desk
    from pledgebook.jobs.exporting import To, export
    from pledgebook.jobs.keeping import Diff, check, diff, redact, release
    from pledgebook.jobs.listing import ListRequest, Shown, commitments, show
    from pledgebook.jobs.people import add_user, change_user, users
    from pledgebook.jobs.reading import annotate, count, read
    from pledgebook.jobs.request import Request
    from pledgebook.jobs.reviewing import Case, case, settle, waiting
    from pledgebook.jobs.screening import ScreenRequest, screen
    from pledgebook.jobs.summing import Summed, TotalsRequest, totals

__all__ = [
    "BulkRequest",
    "Case",
    "Deed",
    "Desk",
    "Diff",
    "ListRequest",
    "Order",
    "Request",
    "Runner",
    "ScreenRequest",
    "Shown",
    "Summed",
    "To",
    "TotalsRequest",
    "Walk",
    "add",
    "add_user",
    "annotate",
    "backup",
    "bulk",
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
    "restore",
    "screen",
    "settle",
    "show",
    "totals",
    "users",
    "waiting",
    "walk",
]

_HOMES = {
    "BulkRequest": "bulk_reading",
    "Runner": "bulk_reading",
    "bulk": "bulk_reading",
    "Case": "reviewing",
    "Deed": "deciding",
    "Desk": "desk",
    "Diff": "keeping",
    "ListRequest": "listing",
    "Order": "deciding",
    "Request": "request",
    "ScreenRequest": "screening",
    "Shown": "listing",
    "Summed": "summing",
    "To": "exporting",
    "TotalsRequest": "summing",
    "Walk": "comparing",
    "add": "adding",
    "add_user": "people",
    "annotate": "reading",
    "backup": "backing_up",
    "case": "reviewing",
    "change_user": "people",
    "check": "keeping",
    "commitments": "listing",
    "compare": "comparing",
    "count": "reading",
    "decide": "deciding",
    "diff": "keeping",
    "export": "exporting",
    "read": "reading",
    "redact": "keeping",
    "release": "keeping",
    "restore": "backing_up",
    "screen": "screening",
    "settle": "reviewing",
    "show": "listing",
    "totals": "summing",
    "users": "people",
    "waiting": "reviewing",
    "walk": "comparing",
}

__getattr__ = lazily(__name__, _HOMES)
