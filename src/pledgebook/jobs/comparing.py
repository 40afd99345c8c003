"""Compare: another tracker's table beside the ledger."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pledgebook.commitments import Statement
from pledgebook.commitments.evidence import by_id
from pledgebook.exports.compare import Comparison
from pledgebook.exports.compare import compare as set_side_by_side
from pledgebook.exports.tracker_read import read_tracker
from pledgebook.ledger import Ledger
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary


class Walk(NamedTuple):
    """A comparison, and what each claim of our commitments in it says, by the commitment's id."""

    found: Comparison
    words: Mapping[str, tuple[Statement, ...]]


def compare(other: Path, mapping: Path | None = None, address: str | None = None) -> Comparison:
    """Return which rows of another tracker and which commitments are one act, and where the two differ."""
    with Ledger.open(address, missing_ok=False) as ledger:
        return compare_in(ledger, other, mapping)


def compare_in(ledger: Ledger, other: Path, mapping: Path | None = None) -> Comparison:
    """Return another tracker's table beside a ledger that is open."""
    vocabulary = Vocabulary(Settings().vocabulary)
    rows, findings = read_tracker(other, mapping, vocabulary)
    return set_side_by_side(rows, ledger.commitments(), vocabulary, findings)


def walk(other: Path, mapping: Path | None = None, address: str | None = None) -> Walk:
    """Return another tracker's table beside the ledger, with the words behind what is ours."""
    with Ledger.open(address, missing_ok=False) as ledger:
        found = compare_in(ledger, other, mapping)
        ours = [link.ours for link in found.links if link.ours]
        said = ledger.statements_in({document for one in ours for document in one.documents})
    by_claim = by_id(sorted(said, key=lambda claim: claim.order))
    words = {one.id: tuple(told for claim in one.claims for told in by_claim.get(claim, ())) for one in ours}
    return Walk(found, words)
