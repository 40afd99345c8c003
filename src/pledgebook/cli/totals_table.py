"""The table of totals on the terminal: a block for each kind, what was left out, how the sums are made."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pledgebook.commitments.columns import Column
from pledgebook.commitments.rows import Row
from pledgebook.exports import TotalsView
from pledgebook.exports.totals_view import Line, behind
from pledgebook.jobs import Summed

_GAP = 2
_NARROWEST = 7
_HEADS = tuple(f"\n{column.value.title()}" for column in Column)
_EXTRAS = ("no\namount", "not\nstated", "% of\nGDP")


class TotalsTable:
    """Totals as a Rich renderable; it reads as well without colour."""

    def __init__(self, summed: Summed) -> None:
        self._summed = summed
        self._view = TotalsView(summed.totals)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        columns = _Columns(self._view, options.max_width)
        yield columns.head()
        for kind in self._view.kinds:
            yield Text(f"{kind.value.capitalize()}", style="bold underline")
            for row, line in self._view.rows(kind):
                yield columns.line(line)
                yield from _note(line)
                yield from self._words(row)
            if self._view.totals.by:
                yield columns.line(self._view.sum(kind), total=True)
                yield from _note(self._view.sum(kind))
            yield Text()
        yield from self._left_out(options.max_width)
        for note in self._view.notes(self._summed.commitments):
            yield Padding(Text(note, style="dim"), (0, 0, 0, 0))

    def _words(self, row: Row) -> Iterator[RenderableType]:
        """Yield the commitments of a row and the words that prove them, where they were asked for."""
        if not self._summed.words:
            return
        for head, quotes in behind(row, self._view.totals, self._summed.commitments, self._summed.words):
            yield Padding(Text(f"• {head}"), (0, 0, 0, 2))
            yield from (Padding(Text(quote, style="dim italic"), (0, 0, 0, 4)) for quote in quotes)

    def _left_out(self, width: int) -> Iterator[RenderableType]:
        if not self._view.totals.left_out:
            return
        yield Text("Left out", style="bold underline")
        table = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        table.add_column(max_width=width // 2)
        table.add_column(justify="right")
        table.add_column()
        for reason, number, sums in self._view.left_out():
            table.add_row(reason, number, sums)
        yield table
        yield Text()


def _note(line: Line) -> Iterator[RenderableType]:
    if line.note:
        yield Padding(Text(line.note, style="dim"), (0, 0, 0, 2))


class _Columns:
    """The same widths for every block: what the cells need, the labels narrowed until a line fits."""

    def __init__(self, view: TotalsView, room: int) -> None:
        self._by = [by.value.title() for by in view.totals.by] or [""]
        self._stage = list(Column).index(view.totals.stage)
        heads = [*(f"\n{by}" for by in self._by), *_HEADS, *_EXTRAS]
        lines = [line for kind in view.kinds for line in (*view.lines(kind), view.sum(kind))]
        every = [heads, *map(self._cells, lines)]
        fixed = len(self._by) + len(_HEADS)
        self._used = [at for at in range(len(heads)) if at < fixed or any(row[at] for row in every[1:])]
        self._heads = heads
        self._widths = self._fitted(every, room)

    def head(self) -> Table:
        """Return the line above all blocks."""
        return self._grid(self._heads, ["bold"] * len(self._heads))

    def line(self, line: Line, *, total: bool = False) -> Table:
        """Return one row; the named stage stands out."""
        cells = self._cells(line)
        named = len(self._by) + self._stage
        styles = ["bold" if total or at == named else "" for at in range(len(cells))]
        return self._grid(cells, styles)

    def _cells(self, line: Line) -> list[str]:
        labels = [*line.labels] or ["Total", *[""] * (len(self._by) - 1)]
        return [*labels, *line.sums, line.no_amount, line.not_stated, line.gdp]

    def _fitted(self, rows: Sequence[Sequence[str]], room: int) -> dict[int, int]:
        widths = {at: _need(row[at] for row in rows) for at in self._used}
        labels = range(len(self._by))
        room -= _GAP * len(widths)
        if sum(widths.values()) > room:
            # "not broken down" and "not known" go over several lines before anything else does.
            widths |= {at: _need(_stacked(row[at]) for row in rows) for at in labels}
        while sum(widths.values()) > room and max(widths[at] for at in labels) > _NARROWEST:
            widths[max(labels, key=lambda at: widths[at])] -= 1
        return widths

    def _grid(self, cells: Sequence[str], styles: Sequence[str]) -> Table:
        grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
        for at in self._used:
            right = at >= len(self._by)
            grid.add_column(width=self._widths[at], justify="right" if right else "left", overflow="fold")
        grid.add_row(*(Text(cells[at], style=styles[at]) for at in self._used))
        return grid


def _stacked(label: str) -> str:
    return label.replace(" ", "\n") if label.startswith("not ") else label


def _need(cells: Iterable[str]) -> int:
    return max(cell_len(line) for cell in cells for line in cell.split("\n"))
