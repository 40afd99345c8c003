"""What is asked of a ledger as a whole: is it sound, what did it say, what changed, what must go."""

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.findings import Finding
from pledgebook.ledger import Difference, Ledger, StageTotal, differences, stage_totals


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two releases, commitment by commitment, and the totals by stage on both sides."""

    differences: tuple[Difference, ...]
    totals: tuple[StageTotal, ...]


def check(address: str | None = None) -> Iterator[Finding]:
    """Yield everything in a ledger that is not as it must be."""
    with Ledger.open(address, missing_ok=False) as ledger:
        yield from ledger.check()


def release(name: str, address: str | None = None) -> int:
    """Freeze what a ledger says under a name, and return how many commitments that is."""
    with Ledger.open(address, missing_ok=False) as ledger:
        return ledger.release(name).count


def diff(old: str, new: str, address: str | None = None) -> Diff:
    """Return what changed from one release to another; "now" names the ledger as it stands."""
    with Ledger.open(address, missing_ok=False) as ledger:
        before, after = ledger.released(old), ledger.released(new)
    return Diff(tuple(differences(before, after)), tuple(stage_totals(before, after)))


def redact(document: str, because: str, address: str | None = None) -> tuple[str, ...]:
    """Empty a document by order of law; return the ids of others that hold the very same text."""
    with Ledger.open(address, missing_ok=False) as ledger:
        return ledger.redact(document, because)
