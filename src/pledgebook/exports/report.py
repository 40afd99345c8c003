"""What a briefing paper would carry, on one page that fetches nothing: sums, charts, commitments, words, method."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pledgebook import __version__
from pledgebook.commitments import Commitment, Statement, totals
from pledgebook.commitments.columns import By, Column, Kind
from pledgebook.commitments.rough import rough_euros
from pledgebook.commitments.title import party_names
from pledgebook.exports.charts import CHARTS, Figures, Setting, svg
from pledgebook.exports.page import render_page
from pledgebook.exports.segments import printable
from pledgebook.exports.sums import short_sum
from pledgebook.exports.tables import Stock
from pledgebook.exports.totals_view import TotalsView
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_MOST = 60  # commitments in full; the rest is counted
_CLAIMS = 12
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


def report_page(stock: Stock) -> Iterator[str]:
    """Yield the page in pieces."""
    names = party_names(Vocabulary(Settings().vocabulary))
    found = totals(stock.commitments, (By.ACTOR,))
    view = TotalsView(found)
    counted = sorted((one for one in stock.commitments if one.counted and not one.parent), key=_size)
    return render_page(
        "report.html",
        ("page.css", "report.css"),
        None,
        title="What was promised, and what came of it",
        stock=stock,
        program=f"Pledgebook {__version__}",
        view=view,
        kinds=[kind for kind in view.kinds if kind is not Kind.ACTS],
        columns=tuple(Column),
        sums=_sums(found),
        pictures=_pictures(stock) if counted else [],
        entries=[_entry(stock, one) for one in counted[:_MOST]],
        rest=max(0, len(counted) - _MOST),
        notes=list(view.notes({one.id: one for one in stock.commitments})),
        left_out=list(view.left_out()),
        label=lambda value: printable(" and ".join(names.get(one, one) for one in value.split("+"))),
        printable=printable,
    )


def _size(one: Commitment) -> tuple[float, str]:
    euros = rough_euros(one.amount, one.day) if one.amount else None
    return -(euros or 0), one.id


def _sums(found: Any) -> list[tuple[str, str]]:
    sums = []
    for column in Column:
        held = sum(row[column].sum.value for row in found.sums if row.kind in (Kind.GRANTS, Kind.LOANS))
        sums.append((column.value, short_sum(held, "EUR") if held else "–"))
    return sums


def _pictures(stock: Stock) -> list[Picture]:
    figures = Figures(stock.commitments)
    return [
        Picture(_SHOWS.get(name, name), *(_picture(draw(figures, setting)) for setting in (_WIDE, _NARROW)))
        for name, draw in CHARTS.items()
    ]


def _picture(chart: Any) -> str:
    from base64 import b64encode

    return "data:image/svg+xml;base64," + b64encode(svg(chart).encode()).decode()


def _entry(stock: Stock, one: Commitment) -> Entry:
    said = list(stock.told(one))
    words = tuple(islice({claim.words: claim for claim in said}.values(), _CLAIMS))
    return Entry(one, words, len(said) - len(words))
