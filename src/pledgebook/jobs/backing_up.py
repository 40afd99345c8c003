"""A ledger copied into a file while it is in use, and put back."""

from pathlib import Path

from pledgebook.errors import CannotWriteError, FileExistsAlreadyError
from pledgebook.ledger import Ledger
from pledgebook.ledger.backup import Copied


def backup(out: Path, address: str | None = None, *, replace: bool = False) -> Copied:
    """Copy a ledger as it stands into a file, and return how much that is."""
    with Ledger.open(address, missing_ok=False) as ledger:
        if out.exists() and _is_file_of(ledger, out):
            raise CannotWriteError(out, "it is the ledger itself")
        if out.exists() and not replace:
            raise FileExistsAlreadyError(out)
        return ledger.backup(out)


def restore(source: Path, address: str | None = None, *, replace: bool = False) -> Copied:
    """Put a backup where a ledger is to be; one that holds something gives way only if told."""
    return Ledger.restore(source, address, replace=replace)


def _is_file_of(ledger: Ledger, path: Path) -> bool:
    kept = Path(ledger.address)
    return kept.exists() and path.samefile(kept)
