"""What waits for a person's word before it counts: what is likely misread (codebook 1.6, 8.11)."""

from dataclasses import replace

from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.rough import rough_euros
from pledgebook.commitments.words import Weights


def or_in_doubt(one: Commitment, words: Weights) -> Commitment:
    """Return a commitment, whose claims nobody has looked at, as not counted where it is too doubtful."""
    if not one.counted:
        return one
    if one.confidence < words.least_confidence:
        return _waiting(one, f"in doubt: read with a confidence of {one.confidence:.2f} only")
    euros = rough_euros(one.amount, one.day) if one.amount else None
    if euros is not None and euros > words.largest_sum:
        return _waiting(one, "in doubt: larger than any act of support known")
    return one


def _waiting(one: Commitment, because: str) -> Commitment:
    return replace(one, counted=False, not_counted_because=f"{because}; waits for a person's word")
