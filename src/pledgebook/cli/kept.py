"""Shows what a ledger says about itself: releases, differences, redactions, checks."""

import sys
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from pledgebook import jobs
from pledgebook.cli.ending import or_exit
from pledgebook.cli.run_report import note
from pledgebook.cli.saying import say
from pledgebook.exports.records import json_line, number
from pledgebook.findings import Finding
from pledgebook.ledger import StageTotal


def tell_release(name: str, ledger: str | None) -> None:
    """Freeze the ledger and say on standard error how much was frozen."""
    with or_exit():
        held = jobs.release(name, ledger)
    note(commitments=held)
    say(f"release {name} holds {held:,} commitment{'' if held == 1 else 's'}")


def tell_redaction(document: str, because: str, ledger: str | None) -> None:
    """Redact a document and say on standard error what is left to do."""
    with or_exit():
        twins = jobs.redact(document, because, ledger)
    say(f"{document} is redacted; the words that its claims cite stay")
    if twins:
        say(f"the same text stands in {', '.join(twins)}, which is not touched")


def show_check(ledger: str | None, form: str) -> None:
    """Print each problem on a line; the exit status is 2 where there is one."""
    problems = 0
    with or_exit():
        for finding in jobs.check(ledger):
            problems += 1
            click.echo(_problem(finding, form))
    note(problems=problems)
    say(f"{problems or 'no'} problem{'' if problems == 1 else 's'} found")
    raise SystemExit(2 if problems else 0)


def _problem(finding: Finding, form: str) -> str:
    if form == "jsonl":
        return json_line({"where": finding.where, "reason": finding.reason})
    return str(finding)


def show_diff(old: str, new: str, ledger: str | None, form: str) -> None:
    """Print what changed between two releases."""
    with or_exit():
        found = jobs.diff(old, new, ledger)
    for piece in _lines(found) if form == "jsonl" else _tables(found, old, new):
        click.echo(piece, nl=False)


def _lines(found: jobs.Diff) -> Iterator[str]:
    for one in found.differences:
        record = {"change": one.change.value, "id": one.id, "title": one.title}
        yield f"{json_line(record | {'before': one.before, 'after': one.after})}\n"
    for total in found.totals:
        yield f"{json_line(_total(total))}\n"


def _total(total: StageTotal) -> dict[str, Any]:
    return {
        "change": "total",
        "stage": total.stage.value,
        "kind": total.kind.value,
        "before": total.before,
        "after": total.after,
        "sums": [
            {"currency": currency, "before": number(before), "after": number(after)}
            for currency, before, after in total.sums
        ],
    }


def _tables(found: jobs.Diff, old: str, new: str) -> Iterator[str]:
    console = Console(width=None if sys.stdout.isatty() else 100)
    with console.capture() as captured:
        if not found.differences:
            console.print(f"Nothing changed from {old} to {new}.", markup=False)
        else:
            console.print(_changes(found, old, new))
        if found.totals:
            console.print(_totals(found, old, new))
    yield captured.get()


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _changes(found: jobs.Diff, old: str, new: str) -> Table:
    table = _table(f"Changes from {old} to {new}", "Change", "Commitment", "Before", "After")
    for one in found.differences:
        table.add_row(one.change.value, one.title, one.before or "–", one.after or "–")
    return table


def _totals(found: jobs.Diff, old: str, new: str) -> Table:
    table = _table("\nWhat counts, by the stage it stands at", "Stage", "Kind", old, new, "Sum", old, new)
    for column in (2, 3, 5, 6):
        table.columns[column].justify = "right"
    for total in found.totals:
        sums = [(currency, f"{before:,.0f}", f"{after:,.0f}") for currency, before, after in total.sums]
        cells = (total.stage.value, total.kind.value, f"{total.before:,}", f"{total.after:,}")
        for first, figures in zip_longest([cells], sums or [("", "", "")], fillvalue=("", "", "", "")):
            table.add_row(*first, *figures)
    return table
