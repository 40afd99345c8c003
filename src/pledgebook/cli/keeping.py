"""Commands about a ledger itself: what is added, frozen, compared, redacted and checked."""

import click

from pledgebook.cli.options import INPUT, LEDGER, Run, run_options


@click.command()
@INPUT
@LEDGER
@run_options
def add(run: Run, ledger: str | None) -> None:
    """Read documents and keep them with what they claim; twice is once.

    INPUT is as for `read`, or a folder that `bulk` has made.

    \b
    pledgebook add examples/reports --ledger my.db
    pledgebook add articles.jsonl --publisher "Example Wire"
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.added import add_and_tell

    add_and_tell(run, ledger)


@click.command()
@click.argument("name")
@LEDGER
def release(name: str, ledger: str | None) -> None:
    """Freeze what the ledger says, under a NAME that is not taken.

    \b
    pledgebook release 2025-03 --ledger my.db
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.kept import tell_release

    tell_release(name, ledger)


@click.command()
@click.argument("old")
@click.argument("new")
@LEDGER
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def diff(old: str, new: str, ledger: str | None, form: str) -> None:
    """Say what changed from one release to another; "now" is the ledger as it stands.

    \b
    pledgebook diff 2025-03 now
    pledgebook diff 2025-02 2025-03 --format jsonl
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.kept import show_diff

    show_diff(old, new, ledger, form)


@click.command()
@click.argument("document")
@click.option("--because", required=True, help="Who ordered it and why; kept in the ledger.")
@LEDGER
def redact(document: str, because: str, ledger: str | None) -> None:
    """By order of law: let the text and bytes of DOCUMENT give way to their hash.

    DOCUMENT is its id, its label, or where it came from. Cited quotations stay, other documents are not
    touched.

    \b
    pledgebook redact report-7 --because "order of the district court of 3 March"
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.kept import tell_redaction

    tell_redaction(document, because, ledger)


@click.command()
@LEDGER
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def check(ledger: str | None, form: str) -> None:
    """Verify every span, id, hash and reference; one line for each problem.

    \b
    pledgebook check --ledger my.db
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.kept import show_check

    show_check(ledger, form)
