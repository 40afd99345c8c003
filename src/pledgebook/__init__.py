"""Pledgebook reads news and official statements and keeps a ledger of promised support.

    import pledgebook as pb

    pb.read("speech.html")                                     # what a document claims
    with pb.open_ledger("my.db") as ledger:
        ledger.commitments(recipient="Ukraine").to_pandas()    # what all documents together say
        ledger.totals(by="actor", stage="delivered")

Nothing is loaded before it is asked for.
"""

from typing import TYPE_CHECKING

from pledgebook.lazy import lazily

if TYPE_CHECKING:
    from pledgebook.errors import PledgebookError
    from pledgebook.exports import charts
    from pledgebook.python.commitment import Commitment, Commitments
    from pledgebook.python.ledger import Added, Ledger, open_ledger
    from pledgebook.python.reading import Claim, Reading, Readings, read, read_text
    from pledgebook.python.totals import Totals

__version__ = "0.1.0"
__all__ = [
    "Added",
    "Claim",
    "Commitment",
    "Commitments",
    "Ledger",
    "PledgebookError",
    "Reading",
    "Readings",
    "Totals",
    "charts",
    "open_ledger",
    "read",
    "read_text",
]

_HOMES = {
    "Added": "python.ledger",
    "Claim": "python.reading",
    "Commitment": "python.commitment",
    "Commitments": "python.commitment",
    "Ledger": "python.ledger",
    "PledgebookError": "errors",
    "Reading": "python.reading",
    "Readings": "python.reading",
    "Totals": "python.totals",
    "charts": "exports",
    "open_ledger": "python.ledger",
    "read": "python.reading",
    "read_text": "python.reading",
}

__getattr__ = lazily(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
