"""A decision carried to a newer reading of the same words (codebook 8.11)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pledgebook.commitments.decision import Decision

Subject = tuple[str, str]


class Seen(NamedTuple):
    """A claim of one reading: the hash of its evidence, whether the reading stands, and what it says."""

    claim: str
    words: str
    stands: bool
    said: tuple[Any, ...]


def carry(decision: Decision, seen: Mapping[str, Sequence[Seen]]) -> Decision | None:
    """Return a decision on the claims that stand, null where the words it was based on are claimed no more."""
    subject = _carried(decision.subject, seen)
    other = _carried(decision.other, seen) if decision.other else None
    if subject is None or (decision.other and other is None):
        return None
    return replace(decision, subject=subject, other=other)


def _carried(subject: Subject, seen: Mapping[str, Sequence[Seen]]) -> Subject | None:
    document, claim = subject
    told = seen.get(document, ())
    before = next((one for one in told if one.claim == claim), None)
    if before is None:
        return None
    same = [one for one in told if one.stands and one.words == before.words]
    kept = next((one for one in same if one.claim == claim), None) or _nearest(before, same)
    return (document, kept.claim) if kept else None


def _nearest(before: Seen, same: Sequence[Seen]) -> Seen | None:
    """Return the claim of the same words that says most of what the earlier one said."""
    return max(same, key=lambda one: _likeness(before, one), default=None)


def _likeness(one: Seen, two: Seen) -> int:
    return sum(mine == theirs for mine, theirs in zip(one.said, two.said, strict=True))
