"""Shows a comparison with another tracker."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pledgebook import jobs
from pledgebook.cli.ending import or_exit
from pledgebook.cli.listed import printed
from pledgebook.cli.run import write
from pledgebook.cli.saying import say
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.title import short_sum
from pledgebook.exports.compare import Comparison, Differs, Link, Outcome
from pledgebook.exports.compare_html import covers_words
from pledgebook.exports.compare_records import comparison_lines
from pledgebook.exports.segments import printable
from pledgebook.exports.sums import short_sum as short
from pledgebook.exports.tracker_row import Booked

_MOST = 40  # rows of each list; the rest is counted


def show_comparison(other: Path, mapping: Path | None, form: str, ledger: str | None) -> None:
    """Print a comparison; rows that could not be read are named on standard error."""
    with or_exit():
        found, words = _compared(other, mapping, form, ledger)
    for piece in _shown(found, words, form, other.name):
        write(piece)
    for finding in found.findings:
        say(f"{finding}")
    rows = sum(one.theirs is not None for one in found.links)
    linked = len(found.of(Outcome.MATCHED)) + len(found.of(Outcome.DIFFERENT))
    say(f"{linked:,} of their {rows:,} rows are in the ledger")


def _compared(other: Path, mapping: Path | None, form: str, ledger: str | None) -> jobs.Walk:
    if form == "html":
        return jobs.walk(other, mapping, ledger)
    return jobs.Walk(jobs.compare(other, mapping, ledger), {})


def _shown(
    found: Comparison, words: Mapping[str, tuple[Statement, ...]], form: str, name: str
) -> Iterable[str]:
    if form == "html":
        from pledgebook.exports.compare_html import comparison_page

        return comparison_page(found, words, name)
    return comparison_lines(found) if form == "jsonl" else printed(Group(*_tables(found)))


def _tables(found: Comparison) -> Iterator[RenderableType]:
    yield _summary(found)
    yield from _listed("Differing", found.of(Outcome.DIFFERENT), lambda one: ", ".join(one.differs))
    yield from _listed("Only there", found.of(Outcome.THERE))
    yield from _listed("Only here", found.of(Outcome.HERE))
    if found.of(Outcome.HERE):
        yield Text(covers_words(found.covers), style="dim")
    hedged = [one for one in found.links if one.hedges]
    yield from _listed(
        "Booked as firm, with a note that leaves it open", hedged, lambda one: ", ".join(one.hedges)
    )
    yield from _listed("Booked without a source", [one for one in found.links if one.unsourced])


def _table(title: str) -> Table:
    return Table(
        title=title, title_justify="left", title_style="bold", box=None, padding=(0, 1, 0, 0), pad_edge=False
    )


def _summary(found: Comparison) -> Table:
    table = _table("Their table and this ledger")
    table.add_column("")
    for name in ("Acts", "Theirs", "Ours"):
        table.add_column(name, justify="right", no_wrap=True)
    for outcome in Outcome:
        _sum_row(table, outcome.value, found.of(outcome))
        if outcome is Outcome.DIFFERENT:
            for field in Differs:
                _sum_row(table, f"  in {field.value}", [one for one in found.links if field in one.differs])
    _sum_row(table, "hedged, booked as firm", [one for one in found.links if one.hedges])
    _sum_row(table, "without a source", [one for one in found.links if one.unsourced])
    return table


def _sum_row(table: Table, name: str, links: list[Link]) -> None:
    table.add_row(
        name,
        f"{len(links):,}",
        _total(one.theirs_eur for one in links),
        _total(one.ours_eur for one in links),
    )


def _total(sums: Iterable[Decimal | None]) -> str:
    known = [one for one in sums if one is not None]
    return short(sum(known, Decimal(0)), "EUR") if known else "–"


def _listed(
    title: str, links: list[Link], note: Callable[[Link], str] | None = None
) -> Iterator[RenderableType]:
    if not links:
        return
    table = _table(f"\n{title}")
    table.add_column("Date", no_wrap=True)
    table.add_column("Theirs", ratio=1)
    table.add_column("Ours", ratio=1)
    table.add_column("", max_width=20)
    for one in links[:_MOST]:
        table.add_row(_day(one), _there(one.theirs), _here(one.ours), Text(note(one) if note else ""))
    yield table
    if len(links) > _MOST:
        yield Text(f"… and {len(links) - _MOST:,} more; --format jsonl has all", style="dim")


def _day(one: Link) -> str:
    day = one.theirs.day if one.theirs else one.ours.day if one.ours else None
    return day.isoformat() if day else "undated"


def _there(row: Booked | None) -> Text:
    if row is None:
        return Text("–")
    much = short_sum(row.amount) if row.amount else "no sum"
    stage = f", {row.stages[0].value}" if row.stages else ""
    who = " ".join(actor.strip("<>") for actor in row.actors)
    return Text(printable(f"{row.name}: {who}, {much}{stage}"))


def _here(one: Commitment | None) -> Text:
    if one is None:
        return Text("–")
    return Text(f"{one.id[:8]}: {one.title}, {one.firmness}")
