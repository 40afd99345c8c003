"""Commands that copy a ledger into a file while it is in use, and put the copy back."""

from pathlib import Path

import click

from pledgebook.cli.options import LEDGER

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("out", type=_FILE)
@LEDGER
@click.option("--replace", is_flag=True, help="Write over OUT where it is there already.")
def backup(out: Path, ledger: str | None, *, replace: bool) -> None:
    """Copy the ledger as it stands into the file OUT, while others go on using it.

    OUT is a ledger itself, a SQLite file wherever the ledger is kept: any command can be given it with
    --ledger. It holds what the ledger holds, with the hashes of passwords and tokens, but no sign-ins.

    \b
    pledgebook backup friday.db --ledger my.db
    pledgebook backup friday.db --ledger postgresql://books@db/aid
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.backed_up import tell_backup

    tell_backup(out, ledger, replace=replace)


@click.command()
@click.argument("source", metavar="IN", type=_FILE)
@LEDGER
@click.option("--replace", is_flag=True, help="Let the backup take the place of what the ledger holds.")
def restore(source: Path, ledger: str | None, *, replace: bool) -> None:
    """Put the backup IN where the ledger is to be, whole and checked, or not at all.

    A ledger that holds something is not touched without --replace. A backup of an older program is brought to
    the schema of this one; of one kind of database it can be put into the other.

    \b
    pledgebook restore friday.db --ledger my.db
    pledgebook restore friday.db --ledger postgresql://books@db/aid --replace
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.backed_up import tell_restore

    tell_restore(source, ledger, replace=replace)
