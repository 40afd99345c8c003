"""Compare: another tracker's table beside the ledger."""

from pathlib import Path

from pledgebook.exports.compare import Comparison
from pledgebook.exports.compare import compare as set_side_by_side
from pledgebook.exports.tracker_read import read_tracker
from pledgebook.ledger import Ledger
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary


def compare(other: Path, mapping: Path | None = None, address: str | None = None) -> Comparison:
    """Return which rows of another tracker and which commitments are one act, and where the two differ."""
    with Ledger.open(address, missing_ok=False) as ledger:
        return compare_in(ledger, other, mapping)


def compare_in(ledger: Ledger, other: Path, mapping: Path | None = None) -> Comparison:
    """Return another tracker's table beside a ledger that is open."""
    vocabulary = Vocabulary(Settings().vocabulary)
    rows, findings = read_tracker(other, mapping, vocabulary)
    return set_side_by_side(rows, ledger.commitments(), vocabulary, findings)
