"""The command that reads very many documents into shards."""

from typing import Literal

import click

from pledgebook.cli.options import INPUT, Run, run_options


@click.command()
@INPUT
@click.option(
    "--output", "-o", metavar="DIR", required=True, help="Where the shards go; a folder or an address."
)
@click.option(
    "--runner",
    type=click.Choice(["processes", "ray"]),
    default="processes",
    show_default=True,
    help="Processes of this machine, or Ray (pip install 'pledgebook[bulk]').",
)
@click.option(
    "--processes", type=click.IntRange(1), default=1, show_default=True, help="How many read at once."
)
@click.option("--shard", type=click.IntRange(1), default=64, show_default=True, help="Documents in a shard.")
@click.option(
    "--limit-seconds",
    type=click.FloatRange(1),
    default=300,
    show_default=True,
    help="How long one document may take before it is left out.",
)
@click.option("--cluster", metavar="ADDRESS", help="A running Ray cluster; default: Ray on this machine.")
@run_options
def bulk(
    run: Run,
    output: str,
    runner: Literal["processes", "ray"],
    processes: int,
    shard: int,
    limit_seconds: float,
    cluster: str | None,
) -> None:
    """Read very many documents into shards of Parquet; a stopped run goes on.

    INPUT is as for `read`; what `screen` keeps is a good one. DIR holds documents, claims and findings in
    shards; `pledgebook add DIR` takes them into a ledger without reading again.

    \b
    pledgebook bulk kept.jsonl --output read --processes 4
    pledgebook bulk "s3://archive/2024-*.parquet" --output s3://archive/read --runner ray --cluster auto
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.bulked import show_bulk
    from pledgebook.jobs.bulk_reading import BulkRequest, Runner
    from pledgebook.jobs.request import Request
    from pledgebook.log import is_structured

    request = Request(run.sources, run.published, run.publisher, run.vocabulary)
    asked = BulkRequest(request, output, Runner(runner), processes, shard, limit_seconds, cluster)
    show_bulk(asked, structured=is_structured())
