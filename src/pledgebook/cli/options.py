"""Options that several commands share, read once and handed on as one value."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pledgebook.cli.run_report import reported, run_parameters


@dataclass(frozen=True, slots=True)
class Run:
    """What was typed: the inputs and the options every reading command takes."""

    sources: tuple[str, ...]
    published: date | None
    publisher: str | None
    vocabulary: Path | None


class LazyGroup(click.Group):
    """A group that lists its commands in the order of the work, and tells of each run to those who watch."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command with the options that every command has."""
        if not isinstance(cmd, click.Group):
            own = {option for one in cmd.params for option in one.opts}
            cmd.params.extend(one for one in run_parameters() if not own & set(one.opts))
        super().add_command(cmd, name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and tell of the run where that is asked for."""
        with reported(ctx):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """Return the commands as they were defined."""
        return list(self.commands)


class Day(click.ParamType[date]):
    """A day written as ISO 8601."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or say how to write one."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-12-19.", param, ctx)


class Moment(click.ParamType[datetime]):
    """A moment written as ISO 8601, in UTC where no zone is given; a day alone is all of it."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment, or say how to write one."""
        if isinstance(value, datetime):
            return value
        try:
            said = datetime.fromisoformat(value)
            whole_day = len(value) <= len("2024-12-19")
        except ValueError:
            self.fail(f"{value!r} is not a time; write it as 2024-12-19 or 2024-12-19T14:30.", param, ctx)
        moment = datetime.combine(said, time.max) if whole_day else said
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


KNOWN_BY = click.option("--known-by", type=Day(), help="What documents published by this day support.")
AS_OF = click.option("--as-of", type=Moment(), help="What the ledger said at this time (UTC).")
LEDGER = click.option(
    "--ledger",
    envvar="PLEDGEBOOK_LEDGER",
    metavar="LEDGER",
    help="A SQLite path or PostgreSQL address; default pledgebook.db here.",
)
INPUT = click.argument("sources", metavar="INPUT...", nargs=-1, required=True)


def run_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options and hand them to it as one `Run`."""

    @click.option("--published", type=Day(), help="The day of documents that carry none.")
    @click.option("--publisher", help="The publisher of documents that name none.")
    @click.option(
        "--vocabulary",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="PLEDGEBOOK_VOCABULARY",
        help="A folder whose files add or override vocabulary rows.",
    )
    @wraps(command)
    def gathered(
        sources: tuple[str, ...],
        published: date | None,
        publisher: str | None,
        vocabulary: Path | None,
        **rest: Any,
    ) -> None:
        command(Run(sources, published, publisher, vocabulary), **rest)

    return gathered
