"""The queue as a table, a case with its words, and what became of a decision."""

import json
import sys
from collections.abc import Iterable
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pledgebook import jobs
from pledgebook.claims.claim import Category, Stage
from pledgebook.cli.ending import or_exit
from pledgebook.cli.saying import say
from pledgebook.cli.show_page import in_context
from pledgebook.exports.records import json_line
from pledgebook.exports.sums import short_sum
from pledgebook.exports.task_record import task_record
from pledgebook.jobs import Case
from pledgebook.review import Filter, Kind, Task

_KEYS = {"a": "accept", "r": "reject", "s": "skip", "u": "undo", "q": "quit"}
_NAME = 47  # signs of the name of a claim, which must stand whole to be copied
_LINK = {"accept": "link", "reject": "unlink"}


def show_queue(ledger: str | None, asked: dict[str, Any], most: int, form: str) -> None:
    """Print what waits."""
    with or_exit():
        tasks = jobs.waiting(_filter(asked), ledger)
    if form == "jsonl":
        for task in tasks[:most]:
            click.echo(json_line(task_record(task)))
    else:
        _console().print(queue_table(tasks[:most]))
    say(f"{len(tasks):,} to decide")


def walk_queue(ledger: str | None, asked: dict[str, Any], by: str) -> None:
    """Ask about one task after the other until all are answered or the person has had enough."""
    with or_exit():
        tasks = jobs.waiting(_filter(asked), ledger)
    at, decided = 0, list[int]()
    while at < len(tasks):
        task = tasks[at]
        with or_exit():
            case = jobs.case(task, ledger)
        _show_case(case, at, len(tasks))
        deed = _ask()
        if deed == "quit":
            break
        if deed == "undo":
            settle("undo", "", by, None, ledger)
            at = decided.pop() if decided else at
            continue
        if deed != "skip":
            decided.append(at)
            settle(_LINK[deed] if task.kind is Kind.LINK else deed, task.name, by, None, ledger)
        at += 1
    say("that is all" if at == len(tasks) else "the rest waits")


def settle(
    deed: str,
    name: str,
    by: str,
    because: str | None,
    ledger: str | None,
    fields: dict[str, Any] | None = None,
) -> None:
    """Decide, and say what was kept."""
    with or_exit():
        taken = jobs.settle(deed, name, by, fields, because, ledger)
    for one in taken:
        say(f"{one.verdict} kept; `pledgebook review undo` takes it back")


def fields_of(changes: Iterable[str]) -> dict[str, Any]:
    """Return fields given as FIELD=VALUE, the value as JSON or as it stands."""
    found = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not sign:
            raise click.BadParameter(f"{change!r} is not FIELD=VALUE", param_hint="--set")  # noqa: EM102, TRY003
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


def _filter(asked: dict[str, Any]) -> Filter:
    return Filter(
        **asked
        | {
            "kind": Kind(asked["kind"]) if asked["kind"] else None,
            "category": Category(asked["category"]) if asked["category"] else None,
            "stage": Stage(asked["stage"]) if asked["stage"] else None,
        }
    )


def queue_table(tasks: Iterable[Task]) -> Table:
    """Return tasks as a table for a terminal of 100 columns or more."""
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("What", width=_NAME, overflow="fold")
    table.add_column("Hangs on it", justify="right", no_wrap=True)
    table.add_column("Doubt", justify="right", no_wrap=True)
    table.add_column("Why")
    for task in tasks:
        what = Text(task.title)
        what.append(f"\n{task.name}", style="dim")
        table.add_row(what, f"€{_rough(task.euros)}", f"{task.doubt:.2f}", "; ".join(task.reasons))
    return table


def _rough(euros: float) -> str:
    from decimal import Decimal

    return short_sum(Decimal(f"{euros:.1e}"), "EUR").lstrip("€")


def _show_case(case: Case, at: int, total: int) -> None:
    console = _console()
    console.print(Text(f"\n{at + 1} of {total}: {case.task.title}", style="bold"))
    console.print(Text("; ".join(case.task.reasons), style="dim"))
    for record, text in zip(case.records, case.texts, strict=True):
        actors, recipients = (
            ", ".join(party["id"] or party["text"] for party in record[side]) or "?"
            for side in ("actors", "recipients")
        )
        amount = record["amount"]
        much = f" {amount['value']:,} {amount['currency'] or '?'}" if amount else ""
        things = ", ".join(item["name"] for item in record["items"])
        console.print(Text(f"{record['stage']}: {actors} → {recipients}{much} {things}"))
        console.print(in_context(" … ".join(span["text"] for span in record["evidence"]), text))


def _ask() -> str:
    while True:
        click.echo("a accept, r reject, s skip, u undo, q quit: ", nl=False, err=True)
        key = click.getchar(echo=True) if sys.stdin.isatty() else sys.stdin.read(1)
        click.echo(err=True)
        if not key:
            return "quit"
        if key in _KEYS:
            return _KEYS[key]


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else 100)
