"""What a briefing paper would carry, on one page that fetches nothing: sums, charts, commitments, words, method."""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import islice
from typing import Any, NamedTuple

from pledgebook import __version__
from pledgebook.commitments import Commitment, Statement, totals
from pledgebook.commitments.columns import By, Column, Kind
from pledgebook.commitments.rough import rough_euros
from pledgebook.commitments.title import party_names
from pledgebook.commitments.years import YEAR
from pledgebook.exports.charts import CHARTS, Figures, Setting, svg
from pledgebook.exports.packing import Tell
from pledgebook.exports.page import render_page
from pledgebook.exports.segments import printable
from pledgebook.exports.stock import Stock, some_of
from pledgebook.exports.sums import short_sum
from pledgebook.exports.totals_view import TotalsView
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_MOST = 60  # commitments in full; the rest is counted
_CLAIMS = 12
_DONORS, _NOTES = 100, 40  # rows of a table of sums, and notes on method; the rest is counted
_WIDE, _NARROW = Setting(paper="#ffffff"), Setting(350, paper="#ffffff")  # a paper is white by night too
_SHOWS = {
    "donors": "Bars: what each donor pledged, allocated and delivered",
    "map": "A map of tiles: how much each donor pledged",
    "purposes": "Bars: what was pledged, committed, allocated and delivered for each purpose",
    "growth": "Lines: what had been pledged, allocated and delivered by the end of each month",
    "categories": "Lines for each purpose: what had been pledged, allocated and delivered by the end of each month",
    "months": "Bars: how many commitments were first said to be at each stage in each month",
    "flow": "Squares: which donor pledged how much to which receiver",
    "waits": "Dots: days from the first promise to the first delivery, by donor",
    "doubt": "Bars: which share of what each donor pledged is sure",
}


class Picture(NamedTuple):
    """A chart for a wide page and for a phone, and what it shows in words."""

    shows: str
    wide: str
    narrow: str


class Entry(NamedTuple):
    """A commitment as the report tells it, with the words behind it."""

    one: Commitment
    words: tuple[Statement, ...]
    more: int


def report_page(stock: Stock, tell: Tell = lambda *_: None) -> Iterator[str]:
    """Yield the page in pieces."""
    tell("sums", 0)
    names = party_names(Vocabulary(Settings().vocabulary))
    found = totals(stock.commitments, (By.ACTOR,))
    view = TotalsView(found)
    largest, counted, claims = _largest(stock)
    notes = list(view.notes(some_of(stock.commitments, {one.commitment for one in found.over})))
    return render_page(
        "report.html",
        ("page.css", "report.css"),
        None,
        title="What was promised, and what came of it",
        stock=stock,
        program=f"Pledgebook {__version__}",
        donors=[
            (kind, *_cut(list(view.lines(kind)), _DONORS)) for kind in view.kinds if kind is not Kind.ACTS
        ],
        columns=tuple(Column),
        sums=_sums(found),
        claims=claims,
        pictures=_pictures(stock, tell) if counted else [],
        entries=[_entry(one, said) for one, said in stock.evidence(largest)],
        rest=counted - len(largest),
        notes=_cut(notes, _NOTES),
        left_out=list(view.left_out()),
        label=lambda value: printable(
            " and ".join(names.get(one, one.strip("<>")) for one in value.split("+"))
        ),
        printable=printable,
    )


def _cut(rows: list[Any], most: int) -> tuple[list[Any], int]:
    """Return the first rows, and how many more there are."""
    return rows[:most], max(0, len(rows) - most)


def _largest(stock: Stock) -> tuple[list[Commitment], int, int]:
    """Return the largest that count by themselves, how many such there are, and the claims behind all."""
    sizes: list[tuple[tuple[float, str], Commitment]] = []
    counted = claims = 0
    for one in stock.commitments:
        claims += len(one.claims) if one.part_reason != YEAR else 0
        if one.counted and not one.parent:
            counted += 1
            sizes.append((_size(one), one))
            if len(sizes) > 2 * _MOST:
                sizes = nsmallest(_MOST, sizes)
    return [one for _, one in nsmallest(_MOST, sizes)], counted, claims


def _size(one: Commitment) -> tuple[float, str]:
    euros = rough_euros(one.amount, one.day) if one.amount else None
    return -(euros or 0), one.id


def _sums(found: Any) -> list[tuple[str, str]]:
    sums = []
    for column in Column:
        held = sum(row[column].sum.value for row in found.sums if row.kind in (Kind.GRANTS, Kind.LOANS))
        sums.append((column.value, short_sum(held, "EUR") if held else "–"))
    return sums


def _pictures(stock: Stock, tell: Tell) -> list[Picture]:
    figures = Figures(stock.commitments)
    made = []
    tell("charts", 0)
    for number, (name, draw) in enumerate(CHARTS.items(), start=1):
        drawn = (_picture(draw(figures, setting)) for setting in (_WIDE, _NARROW))
        made.append(Picture(_SHOWS.get(name, name), *drawn))
        tell("charts", number)
    return made


def _picture(chart: Any) -> str:
    from base64 import b64encode

    return "data:image/svg+xml;base64," + b64encode(svg(chart).encode()).decode()


def _entry(one: Commitment, said: Sequence[Statement]) -> Entry:
    words = tuple(islice({claim.words: claim for claim in said}.values(), _CLAIMS))
    return Entry(one, words, len(said) - len(words))
