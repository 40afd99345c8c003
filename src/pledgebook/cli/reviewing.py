"""Review from the terminal: the queue, and decisions one by one."""

from getpass import getuser
from typing import Any

import click

from pledgebook.cli.options import LEDGER, Day
from pledgebook.cli.parts import CATEGORIES, STAGES

BY = click.option("--by", default=getuser, help="Who decides; default your name on this machine.")
BECAUSE = click.option("--because", help="Why; kept with the decision.")
NAME = click.argument("name", metavar="TASK")


@click.group(invoke_without_command=True)
@click.option("--kind", type=click.Choice(["claim", "link"]))
@click.option("--actor", help="Who gives, by id or name.")
@click.option("--recipient", help="Who gains, by id or name.")
@click.option("--category", type=click.Choice(CATEGORIES))
@click.option("--stage", type=click.Choice(STAGES))
@click.option("--publisher", help="Who published the document.")
@click.option("--since", type=Day(), help="Said on this day or later.")
@click.option("--until", type=Day(), help="Said on this day or earlier.")
@click.option("--doubt", type=click.FloatRange(0, 1), default=0.0, help="At least so doubtful, 0 to 1.")
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="How many to list.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@LEDGER
@click.pass_context
def review(context: click.Context, /, most: int, form: str, ledger: str | None, **asked: Any) -> None:
    """List what waits for a person, the most urgent first; subcommands decide.

    \b
    pledgebook review --actor Norway --most 5
    pledgebook review walk
    pledgebook review accept claim.DOCUMENT.CLAIM
    """  # noqa: D301 - click knows the sign itself
    context.obj = (ledger, asked)
    if context.invoked_subcommand is None:
        from pledgebook.cli.reviewed import show_queue

        show_queue(ledger, asked, most, form)


@review.command()
@BY
@LEDGER
@click.pass_obj
def walk(given: tuple[str | None, dict[str, Any]], by: str, ledger: str | None) -> None:
    """Go through the queue one by one: a accept, r reject, s skip, u undo, q quit."""
    from pledgebook.cli.reviewed import walk_queue

    walk_queue(ledger or given[0], given[1], by)


@review.command()
@NAME
@BY
@BECAUSE
@LEDGER
def accept(name: str, by: str, because: str | None, ledger: str | None) -> None:
    """Accept TASK: a claim as it was read, or that two claims are one act.

    TASK is a name that `pledgebook review` lists.

    \b
    pledgebook review accept claim.DOCUMENT.CLAIM --because "as the ministry says"
    """  # noqa: D301 - click knows the sign itself
    _settle("link" if name.startswith("link.") else "accept", name, by, because, ledger)


@review.command()
@NAME
@BY
@BECAUSE
@LEDGER
def reject(name: str, by: str, because: str | None, ledger: str | None) -> None:
    """Reject TASK: the words do not say this, or two claims are two acts.

    \b
    pledgebook review reject claim.DOCUMENT.CLAIM --because "a debt that is paid, no aid"
    """  # noqa: D301 - click knows the sign itself
    _settle("unlink" if name.startswith("link.") else "reject", name, by, because, ledger)


@review.command()
@NAME
@click.option(
    "--set", "changes", multiple=True, metavar="FIELD=VALUE", required=True, help="As JSON, or a bare word."
)
@BY
@BECAUSE
@LEDGER
def correct(name: str, changes: tuple[str, ...], by: str, because: str | None, ledger: str | None) -> None:
    """Correct fields of a claim.

    \b
    pledgebook review correct claim.DOCUMENT.CLAIM --set stage=committed
    pledgebook review correct claim.DOCUMENT.CLAIM --set 'amount={"value": 5000000, "currency": "EUR"}'
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.reviewed import fields_of

    _settle("correct", name, by, because, ledger, fields_of(changes))


@review.command()
@BY
@LEDGER
def undo(by: str, ledger: str | None) -> None:
    """Take back what you decided last."""
    _settle("undo", "", by, None, ledger)


def _settle(
    deed: str,
    name: str,
    by: str,
    because: str | None,
    ledger: str | None,
    fields: dict[str, Any] | None = None,
) -> None:
    from pledgebook.cli.reviewed import settle

    settle(deed, name, by, because, ledger, fields)
