"""The table of a reading on the terminal: a row for each claim, its words dim beneath it."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pledgebook.claims import Reading
from pledgebook.exports import Head, Row, reading_head, reading_rows

HEADS = ("Who", "What", "To whom", "How much", "How firm", "Said by")
_GAP = 2
_NARROWEST = 7
_LONGEST_WORDS = 3  # lines of evidence
_STYLES = {"off": "red", "possible": "yellow", "promised": "cyan", "done": "green"}


class ReadingTable:
    """One document as a Rich renderable: title, doubts, claims; it reads as well without colour."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        yield from _heading(reading_head(self._reading))
        rows = reading_rows(self._reading)
        if not rows:
            yield Text("  No act of support found.\n", style="dim")
            return
        number = 2 + len(str(len(rows)))
        widths = _widths(rows, options.max_width - number)
        yield _line(("", *HEADS), (number, *widths), ("", *["bold"] * len(HEADS)))
        for place, (claim, row) in enumerate(zip(self._reading.claims, rows, strict=True), start=1):
            style = _STYLES[claim.stage.group]
            yield _claim(place, row, (number, *widths), style)
            yield from _beneath(row, number, options.max_width)
        yield Text()


def _heading(head: Head) -> Iterator[RenderableType]:
    yield Text(head.title, style="bold")
    yield Text(head.particulars, style="dim")
    yield from map(_note, head.notes)


def _note(words: str, indent: int = 0) -> RenderableType:
    return Padding(Text(f"! {words}", style="yellow"), (0, 0, 0, indent))


def _claim(place: int, row: Row, widths: Sequence[int], style: str) -> Table:
    mark = "★" if row.headline else " "
    strong = "bold" if row.headline else ""
    styles = ("dim", strong, strong, strong, strong, f"{style} {strong}", "")
    return _line((f"{mark}{place}", *_cells(row)), widths, styles)


def _cells(row: Row) -> tuple[str, ...]:
    return (row.who, row.what, row.whom, row.much, row.firm, row.said)


def _line(cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Table:
    line = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in widths:
        line.add_column(width=width, overflow="fold")
    line.add_row(*(Text(cell, style=style.strip()) for cell, style in zip(cells, styles, strict=True)))
    return line


def _beneath(row: Row, indent: int, width: int) -> Iterator[RenderableType]:
    room = (width - indent - _GAP) * _LONGEST_WORDS - 2
    words = row.words if len(row.words) <= room else f"{row.words[:room].rstrip()}…"
    yield Padding(Text(f"“{words}”", style="dim italic"), (0, 0, 0, indent + _GAP))
    if row.uncounted:
        yield Padding(Text(f"not counted: {row.uncounted}"), (0, 0, 0, indent + _GAP))
    for doubt in row.doubts:
        yield _note(doubt, indent + _GAP)


def _widths(rows: Sequence[Row], room: int) -> tuple[int, ...]:
    """Give each column what its cells need, and take from the widest until the line fits."""
    columns = zip(HEADS, *map(_cells, rows), strict=True)
    widths = [max(cell_len(line) for cell in cells for line in cell.split("\n")) for cells in columns]
    room -= _GAP * len(HEADS)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return tuple(widths)
