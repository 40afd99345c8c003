"""The command that adds up: totals."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from pledgebook.cli.options import AS_OF, KNOWN_BY, LEDGER, Day

_WAYS = ("dated", "constant")
_GDP_BY_ACTOR = "--gdp needs actor among --by."
_NO_DAY = "--rates constant needs --rate-date, the day whose rates to use."
_TWO_WAYS = "--rates dated takes each sum's own day; leave out constant and --rate-date."


class _Several(click.ParamType[tuple[str, ...]]):
    """Names with commas between them."""

    name = "NAMES"

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the names, or say which there are."""
        said = [name.strip().lower() for name in value.split(",")] if isinstance(value, str) else list(value)
        if unknown := [name for name in said if name and name not in self._names]:
            self.fail(f"{', '.join(unknown)}: not one of {', '.join(self._names)}.", param, ctx)
        return tuple(name for name in said if name)


class _Rates(click.ParamType[str]):
    """A way to convert, or a file of rates."""

    name = "dated|constant|FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the way or the file, or say that there is no such file."""
        if value not in _WAYS and not Path(value).is_file():
            self.fail(f"{value!r} is neither dated, constant nor a file.", param, ctx)
        return str(value)


@click.command()
@click.option(
    "--by",
    type=_Several(("actor", "recipient", "category", "form", "stage", "month", "year")),
    default="actor",
    show_default=True,
    help="What rows are made of: actor, recipient, category, form, stage, month, year; several with commas.",
)
@click.option(
    "--stage",
    type=click.Choice(["pledged", "committed", "allocated", "delivered"]),
    default="allocated",
    show_default=True,
    help="The stage that orders the rows.",
)
@click.option("--currency", default="EUR", show_default=True, help="The currency of the sums.")
@click.option(
    "--rates",
    type=_Rates(),
    multiple=True,
    help="The rate of each day (dated), of one day (constant), or a file of date,currency,rate (units for one "
    "euro), which wins over the shipped table; may be given several times.  [default: dated]",
)
@click.option("--rate-date", type=Day(), help="The day of constant rates.")
@click.option(
    "--pooled",
    type=click.Choice(["state", "fund"]),
    default="state",
    show_default=True,
    help="For whom money counts that goes through a common fund.",
)
@click.option(
    "--gdp",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of state,year,currency,value: sums in per cent of it too.",
)
@KNOWN_BY
@AS_OF
@click.option("--explain", is_flag=True, help="Lead from each row to its commitments and their words.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True
)
@LEDGER
def totals(
    by: tuple[str, ...],
    stage: str,
    currency: str,
    rates: tuple[str, ...],
    rate_date: date | None,
    pooled: str,
    gdp: Path | None,
    known_by: date | None,
    as_of: datetime | None,
    explain: bool,
    form: str,
    ledger: str | None,
) -> None:
    """Add up what was pledged, committed, allocated, delivered; name what is left out.

    \b
    pledgebook totals --by actor,category
    pledgebook totals --by year --currency USD --rates constant --rate-date 2024-12-31 --explain
    """  # noqa: D301 - click knows the sign itself
    from pledgebook.cli.totals import show_totals
    from pledgebook.commitments.columns import By, Column, Pooled
    from pledgebook.jobs import TotalsRequest

    if gdp and "actor" not in by:
        raise click.UsageError(_GDP_BY_ACTOR)
    request = TotalsRequest(
        by=tuple(map(By, by)),
        stage=Column(stage),
        currency=currency.upper(),
        constant=_way(rates, rate_date),
        tables=tuple(Path(one) for one in rates if one not in _WAYS),
        pooled=Pooled(pooled),
        gdp=gdp,
        known_by=known_by,
        as_of=as_of,
        explain=explain,
    )
    show_totals(request, form, ledger)


def _way(rates: tuple[str, ...], day: date | None) -> date | None:
    """Return the day of constant rates, null for dated ones."""
    if "constant" in rates and day is None:
        raise click.UsageError(_NO_DAY)
    if "dated" in rates and (day or "constant" in rates):
        raise click.UsageError(_TWO_WAYS)
    return day
