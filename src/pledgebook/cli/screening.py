"""The command that finds in web archives what is worth reading."""

from pathlib import Path

import click


@click.command()
@click.argument("archives", metavar="ARCHIVE...", nargs=-1, required=True)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Where the records go, as lines of JSON; there only when all is screened. Default: standard output.",
)
@click.option(
    "--profile",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What is looked for; default: support for Ukraine.",
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    help="The score from which a page is kept, from 0 to 1; default: the profile's.",
)
@click.option(
    "--vocabulary",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="PLEDGEBOOK_VOCABULARY",
    help="A folder whose files add or override vocabulary rows.",
)
@click.option("--limit-bytes", envvar="PLEDGEBOOK_LIMIT_BYTES", type=int, default=5_000_000, hidden=True)
def screen(
    archives: tuple[str, ...],
    output: str | None,
    profile: Path | None,
    least: float | None,
    vocabulary: Path | None,
    limit_bytes: int,
) -> None:
    """Find the pages of web archives that are worth reading.

    ARCHIVE is a file or folder, here or in a store (s3://, gs://, abfs://, hdfs://, file://), or - for
    standard input: WARC, packed with gzip or not, JSON lines (also packed with gzip or zstd) or Parquet.
    Each page kept is a line of JSON with url, title, published,
    publisher, score and text, as `read`, `add` and `bulk` take it.

    \b
    pledgebook screen crawl.warc.gz --output kept.jsonl
    pledgebook screen crawl/ --profile climate.yml --least 0.5 | pledgebook read -
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.screened import show_screened
    from pledgebook.jobs.screening import ScreenRequest
    from pledgebook.log import is_structured

    request = ScreenRequest(archives, profile, least, vocabulary, limit_bytes)
    show_screened(request, output, structured=is_structured())
