"""Says on standard error what was copied out of a ledger, or back into it."""

from pathlib import Path

from pledgebook import jobs
from pledgebook.cli.ending import or_exit
from pledgebook.cli.run_report import note
from pledgebook.cli.saying import say
from pledgebook.ledger.backup import Copied


def tell_backup(out: Path, ledger: str | None, *, replace: bool) -> None:
    """Back a ledger up and say how much the file holds."""
    with or_exit():
        copied = jobs.backup(out, ledger, replace=replace)
    note(**copied._asdict())
    say(f"{out} holds {_much(copied)}")


def tell_restore(source: Path, ledger: str | None, *, replace: bool) -> None:
    """Restore a ledger and say how much it holds now."""
    with or_exit():
        copied = jobs.restore(source, ledger, replace=replace)
    note(**copied._asdict())
    say(f"the ledger holds {_much(copied)}, checked; everybody signs in again")


def _much(copied: Copied) -> str:
    parts = [_many(number, name) for name, number in zip(Copied._fields, copied, strict=True)]
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _many(number: int, names: str) -> str:
    return f"{number:,} {names.removesuffix('s') if number == 1 else names}"
