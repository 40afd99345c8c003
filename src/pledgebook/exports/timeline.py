"""The history of a commitment as a line to scale."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pledgebook.commitments import Commitment

WIDTH = 900
_EDGE = 60
_APART = 92  # what a label takes; one that is nearer to the last stands a row lower
_ROWS = 4


class Point(NamedTuple):
    """One moment on the line: where, at which height its label stands, and what it says."""

    x: int
    row: int
    stage: str
    day: date


class Line(NamedTuple):
    """A line with its points, from its first to its last day; `years` are where each new year begins."""

    points: tuple[Point, ...]
    years: tuple[tuple[int, int], ...]
    rows: int


def timeline(one: Commitment) -> Line | None:
    """Return the dated moments of a commitment to scale, null where there are none."""
    dated = ((moment.day, moment.stage.value.replace("_", " ")) for moment in one.history if moment.day)
    days = list(dict.fromkeys(dated))
    if not days:
        return None
    first, last = min(day for day, _ in days), max(day for day, _ in days)
    points = tuple(_points(days, first, (last - first).days))
    years = tuple(_years(first, last))
    return Line(points, years, max(point.row for point in points) + 1)


def _x(day: date, first: date, span: int) -> int:
    if span == 0:
        return WIDTH // 2
    return _EDGE + round((WIDTH - 2 * _EDGE) * (day - first).days / span)


def _points(days: list[tuple[date, str]], first: date, span: int) -> Iterator[Point]:
    ends = [-_APART] * _ROWS
    for day, stage in days:
        x = _x(day, first, span)
        row = next((row for row, end in enumerate(ends) if x - end >= _APART), _ROWS - 1)
        ends[row] = x
        yield Point(x, row, stage, day)


def _years(first: date, last: date) -> Iterator[tuple[int, int]]:
    span = (last - first).days
    yield from ((_x(date(year, 1, 1), first, span), year) for year in range(first.year + 1, last.year + 1))
