"""The table of commitments on the terminal: the latest first, parts beneath their packages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from pledgebook.commitments import Commitment
from pledgebook.commitments.title import short_sum

_ID = 8


def list_table(found: Sequence[Commitment]) -> Table:
    """Return commitments as a table; what does not count is dim, with the reason beneath."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("Announced", no_wrap=True)
    table.add_column("Commitment", ratio=1)
    table.add_column("Stage", no_wrap=True)
    table.add_column("Sum", justify="right", no_wrap=True)
    table.add_column("Sources", justify="right", no_wrap=True)
    table.add_column("Id", no_wrap=True)
    for one, depth in _nested(found):
        style = "" if one.counted else "dim"
        table.add_row(*_cells(one, depth), style=style)
    return table


def _nested(found: Sequence[Commitment]) -> Iterator[tuple[Commitment, int]]:
    here = {one.id for one in found}
    parts: dict[str, list[Commitment]] = defaultdict(list)
    for one in found:
        if one.parent in here:
            parts[one.parent or ""].append(one)

    def below(one: Commitment, depth: int) -> Iterator[tuple[Commitment, int]]:
        yield one, depth
        for part in sorted(parts[one.id], key=lambda part: part.period.start or "" if part.period else ""):
            yield from below(part, depth + 1)

    for one in found:
        if one.parent not in here:
            yield from below(one, 0)


def _cells(one: Commitment, depth: int) -> tuple[Text | str, ...]:
    return (
        one.announced or "undated",
        _what(one, depth),
        one.firmness,
        short_sum(one.amount) if one.amount else "",
        str(one.independent_sources),
        one.id[:_ID],
    )


def _what(one: Commitment, depth: int) -> Text:
    # The sum has a column of its own, so the title goes without.
    name = one.title.split(": ")[0] if one.amount else one.title
    text = Text("  " * depth + name)
    if one.conflicts:
        text.append(" ≠", style="bold yellow")
    if not one.counted and not depth:
        text.append(f"\n{'  ' * depth}not counted: {one.not_counted_because}", style="italic")
    return text
