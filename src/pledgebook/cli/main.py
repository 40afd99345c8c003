"""The group of commands and what all of them share."""

import click

from pledgebook import __version__
from pledgebook.cli import (
    adding_up,
    backing_up,
    bulking,
    comparing,
    exporting,
    keeping,
    listing,
    reviewing,
    screening,
    serving,
)
from pledgebook.cli.options import INPUT, LazyGroup, Run, run_options


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="pledgebook")
def main() -> None:
    """Read news and official statements: who promised what to whom, how firmly, in which words.

    \b
    pledgebook read report.txt --published 2024-12-19
    pledgebook read examples/reports --format html > reading.html
    """  # noqa: D301 - click knows the sign itself


@main.command()
@INPUT
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "html"]),
    default="table",
    show_default=True,
)
@run_options
def read(run: Run, form: str) -> None:
    """Say what each document claims; keep nothing.

    INPUT is a file, a folder, an http(s) address, the address of a file or folder in a store (s3://, gs://,
    abfs://, hdfs://, file://), or - for standard input.

    \b
    pledgebook read report.txt --published 2024-12-19
    pledgebook read articles.jsonl --format jsonl
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.run import show_readings

    show_readings(run, form)


@main.command()
@INPUT
@click.option("--format", "form", type=click.Choice(["jsonl", "html"]), default="jsonl", show_default=True)
@run_options
def annotate(run: Run, form: str) -> None:
    """Say what is seen in the language: amounts, quantities, dates, parties, quotations.

    INPUT is as for `read`.

    \b
    pledgebook annotate report.txt --format html > layers.html
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.run import show_annotations

    show_annotations(run, form)


COMMANDS = (
    keeping.add,
    listing.list_commitments,
    listing.show,
    adding_up.totals,
    exporting.export,
    comparing.compare,
    reviewing.review,
    screening.screen,
    bulking.bulk,
    serving.serve,
    serving.user,
    keeping.release,
    keeping.diff,
    keeping.redact,
    backing_up.backup,
    backing_up.restore,
    keeping.check,
)
for command in COMMANDS:
    main.add_command(command)
