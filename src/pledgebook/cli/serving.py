"""Commands about the review pages: serving them, and who may use them."""

import sys

import click

from pledgebook.cli.ending import or_exit
from pledgebook.cli.options import LEDGER
from pledgebook.cli.saying import say

_ROLES = ("reader", "reviewer", "editor", "admin")
ROLE = click.option("--role", type=click.Choice(_ROLES), default="reviewer", show_default=True)
FROM_INPUT = click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")


@click.command()
@LEDGER
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; elsewhere needs users."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any that is free."
)
def serve(ledger: str | None, host: str, port: int) -> None:
    """Serve the review pages and the JSON API; Ctrl-C stops.

    \b
    pledgebook serve --ledger my.db
    pledgebook serve --host 0.0.0.0 --ledger postgresql://books@db/aid
    """  # noqa: D301 - click knows the sign itself
    from importlib import import_module

    def tell(address: str) -> None:
        say(f"open {address} in a browser; Ctrl-C stops")

    # The doors do not know each other: this one finds the other by its name.
    with or_exit():
        import_module("pledgebook.web").serve(ledger, host, port, tell)


@click.group()
def user() -> None:
    """Add, list and change those who may use the review pages.

    \b
    pledgebook user add ann --role admin --ledger my.db
    """  # noqa: D301 - click knows the sign itself


@user.command()
@click.argument("name")
@ROLE
@FROM_INPUT
@LEDGER
def add(name: str, role: str, password_stdin: bool, ledger: str | None) -> None:
    """Add a user; the password is asked for twice.

    \b
    pledgebook user add ann --role admin
    pledgebook user add ben --password-stdin < password.txt
    """  # noqa: D301 - click knows the sign itself
    from pledgebook import jobs

    password = _password(from_input=password_stdin)
    with or_exit():
        jobs.add_user(name, password, role, ledger)
    say(f"{name} may sign in as {role}")


@user.command(name="list")
@LEDGER
def list_users(ledger: str | None) -> None:
    """List the users with their roles.

    \b
    pledgebook user list --ledger my.db
    """  # noqa: D301 - click knows the sign itself
    from pledgebook import jobs

    with or_exit():
        found = jobs.users(ledger)
    for one in found:
        click.echo(f"{one.name}\t{one.role.name.lower()}{'' if one.active else chr(9) + 'ended'}")


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), required=True)
@LEDGER
def role(name: str, role: str, ledger: str | None) -> None:
    """Give a user another role.

    \b
    pledgebook user role ben --role editor
    """  # noqa: D301 - click knows the sign itself
    from pledgebook import jobs

    with or_exit():
        jobs.change_user(name, ledger, role=role)


@user.command()
@click.argument("name")
@FROM_INPUT
@LEDGER
def password(name: str, password_stdin: bool, ledger: str | None) -> None:
    """Give a user a new password; their sessions end.

    \b
    pledgebook user password ben
    """  # noqa: D301 - click knows the sign itself
    from pledgebook import jobs

    given = _password(from_input=password_stdin)
    with or_exit():
        jobs.change_user(name, ledger, password=given)


@user.command()
@click.argument("name")
@LEDGER
def end(name: str, ledger: str | None) -> None:
    """Let a user in no more; what they decided stays.

    \b
    pledgebook user end ben
    """  # noqa: D301 - click knows the sign itself
    from pledgebook import jobs

    with or_exit():
        jobs.change_user(name, ledger, active=False)


def _password(*, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return asked
